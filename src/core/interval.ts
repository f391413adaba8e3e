import type { Due, Moment } from './day.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** How long until a card comes back, as `30s`, `10m`, `5h` or `8d`; days are study days. */
export const intervalText = (due: Due, now: Moment): string => {
  if ('day' in due) return `${Math.max(0, due.day - now.day)}d`
  const wait = Math.max(0, due.at - now.at)
  if (wait < minute) return `${Math.round(wait / second)}s`
  if (wait < hour) return `${Math.round(wait / minute)}m`
  return `${Math.round(wait / hour)}h`
}
