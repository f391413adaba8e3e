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
type Head = { readonly event: Event; readonly time: number }

/** What comes next in a log of what has not come yet. */
const headOf = (cursor: Cursor, seen: ReadonlySet<EventId>): Head | undefined => {
  for (; ; cursor.next++) {
    const event = cursor.log[cursor.next]
    const time = cursor.times[cursor.next]
    if (event === undefined || time === undefined) return undefined
    if (!seen.has(event.id)) return { event, time }
  }
}

/** By time, then by id; two events of one id, which no mull writes, by what they say. */
const isBefore = (a: Head, b: Head): boolean => {
  if (a.time !== b.time) return a.time < b.time
  if (a.event.id !== b.event.id) return a.event.id < b.event.id
  return a.event !== b.event && JSON.stringify(a.event) < JSON.stringify(b.event)
}

/**
 * All events of all devices in one order, each once: within a file as written, across files by time. It is a function of the
 * set of logs: neither their order nor a log twice counts, nor one that another begins with, for the two have the same next
 * event at the same time as long as the shorter has any.
 */
export const inOrder = (logs: readonly Log[]): readonly Event[] => {
  const cursors: Cursor[] = logs.map(log => ({ log, times: times(log), next: 0 }))
  const seen = new Set<EventId>()
  const events: Event[] = []
  for (;;) {
    let first: Head | undefined
    for (const cursor of cursors) {
      const head = headOf(cursor, seen)
      if (head && (!first || isBefore(head, first))) first = head
    }
    if (!first) return events
    seen.add(first.event.id)
    events.push(first.event)
  }
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
