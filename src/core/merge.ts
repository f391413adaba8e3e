import type { CardId } from './card.ts'
import type { Event, EventId } from './event.ts'
import { type Log, voided } from './history.ts'

const isSame = (a: Event, b: Event | undefined): boolean =>
  b !== undefined && a.id === b.id && JSON.stringify(a) === JSON.stringify(b)

/** Whether a log starts with all of another: then the other adds nothing to a replay of both (`inOrder`). */
export const startsWith = (log: Log, start: Log): boolean =>
  start.length <= log.length && start.every((event, index) => isSame(event, log[index]))

export type EventCounts = Readonly<Partial<Record<Event['type'], number>>>

/** What was not here. */
type Fresh = {
  readonly new: number
  readonly types: EventCounts
  /** The first and the last study day. */
  readonly from?: string
  readonly to?: string
}

/** What a log from elsewhere has: how many events, each once, and those of them that were not here. */
export type Arrival = Fresh & { readonly events: number }

export type MergeReport<T> = {
  /** An event that two logs have is new in the first. */
  readonly arrivals: readonly { readonly log: T; readonly arrival: Arrival }[]
  /** All that is new. */
  readonly total: Fresh
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

const freshOf = (fresh: readonly Event[]): Fresh => {
  const days = fresh.map(event => event.day).sort()
  const [from] = days
  const to = days.at(-1)
  return {
    new: fresh.length,
    types: countsOf(fresh),
    ...(from === undefined || to === undefined ? {} : { from, to }),
  }
}

const byId = (log: Log): ReadonlyMap<EventId, Event> => new Map(log.map(event => [event.id, event]))

/** What logs from elsewhere bring to ours. `isHere` says whether a deck here has the card. */
export const mergeReport = <T extends { readonly events: Log }>(
  ours: readonly Log[],
  incoming: readonly T[],
  isHere: (card: CardId) => boolean,
): MergeReport<T> => {
  const seen = new Set(ours.flatMap(log => log.map(event => event.id)))
  const each = incoming.map(log => {
    const events = byId(log.events)
    const fresh = [...events.values()].filter(event => !seen.has(event.id))
    for (const { id } of fresh) seen.add(id)
    return { log, events: events.size, fresh }
  })
  const fresh = each.flatMap(log => log.fresh)
  const gone = voided([...byId([...ours, fresh].flat()).values()])
  const homeless = fresh.filter(
    event => event.type === 'review' && !gone.has(event.id) && !isHere(event.card),
  )
  return {
    arrivals: each.map(({ log, events, fresh }) => ({ log, arrival: { events, ...freshOf(fresh) } })),
    total: freshOf(fresh),
    taken: fresh.filter(event => gone.has(event.id)).length,
    homeless: {
      answers: homeless.length,
      decks: [...new Set(homeless.map(event => event.card.split('/', 1)[0] ?? ''))].sort(),
    },
  }
}
