import { statsOf } from '../core/stats.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { type Collection, openCollection } from '../files/open.ts'
import { type Home, hasSigns, homeKeys, homeLines, legendLines, type Page } from '../ui/home.ts'
import { intentOf } from '../ui/keys.ts'
import { runScreen } from '../ui/screen.ts'
import { type Context, open } from './context.ts'
import { reportOf } from './due.ts'
import { reviewCollection } from './review.ts'
import { settleIdentity } from './settle-identity.ts'

const homeOf = (collection: Collection): Home => {
  const { cards, decks, progress, settings, now } = collection
  return {
    due: reportOf(collection, []),
    stats: statsOf(cards, progress, { settings, now, back: 14, ahead: 7 }),
    decks,
    begun: progress.days.size > 0,
  }
}

/** Today's page: what is due, what the days behind and ahead bring, and one key to start. */
export const today = async (context: Context): Promise<ExitCode> => {
  const { env, out, globals, words, accessible } = context
  const settled = await settleIdentity(context, open(context))
  if ('ending' in settled) return settled.ending
  const home = homeOf(settled.value)
  const page = (): Page => ({ width: out.width(), words, accessible })
  if (home.due.total === 0) {
    out.lines(homeLines(home, page()))
    return exitCodes.done
  }
  let start = false
  let legend = false
  const ending = await runScreen(context, {
    frame: () => ({
      at: 'home',
      body: [...homeLines(home, page()), '', ...(legend ? [...legendLines(page()), ''] : [])],
      foot: homeKeys(home, page()),
    }),
    press: key => {
      const intent = intentOf(key, false)
      if (hasSigns(home, page()) && intent?.type === 'help') legend = !legend
      start = intent?.type === 'reveal'
      return start || intent?.type === 'quit'
    },
  })
  if (!start) return ending
  return reviewCollection(context, openCollection(env, globals.collection), [], {})
}
