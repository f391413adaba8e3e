import { type ExitCode, exitCodes } from '../errors.ts'
import type { Context } from './context.ts'

export type MergeOptions = { readonly dryRun?: boolean }

export const merge = async (
  _context: Context,
  _from: readonly string[],
  _options: MergeOptions,
): Promise<ExitCode> => exitCodes.failed
