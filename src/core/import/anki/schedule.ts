import { z } from 'zod'
import { type Calendar, type Day, type Instant, studyDay } from '../../day.ts'
import { parseJson } from '../../json.ts'
import type { ImportedCard, ImportedReview } from '../imported.ts'
import type { Tally } from '../left-behind.ts'

/** A row of Anki's table `cards`, by the meanings of its columns: `due` counts days, seconds or new cards, by type and queue. */
export const AnkiCard = z.object({
  id: z.number(),
  nid: z.number(),
  did: z.number(),
  ord: z.int().nonnegative(),
  type: z.number(),
  queue: z.number(),
  due: z.number(),
  ivl: z.number(),
  flags: z.number(),
  odue: z.number(),
  odid: z.number(),
  data: z.string(),
})
export type AnkiCard = z.infer<typeof AnkiCard>

/** A row of Anki's table `revlog`: `id` in milliseconds, `ivl` in days or, negative, in seconds. */
export const AnkiReview = z.object({
  id: z.number(),
  cid: z.number(),
  ease: z.number(),
  ivl: z.number(),
  time: z.number(),
  type: z.number(),
  factor: z.number(),
})
export type AnkiReview = z.infer<typeof AnkiReview>

/** The day from which cards count theirs, and when one begins. */
export type AnkiTime = { readonly first: Day; readonly calendar: Calendar }

const day = 86_400_000

const states = { 1: 'learning', 2: 'review', 3: 'relearning' } as const
type Due = Pick<ImportedReview, 'due' | 'isDueDay'>

/** When a card is due: that of a filtered deck waits to be so again, and its type says in what its time is told. */
const dueOf = ({ type, queue, due, odue, odid }: AnkiCard, { first }: AnkiTime): Due => {
  const value = odid !== 0 && odue !== 0 ? odue : due
  const isSeconds = type !== 2 && queue !== 3 && value > 1_000_000_000
  return isSeconds ? { due: value * 1000, isDueDay: false } : { due: first + value, isDueDay: true }
}

const Data = z.object({ lrt: z.number().exactOptional().catch(0) })

/** When a card was last answered, as far as its row says. */
const lastAnswer = (card: AnkiCard, time: AnkiTime): Instant => {
  const { data } = Data.safeParse(parseJson(card.data))
  if (data?.lrt) return data.lrt * 1000
  const { due, isDueDay } = dueOf(card, time)
  if (!isDueDay) return due
  const began = (due - Math.max(1, card.ivl)) * day + (time.calendar.dayStartsAt + 8) * 3_600_000
  return began - time.calendar.zone(began) * 60_000
}

const isAnswer = ({ ease, type }: AnkiReview): boolean =>
  [1, 2, 3, 4].includes(ease) && type >= 0 && type <= 3

/** Forgotten by hand: what came before counts no more (a manual entry that leaves neither interval nor ease). */
const isReset = ({ type, ivl, factor }: AnkiReview): boolean => type === 4 && ivl === 0 && factor === 0

const reviewOf = (
  { id, ease, ivl, time, type }: AnkiReview,
  key: string,
  { calendar }: AnkiTime,
  before: ImportedReview['state'] | undefined,
): ImportedReview => {
  const step = before === 'review' || before === 'relearning' || type === 2 ? 'relearning' : 'learning'
  const due: Due =
    ivl > 0
      ? { due: studyDay(id, calendar) + ivl, isDueDay: true }
      : { due: id - ivl * 1000, isDueDay: false }
  return {
    key: `${key}:${id}`,
    at: id,
    rating: ease === 1 ? 1 : ease === 2 ? 2 : ease === 3 ? 3 : 4,
    ms: Math.max(0, Math.round(time)),
    state: ivl > 0 ? 'review' : step,
    step: 0,
    ...due,
  }
}

/** The answers that count for where a card stands. */
const historyOf = (
  reviews: readonly AnkiReview[],
  key: string,
  time: AnkiTime,
  tally: Tally,
): ImportedReview[] => {
  const since = reviews.findLastIndex(isReset)
  const history: ImportedReview[] = []
  for (const [index, review] of reviews.entries()) {
    if (!isAnswer(review)) continue
    if (index <= since) tally.add('forgotten', '')
    else history.push(reviewOf(review, key, time, history.at(-1)?.state))
  }
  return history
}

/** One answer in place of those that nobody kept: it leaves the card due when it was. */
const synthetic = (card: AnkiCard, key: string, time: AnkiTime): Omit<ImportedReview, 'state' | 'step'> => ({
  key: `${key}:state`,
  at: lastAnswer(card, time),
  rating: 3,
  ms: 0,
  ...dueOf(card, time),
})

const isState = (type: number): type is keyof typeof states => type in states

/**
 * What is known of a card: its answers, the last of which leaves it due when Anki says it is. `key` names the card in every
 * package it may come in.
 */
export const importedCard = (
  card: AnkiCard,
  reviews: readonly AnkiReview[],
  { key, suffix, time, tally }: { key: string; suffix: string; time: AnkiTime; tally: Tally },
): ImportedCard => {
  const known = {
    suffix,
    suspended: card.queue === -1,
    flagged: (card.flags & 7) !== 0,
  }
  if (card.queue < -1) tally.add('buried', '')
  if (!isState(card.type)) {
    for (const _ of reviews.filter(isAnswer)) tally.add('forgotten', '')
    return { ...known, history: [] }
  }
  const history = historyOf(reviews, key, time, tally)
  const last = history.at(-1)
  if (!last) tally.add('unlogged', '')
  const ended: ImportedReview = {
    ...(last ?? synthetic(card, key, time)),
    state: states[card.type],
    step: 0,
    ...dueOf(card, time),
  }
  return { ...known, history: [...history.slice(0, -1), ended] }
}
