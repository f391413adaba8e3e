import type { Calendar, Day, Instant } from '../day.ts'
import type { Standings } from '../progress.ts'

/** The day that all days in an Anki collection are counted from. */
export type Origin = { readonly day: Day; readonly at: Instant; readonly offset: number }

/** The instant at which a study day begins, by the offset from UTC that holds there. */
const startOf = (day: Day, { zone, dayStartsAt }: Calendar): Instant => {
  const local = day * 86_400_000 + dayStartsAt * 3_600_000
  const near = local - zone(local) * 60_000
  return local - zone(near) * 60_000
}

/** The first day that any card speaks of, so that no day is negative, which Anki reads badly; today at the latest. */
export const originOf = (standings: Standings, today: Day, calendar: Calendar): Origin => {
  let first = today
  for (const { schedule } of standings.values()) {
    if (schedule.state === 'new') continue
    first = Math.min(first, schedule.last, 'day' in schedule.due ? schedule.due.day : first)
  }
  const day = Math.max(1, first)
  const at = startOf(day, calendar)
  return { day, at, offset: calendar.zone(at) }
}
