import { statsOf } from '../core/stats.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { type Collection, openCollection } from '../files/open.ts'
import { type Home, homeKeys, homeLines, legendLines } from '../ui/home.ts'
import { intentOf } from '../ui/keys.ts'
import { wrapLines } from '../ui/wrap.ts'
import { type Context, open } from './context.ts'
import { reportOf } from './due.ts'
import { reviewCollection } from './review.ts'

const homeOf = (collection: Collection): Home => {
  const { cards, decks, progress, settings, now } = collection
  return {
    due: reportOf(collection, []),
    stats: statsOf(cards, progress, { settings, now, back: 14, ahead: 7 }),
    decks,
    begun: progress.days.size > 0,
  }
}

type Choice = { readonly start: boolean; readonly ending: ExitCode }

/** Whether to start, asked on a line of its own. */
const askToStart = async ({ env, words, render, accessible }: Context): Promise<Choice> => {
  const { askYes } = await import('../ui/ask.ts')
  const asked = await askYes({ env, words, render, accessible }, words.home.startNow, true)
  return 'ending' in asked
    ? { start: false, ending: asked.ending }
    : { start: asked.value, ending: exitCodes.done }
}

/** The page, until a key starts the review or leaves. */
const showPage = async (context: Context, home: Home): Promise<Choice> => {
  const { env, out, render, words, accessible } = context
  const { runScreen } = await import('../ui/prompt.ts')
  let start = false
  let legend = false
  const ending = await runScreen(env, {
    draw: () => {
      const page = { width: out.width(), words, accessible }
      const signs = legend ? [...legendLines(page), ''] : []
      return render(wrapLines([...homeLines(home, page), '', ...signs, ...homeKeys(home, page)], page.width))
    },
    press: key => {
      const intent = intentOf(key, false)
      if (home.begun && intent?.type === 'help') legend = !legend
      start = intent?.type === 'reveal'
      return start || intent?.type === 'quit'
    },
  })
  return { start, ending }
}

/** Today's page: what is due, what the days behind and ahead bring, and one key to start. */
export const today = async (context: Context): Promise<ExitCode> => {
  const { env, out, globals, words, accessible } = context
  const home = homeOf(open(context))
  const isNothing = home.due.total === 0
  if (accessible || isNothing) out.lines(homeLines(home, { width: out.width(), words, accessible }))
  if (isNothing) return exitCodes.done
  const { start, ending } = await (accessible ? askToStart(context) : showPage(context, home))
  if (!start) return ending
  return reviewCollection(context, openCollection(env, globals.collection), [], {})
}
