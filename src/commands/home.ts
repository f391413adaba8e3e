import type { ExitCode } from '../errors.ts'
import type { Context } from './context.ts'

/** `mull` alone: today's page in a terminal, else what is due. Each loads only what it needs. */
export const home = async (context: Context): Promise<ExitCode> => {
  if (!context.interactive) return (await import('./due.ts')).due(context, [], {})
  return (await import('./today.ts')).today(context)
}
