import { type ExitCode, exitCodes } from '../errors.ts'
import type { Context } from './context.ts'

export type RestoreOptions = { readonly to?: string; readonly dryRun?: boolean; readonly yes?: boolean }

export const restore = async (
  _context: Context,
  _words: readonly string[],
  _options: RestoreOptions,
): Promise<ExitCode> => exitCodes.failed
