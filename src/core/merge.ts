import type { Event } from './event.ts'
import type { Log } from './history.ts'

const isSame = (a: Event, b: Event | undefined): boolean =>
  b !== undefined && a.id === b.id && JSON.stringify(a) === JSON.stringify(b)

/** Whether a log starts with all of another: then the other adds nothing to a replay of both (`inOrder`). */
export const startsWith = (log: Log, start: Log): boolean =>
  start.length <= log.length && start.every((event, index) => isSame(event, log[index]))
