import type { CardId } from './card.ts'
import type { Event, EventId } from './event.ts'
import { type Log, voided } from './history.ts'

const isSame = (a: Event, b: Event | undefined): boolean =>
  b !== undefined && a.id === b.id && JSON.stringify(a) === JSON.stringify(b)

/** Whether a log starts with all of another: then the other adds nothing to a replay of both (`inOrder`). */
export const startsWith = (log: Log, start: Log): boolean =>
  start.length <= log.length && start.every((event, index) => isSame(event, log[index]))

export type EventCounts = Readonly<Partial<Record<Event['type'], number>>>

/** What a log from elsewhere has. */
export type Arrival = {
  /** How many events, each once. */
  readonly events: number
  /** How many of them were not here. */
  readonly fresh: number
  /** Of those. */
  readonly types: EventCounts
  /** The first and the last study day of those. */
  readonly from?: string
  readonly to?: string
}

export type MergeReport = {
  /** In the order of the logs; an event that two of them have is new in the first. */
  readonly arrivals: readonly Arrival[]
  /** All that is new. */
  readonly total: Arrival
  /** How many of the new events are taken back, by whichever device. */
  readonly taken: number
  /** How many of the new answers that count are of cards in no deck here, and the ids of their decks. */
  readonly homeless: { readonly answers: number; readonly decks: readonly string[] }
}

const countsOf = (events: readonly Event[]): EventCounts => {
  const counts: Partial<Record<Event['type'], number>> = {}
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

const arrivalOf = (events: number, fresh: readonly Event[]): Arrival => {
  const days = fresh.map(event => event.day).sort()
  const [from] = days
  const to = days.at(-1)
  return {
    events,
    fresh: fresh.length,
    types: countsOf(fresh),
    ...(from === undefined || to === undefined ? {} : { from, to }),
  }
}

const byId = (log: Log): ReadonlyMap<EventId, Event> => new Map(log.map(event => [event.id, event]))

/** What logs from elsewhere bring to ours. `isHere` says whether a deck here has the card. */
export const mergeReport = (
  ours: readonly Log[],
  incoming: readonly Log[],
  isHere: (card: CardId) => boolean,
): MergeReport => {
  const seen = new Set(ours.flatMap(log => log.map(event => event.id)))
  const each = incoming.map(log => {
    const events = byId(log)
    const fresh = [...events.values()].filter(event => !seen.has(event.id))
    for (const { id } of fresh) seen.add(id)
    return { events: events.size, fresh }
  })
  const fresh = each.flatMap(log => log.fresh)
  const gone = voided([...byId([...ours, fresh].flat()).values()])
  const homeless = fresh.filter(
    event => event.type === 'review' && !gone.has(event.id) && !isHere(event.card),
  )
  return {
    arrivals: each.map(log => arrivalOf(log.events, log.fresh)),
    total: arrivalOf(
      each.reduce((sum, log) => sum + log.events, 0),
      fresh,
    ),
    taken: fresh.filter(event => gone.has(event.id)).length,
    homeless: {
      answers: homeless.length,
      decks: [...new Set(homeless.map(event => event.card.split('/', 1)[0] ?? ''))].sort(),
    },
  }
}
