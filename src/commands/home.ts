import { suggest } from '../core/suggest.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { openCollection } from '../files/open.ts'
import { dueLines } from '../ui/due.ts'
import { hints } from '../ui/hints.ts'
import { intentOf } from '../ui/keys.ts'
import { type Context, open } from './context.ts'
import { due, reportOf } from './due.ts'
import { reviewCollection } from './review.ts'

const unknownCommand = (word: string, commands: readonly string[]): UserError => {
  const meant = suggest(word, commands)
  return new UserError({ code: 'no-command', command: word, meant, commands }, { exitCode: exitCodes.usage })
}

/** Today's page: what is due, and one key to start. Without a terminal it is `mull due`. */
export const home = async (
  context: Context,
  args: readonly string[],
  commands: readonly string[],
): Promise<ExitCode> => {
  const [word] = args
  if (word !== undefined) throw unknownCommand(word, commands)
  if (!context.interactive) return due(context, [], {})
  const report = reportOf(open(context), [])
  const { env, out, words } = context
  if (report.total === 0) {
    out.lines(dueLines(words, report, out.width()))
    return exitCodes.done
  }
  const { runScreen } = await import('../ui/screen.ts')
  let start = false
  const ending = await runScreen(context, {
    frame: () => ({
      at: 'home',
      body: [...dueLines(words, report, out.width()), ''],
      foot: [hints(words.review.hints.start, words.review.hints.quit)],
    }),
    press: key => {
      const intent = intentOf(key, false)
      start = intent?.type === 'reveal'
      return start || intent?.type === 'quit'
    },
  })
  if (!start) return ending
  return reviewCollection(context, openCollection(env, context.globals.collection), [], {})
}
