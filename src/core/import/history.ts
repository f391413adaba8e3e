import { createHash } from 'node:crypto'
import type { CardId } from '../card.ts'
import { type Calendar, dueText, type Instant, moment } from '../day.ts'
import { Event, type Fact } from '../event.ts'
import { derivedEventId } from '../event-id.ts'
import { stamped } from '../stamp.ts'
import type { ImportedCard, ImportedEntry, ImportedReview } from './imported.ts'

/** The id that an entry's cards share here. */
export type EntryHistory = { readonly id: CardId; readonly entry: ImportedEntry }

/** Where no answer says when, before all that any program has logged. */
const longAgo: Instant = 0

const bitsOf = (key: string): Uint8Array => createHash('sha256').update(`mull-import:${key}`).digest()

const reviewFact = (
  card: CardId,
  { rating, ms, state, step, due, isDueDay }: ImportedReview,
  { zone }: Calendar,
): Fact => ({
  type: 'review',
  card,
  rating,
  ms,
  state,
  step,
  due: dueText(isDueDay ? { day: due } : { at: due }, zone),
  kind: 'due',
})

const cardEvents = (
  { id, entry }: EntryHistory,
  { suffix, suspended, flagged, history }: ImportedCard,
  source: string,
  calendar: Calendar,
): readonly (() => Event)[] => {
  const card = id + suffix
  const event = (at: Instant, key: string, fact: () => Fact) => (): Event => ({
    ...stamped(fact(), { id: derivedEventId(at, bitsOf(key)), now: moment(at, calendar) }),
    source,
  })
  // The first answer does not change as the history grows, so neither do these.
  const began = history[0]?.at ?? longAgo
  const own = `${entry.key.is}:${entry.key.text}${suffix}`
  return [
    ...history.map(review =>
      event(review.at, `review:${review.key}`, () => reviewFact(card, review, calendar)),
    ),
    ...(suspended ? [event(began, `suspend:${own}`, () => ({ type: 'suspend', card }))] : []),
    ...(flagged ? [event(began, `flag:${own}`, () => ({ type: 'flag', card, on: true }))] : []),
  ]
}

/** Undefined for what our log cannot say: hostile files have times and numbers that are none. */
const tried = (make: () => Event): Event | undefined => {
  try {
    return Event.safeParse(make()).data
  } catch (error) {
    // Of a time beyond the calendar.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export type History = {
  readonly events: readonly Event[]
  /** How many answers and marks no log can say. */
  readonly lost: number
}

const mark = (event: Event, card: CardId): string => {
  const at = event.type === 'review' ? `${Date.parse(event.at)} ${event.rating}` : ''
  return `${event.type} ${card} ${at}`
}

/**
 * Whether the logs have an event: by its id, by its card's answer of that millisecond, which came from here and back, or because the
 * card has been suspended or flagged before, of which the log here knows more.
 */
export const isIn = (
  logs: readonly (readonly Event[])[],
  currentId: (id: CardId) => CardId,
): ((event: Event) => boolean) => {
  const ids = new Set<string>()
  const marks = new Set<string>()
  for (const event of logs.flat()) {
    ids.add(event.id)
    marks.add(mark(event, currentId(event.card)))
  }
  return event => ids.has(event.id) || marks.has(mark(event, currentId(event.card)))
}

/**
 * What comes into the log: answers, suspended and flagged cards, in the order of their times. Their ids follow from the
 * source, so that no import adds an event twice. `isKnown` says which are in a log already.
 */
export const historyEvents = (
  histories: readonly EntryHistory[],
  source: string,
  calendar: Calendar,
  isKnown: (event: Event) => boolean,
): History => {
  const all = histories.flatMap(history =>
    history.entry.cards.flatMap(card => cardEvents(history, card, source, calendar).map(tried)),
  )
  const sound = all.filter(event => event !== undefined)
  const fresh = new Map(sound.filter(event => !isKnown(event)).map(event => [event.id, event]))
  const keyed = [...fresh.values()].map(event => ({ event, at: Date.parse(event.at) }))
  return {
    events: keyed
      .toSorted((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1))
      .map(({ event }) => event),
    lost: all.length - sound.length,
  }
}
