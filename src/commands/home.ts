import { suggest } from '../core/suggest.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Context } from './context.ts'

const unknownCommand = (word: string, commands: readonly string[]): UserError => {
  const meant = suggest(word, commands)
  return new UserError({ code: 'no-command', command: word, meant, commands }, { exitCode: exitCodes.usage })
}

/** `mull` alone: today's page in a terminal, else what is due. Each loads only what it needs. */
export const home = async (
  context: Context,
  words: readonly string[],
  commands: readonly string[],
): Promise<ExitCode> => {
  const [word] = words
  if (word !== undefined) throw unknownCommand(word, commands)
  if (!context.interactive) return (await import('./due.ts')).due(context, [], {})
  return (await import('./today.ts')).today(context)
}
