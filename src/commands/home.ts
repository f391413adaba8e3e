import { type ExitCode, exitCodes } from '../errors.ts'
import { openCollection } from '../files/open.ts'
import { dueLines } from '../ui/due.ts'
import { hints } from '../ui/hints.ts'
import { intentOf } from '../ui/keys.ts'
import { wrapLines } from '../ui/wrap.ts'
import { type Context, open } from './context.ts'
import { due, reportOf } from './due.ts'
import { reviewCollection } from './review.ts'

/** Today's page: what is due, and one key to start. Without a terminal it is `mull due`. */
export const home = async (context: Context): Promise<ExitCode> => {
  if (!context.interactive) return due(context, [], {})
  const report = reportOf(open(context), [])
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
