import { type ExitCode, exitCodes } from '../errors.ts'
import type { Context } from './context.ts'

export type DoctorOptions = { readonly fix?: boolean }

export const doctor = async (_context: Context, _options: DoctorOptions): Promise<ExitCode> =>
  exitCodes.failed
