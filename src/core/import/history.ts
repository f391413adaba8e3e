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
): readonly Event[] => {
  const card = id + suffix
  const event = (at: Instant, key: string, fact: Fact): Event => ({
    ...stamped(fact, { id: derivedEventId(at, bitsOf(key)), now: moment(at, calendar) }),
    source,
  })
  // The first answer does not change as the history grows, so neither do these.
  const began = history[0]?.at ?? longAgo
  const own = `${entry.key.is}:${entry.key.text}${suffix}`
  return [
    ...history.map(review => event(review.at, `review:${review.key}`, reviewFact(card, review, calendar))),
    ...(suspended ? [event(began, `suspend:${own}`, { type: 'suspend', card })] : []),
    ...(flagged ? [event(began, `flag:${own}`, { type: 'flag', card, on: true })] : []),
  ]
}

/** Whether our log can say it: hostile files have times and numbers that are none. */
const isSound = (event: Event): boolean => Event.safeParse(event).success

const tried = (make: () => readonly Event[]): readonly Event[] => {
  try {
    return make().filter(isSound)
  } catch (error) {
    // Of a time beyond the calendar.
    if (error instanceof RangeError) return []
    throw error
  }
}

/**
 * What comes into the log: answers, suspended and flagged cards, in the order of their times. Their ids follow from the
 * source, so that no import adds an event twice. `isKnown` says which are in a log already.
 */
export const historyEvents = (
  histories: readonly EntryHistory[],
  source: string,
  calendar: Calendar,
  isKnown: (event: Event['id']) => boolean,
): readonly Event[] => {
  const events = histories.flatMap(history =>
    history.entry.cards.flatMap(card => tried(() => cardEvents(history, card, source, calendar))),
  )
  const fresh = new Map(events.filter(({ id }) => !isKnown(id)).map(event => [event.id, event]))
  const keyed = [...fresh.values()].map(event => ({ event, at: Date.parse(event.at) }))
  return keyed.toSorted((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1)).map(({ event }) => event)
}
