import { suggest } from '../core/suggest.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { openCollection } from '../files/open.ts'
import { dueLines } from '../ui/due.ts'
import { hints } from '../ui/hints.ts'
import { intentOf } from '../ui/keys.ts'
import { wrapLines } from '../ui/wrap.ts'
import { type Context, open } from './context.ts'
import { due, reportOf } from './due.ts'
import { reviewCollection } from './review.ts'
import { settleIdentity } from './settle-identity.ts'

const unknownCommand = (word: string, commands: readonly string[]): UserError => {
  const meant = suggest(word, commands)
  return new UserError(`no command ${word}${meant === undefined ? '' : `, did you mean ${meant}?`}`, {
    exitCode: exitCodes.usage,
    hints: [`Commands: ${commands.join(', ')}`],
  })
}

/** Today's page: what is due, and one key to start. Without a terminal it is `mull due`. */
export const home = async (
  context: Context,
  words: readonly string[],
  commands: readonly string[],
): Promise<ExitCode> => {
  const [word] = words
  if (word !== undefined) throw unknownCommand(word, commands)
  if (!context.interactive) return due(context, [], {})
  const settled = await settleIdentity(context, open(context))
  if ('ending' in settled) return settled.ending
  const report = reportOf(settled.value, [])
  const { env, out, render } = context
  if (report.total === 0) {
    out.lines(dueLines(report, out.width()))
    return exitCodes.done
  }
  const { runScreen } = await import('../ui/prompt.ts')
  let start = false
  const ending = await runScreen(env, {
    draw: () =>
      render(
        wrapLines(
          [...dueLines(report, out.width()), '', hints('Enter starts the review', 'q leaves')],
          out.width(),
        ),
      ),
    press: key => {
      const intent = intentOf(key, false)
      start = intent?.type === 'reveal'
      return start || intent?.type === 'quit'
    },
  })
  if (!start) return ending
  return reviewCollection(context, openCollection(env, context.globals.collection), [], {})
}
