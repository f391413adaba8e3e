import type { Instant } from '../day.ts'
import { newestAhead } from '../future.ts'
import { type Ailment, ailment } from './ailment.ts'
import type { Inspection, LogLook } from './inspection.ts'

const dayLength = 86_400_000

const future = ({ path, events }: LogLook, now: Instant): readonly Ailment[] => {
  const newest = newestAhead(events, now)
  if (!newest) return []
  const ahead = events.filter(({ at }) => Date.parse(at) > now + dayLength)
  const days = Math.floor((Date.parse(newest.at) - now) / dayLength)
  return [ailment('times', path, { code: 'future', events: ahead.length, newest: newest.at, days })]
}

const back = ({ path, events }: LogLook, now: Instant): readonly Ailment[] => {
  const times = events.map(({ at }) => Date.parse(at))
  // A clock that is back from the future is told as that.
  const jumps = times
    .flatMap((time, index) => {
      const before = times[index - 1] ?? time
      return before > now + dayLength ? [] : [before - time]
    })
    .filter(by => by > dayLength)
  if (jumps.length === 0) return []
  const days = Math.floor(jumps.reduce((most, by) => Math.max(most, by)) / dayLength)
  return [ailment('times', path, { code: 'clock-back', jumps: jumps.length, days })]
}

/** Whether a clock was wrong while answers were given. */
export const timeAilments = ({ logs, now }: Inspection): readonly Ailment[] =>
  logs.filter(({ isRead }) => isRead).flatMap(log => [...future(log, now), ...back(log, now)])
