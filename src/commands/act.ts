import { type Act, factFor } from '../core/acts.ts'
import type { Card } from '../core/card.ts'
import type { Fact } from '../core/event.ts'
import { untouched } from '../core/progress.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import { cardText } from '../ui/card-text.ts'
import { appendFacts } from './append.ts'
import { type Context, open, writable } from './context.ts'
import { cardsNamed } from './find-cards.ts'

export type ActFlags = { readonly yes?: boolean }

type Plan = { readonly card: Card; readonly fact: Fact | undefined }

const planned = ({ progress, now }: Collection, act: Act, cards: readonly Card[]): readonly Plan[] =>
  cards.map(card => ({ card, fact: factFor(act, card.id, progress.cards.get(card.id) ?? untouched, now) }))

/** A reset is asked for, as it hides years of answers: undefined goes on. */
const refusal = async (
  context: Context,
  cards: number,
  { yes = false }: ActFlags,
): Promise<ExitCode | undefined> => {
  const { words, out, interactive } = context
  if (yes || cards === 0) return undefined
  if (!interactive) throw new UserError({ code: 'reset-unasked', cards }, { exitCode: exitCodes.usage })
  const { askYes } = await import('../ui/ask.ts')
  const answer = await askYes(context, words.acts.resetSure(cards), false)
  if ('ending' in answer) return answer.ending
  if (answer.value) return undefined
  out.lines([words.acts.nothingWritten])
  return exitCodes.done
}

/** Suspends, buries, flags or resets cards, or takes such a mark off; a card that stands so already is left alone. */
export const actOn = async (
  context: Context,
  act: Act,
  words: readonly string[],
  flags: ActFlags,
): Promise<ExitCode> => {
  const { out, globals } = context
  const { acts } = context.words
  const collection = writable(open(context))
  const plans = planned(collection, act, cardsNamed(collection.cards, words))
  const facts = plans.flatMap(({ fact }) => fact ?? [])
  const ending = act === 'reset' ? await refusal(context, facts.length, flags) : undefined
  if (ending !== undefined) return ending
  const events = appendFacts(context, collection, facts)
  if (globals.json) {
    out.json({
      act,
      cards: plans.map(({ card, fact }) => ({ card: card.id, changed: fact !== undefined })),
      events,
    })
    return exitCodes.done
  }
  out.lines([
    ...plans.map(({ card, fact }) => acts[fact ? 'done' : 'already'](act, cardText(card))),
    events.length === 0 ? acts.nothingWritten : acts.takeBack(events.length),
  ])
  return exitCodes.done
}
