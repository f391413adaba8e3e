import type { Event } from '../core/event.ts'
import type { Progress } from '../core/replay.ts'

/** Where all cards stand while a session goes on. */
export type Standing = {
  readonly now: () => Progress
  /** An event of the session's own is on the disk. */
  readonly saved: (event: Event) => void
  /** What was known is no longer all there is, or read as it was. */
  readonly stale: () => void
}

/** The logs are read anew only where the session's own events do not tell all. */
export const createStanding = (
  start: Progress,
  read: () => Progress,
  add: (progress: Progress, events: readonly Event[]) => Progress,
): Standing => {
  let base: Progress | undefined = start
  let own: readonly Event[] = []
  let latest: Progress | undefined = start
  const stale = () => {
    base = undefined
    latest = undefined
  }
  return {
    now: () => {
      if (!base) {
        base = read()
        own = []
      }
      latest ??= add(base, own)
      return latest
    },
    saved: event => {
      latest = undefined
      if (event.type !== 'undo') own = [...own, event]
      else if (own.at(-1)?.id === event.event) own = own.slice(0, -1)
      else stale()
    },
    stale,
  }
}
