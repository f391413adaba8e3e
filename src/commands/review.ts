import { chooseCards } from '../core/filter.ts'
import type { Scope } from '../core/queue.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import { chosenCards } from './choose.ts'
import { type Context, open, writable } from './context.ts'
import { startLiveSession } from './live-session.ts'
import { settleIdentity } from './settle-identity.ts'

export type ReviewOptions = {
  readonly new?: number
  /** Answers. */
  readonly limit?: number
  readonly minutes?: number
  /** Days. */
  readonly ahead?: number
  readonly failed?: boolean
}

/** The daily session, over the whole collection or the decks and topics named. */
export const review = async (
  context: Context,
  words: readonly string[],
  options: ReviewOptions,
): Promise<ExitCode> => {
  if (!context.interactive && !context.globals.json) {
    throw new UserError({ code: 'review-needs-terminal' }, { exitCode: exitCodes.usage })
  }
  const settled = await settleIdentity(context, open(context))
  if ('ending' in settled) return settled.ending
  return reviewCollection(context, settled.value, words, options)
}

const scopeOf = ({ ahead, failed }: ReviewOptions): Scope => {
  if (failed && ahead !== undefined) {
    throw new UserError({ code: 'two-scopes' }, { exitCode: exitCodes.usage })
  }
  if (failed) return { type: 'failed' }
  return ahead === undefined ? { type: 'due' } : { type: 'ahead', days: ahead }
}

/** The session over a collection that is open. */
export const reviewCollection = async (
  context: Context,
  collection: Collection,
  words: readonly string[],
  options: ReviewOptions,
): Promise<ExitCode> => {
  writable(collection)
  chosenCards(collection, words)
  const live = startLiveSession(context.env, collection, {
    // A topic may be gone after an edit in the middle of the session; its name then chooses nothing.
    cards: ({ decks }) => {
      const known = words.filter(word => 'cards' in chooseCards(decks, [word]))
      const chosen = chooseCards(decks, known)
      return 'cards' in chosen && known.length >= Math.min(1, words.length) ? chosen.cards : []
    },
    scope: scopeOf(options),
    ...(options.new === undefined ? {} : { extraNew: options.new }),
    ...(options.limit === undefined ? {} : { answers: options.limit }),
    ...(options.minutes === undefined ? {} : { minutes: options.minutes }),
  })
  if (context.globals.json) {
    const { reviewJson } = await import('./review-json.ts')
    return reviewJson(context, live)
  }
  const { reviewInTerminal } = await import('./review-terminal.ts')
  return reviewInTerminal(context, live)
}
