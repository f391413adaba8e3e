import type { Day } from './day.ts'
import type { Progress } from './replay.ts'

/** Study days in a row with an answer, the last of them today or yesterday: a day that is not over breaks nothing. */
export const streakOf = (days: Progress['days'], today: Day): number => {
  const studied = (day: Day) => (days.get(day)?.total ?? 0) > 0
  const last = studied(today) ? today : today - 1
  let first = last
  while (studied(first)) first--
  return last - first
}
