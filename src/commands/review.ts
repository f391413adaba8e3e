import type { Card } from '../core/card.ts'
import { leftOf } from '../core/session.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import { intentOf } from '../ui/keys.ts'
import type { Screen } from '../ui/prompt.ts'
import { reviewScreen } from '../ui/review-screen.ts'
import { summaryLines } from '../ui/summary.ts'
import { wrapLines } from '../ui/wrap.ts'
import { chosenCards } from './choose.ts'
import { type Context, open, writable } from './context.ts'
import { type LiveSession, startLiveSession } from './live-session.ts'
import { settleIdentity } from './settle-identity.ts'

export type ReviewOptions = { readonly new?: number }

/** The daily session, over the whole collection or the decks and topics named. */
export const review = async (
  context: Context,
  words: readonly string[],
  options: ReviewOptions,
): Promise<ExitCode> => {
  if (!context.interactive && !context.globals.json) {
    throw new UserError('a review needs a terminal', {
      exitCode: exitCodes.usage,
      hints: [
        'mull review --json   reviews over standard input and output',
        'mull due             says what is due',
      ],
    })
  }
  const settled = await settleIdentity(context, open(context))
  if ('ending' in settled) return settled.ending
  return reviewCollection(context, settled.value, words, options)
}

/** The session over a collection that is open. */
export const reviewCollection = async (
  context: Context,
  collection: Collection,
  words: readonly string[],
  options: ReviewOptions,
): Promise<ExitCode> => {
  writable(collection)
  const live = startLiveSession(context.env, collection, chosenCards(collection, words), options.new ?? 0)
  if (context.globals.json) {
    const { reviewJson } = await import('./review-json.ts')
    return reviewJson(context, live)
  }
  return reviewInTerminal(context, collection, live)
}

const reviewInTerminal = async (
  context: Context,
  { decks }: Collection,
  live: LiveSession,
): Promise<ExitCode> => {
  const { env, out, render } = context
  if (live.current().view.phase === 'done') {
    out.lines(['Nothing is due.', ...summaryLines(live.summary()).slice(1)])
    live.end()
    return exitCodes.done
  }
  const { runScreen } = await import('../ui/prompt.ts')
  const names = new Map(decks.map(deck => [deck.id, deck.name]))
  const deckName = (card: Card) => names.get(card.deck) ?? card.deck
  let help = false

  const draw = () => {
    const session = live.current()
    const left = leftOf(session, env.now())
    const summary = session.view.phase === 'done' ? live.summary() : undefined
    return render(
      wrapLines(
        reviewScreen({ session, left, deckName, help, ...(summary ? { summary } : {}) }),
        out.width(),
      ),
    )
  }

  const screen: Screen = {
    draw,
    press: key => {
      const { phase } = live.current().view
      const intent = intentOf(key, phase === 'answer')
      if (help || intent?.type === 'help') {
        help = !help
        return false
      }
      if (intent === undefined) return false
      switch (intent.type) {
        case 'quit':
          return true
        default:
          if (phase === 'done' && intent.type !== 'undo') return intent.type === 'reveal'
          live.take(intent)
          return false
      }
    },
  }
  let ending: ExitCode
  try {
    ending = await runScreen(env, screen)
  } finally {
    out.lines(summaryLines(live.summary()))
  }
  // Only after a session without an error: one about progress.json must not stand in for one about an answer.
  live.end()
  return ending
}
