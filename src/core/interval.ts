import type { Due, Moment } from './day.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

export type Interval = { readonly unit: 'seconds' | 'minutes' | 'hours' | 'days'; readonly amount: number }

/** How long until a card comes back; days are study days. */
export const intervalOf = (due: Due, now: Moment): Interval => {
  if ('day' in due) return { unit: 'days', amount: Math.max(0, due.day - now.day) }
  const wait = Math.max(0, due.at - now.at)
  if (wait < minute) return { unit: 'seconds', amount: Math.round(wait / second) }
  if (wait < hour) return { unit: 'minutes', amount: Math.round(wait / minute) }
  return { unit: 'hours', amount: Math.round(wait / hour) }
}

/** The same for programs: `30s`, `10m`, `5h` or `8d`. */
export const intervalText = (due: Due, now: Moment): string => {
  const { unit, amount } = intervalOf(due, now)
  return `${amount}${unit.charAt(0)}`
}
