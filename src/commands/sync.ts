import { type ExitCode, exitCodes } from '../errors.ts'
import type { Context } from './context.ts'

export const sync = async (_context: Context, _remote: string | undefined): Promise<ExitCode> =>
  exitCodes.failed
