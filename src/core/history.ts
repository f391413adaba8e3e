import type { Event, EventId } from './event.ts'

/** One file of events, in the order they were written. */
export type Log = readonly Event[]

/** A time for each event, never earlier than that of the event before it in its file: a clock set back reorders nothing. */
const times = (log: Log): number[] => {
  let latest = Number.NEGATIVE_INFINITY
  return log.map(event => {
    latest = Math.max(latest, Date.parse(event.at))
    return latest
  })
}

type Cursor = { readonly log: Log; readonly times: readonly number[]; next: number }

/** The cursor whose next event comes first, by time, then by id. */
const earliest = (cursors: readonly Cursor[]): Cursor | undefined => {
  let best: { cursor: Cursor; time: number; id: EventId } | undefined
  for (const cursor of cursors) {
    const event = cursor.log[cursor.next]
    const time = cursor.times[cursor.next]
    if (event === undefined || time === undefined) continue
    if (!best || time < best.time || (time === best.time && event.id < best.id)) {
      best = { cursor, time, id: event.id }
    }
  }
  return best?.cursor
}

function* merged(logs: readonly Log[]): Generator<Event> {
  const cursors: Cursor[] = logs.map(log => ({ log, times: times(log), next: 0 }))
  for (let cursor = earliest(cursors); cursor; cursor = earliest(cursors)) {
    const event = cursor.log[cursor.next++]
    if (event) yield event
  }
}

/** All events of all devices in one order, each once: within a file as written, across files by time. */
export const inOrder = (logs: readonly Log[]): readonly Event[] => {
  const seen = new Set<EventId>()
  const events: Event[] = []
  for (const event of merged(logs)) {
    if (seen.has(event.id)) continue
    seen.add(event.id)
    events.push(event)
  }
  return events
}

const isSame = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean =>
  a.size === b.size && [...a].every(item => b.has(item))

/**
 * An event is void if and only if a non-void undo names it, wherever either stands. Each round settles one link more of a
 * chain of undos, so two are the rule; a circle, which no mull writes, ends after as many rounds as there are undos.
 */
export const voided = (events: readonly Event[]): ReadonlySet<EventId> => {
  const undos = events.filter(event => event.type === 'undo')
  let gone: ReadonlySet<EventId> = new Set()
  for (const _ of [undefined, ...undos]) {
    const next = new Set(undos.filter(undo => !gone.has(undo.id)).map(undo => undo.event))
    if (isSame(next, gone)) break
    gone = next
  }
  return gone
}

/** What `undo` takes back: the newest of a device's own events that is neither void, nor a quiz's, nor itself an undo. */
export const newestUndoable = (own: Log, gone: ReadonlySet<EventId>): Event | undefined =>
  own.findLast(event => event.type !== 'undo' && event.type !== 'quiz' && !gone.has(event.id))
