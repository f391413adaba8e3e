/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** A study day, as the number of days from 1970-01-01 to the calendar date it began on. */
export type Day = number

/** Minutes east of UTC at an instant. */
export type Zone = (at: Instant) => number

/** Where and how a learner's days are counted. */
export type Calendar = {
  readonly zone: Zone
  /** The local hour at which a study day begins, 0–23. */
  readonly dayStartsAt: number
}

/** One instant with everything the log says of it. */
export type Moment = { readonly at: Instant; readonly offset: number; readonly day: Day }

/** When a card comes back: on a study day, or at an instant inside learning steps. */
export type Due = { readonly day: Day } | { readonly at: Instant }

const minute = 60_000
const hour = 60 * minute
const dayLength = 24 * hour

/** The study day an instant belongs to: the local calendar date, where the day starts at `dayStartsAt`. */
export const studyDay = (at: Instant, { zone, dayStartsAt }: Calendar): Day =>
  Math.floor((at + zone(at) * minute - dayStartsAt * hour) / dayLength)

export const moment = (at: Instant, calendar: Calendar): Moment => ({
  at,
  offset: calendar.zone(at),
  day: studyDay(at, calendar),
})

/** `2026-11-23` */
export const dayText = (day: Day): string => new Date(day * dayLength).toISOString().slice(0, 10)

/** Of `2026-11-23`; NaN for anything that is no date. */
export const parseDay = (text: string): Day => {
  const at = Date.parse(`${text}T00:00:00Z`)
  // Date.parse takes the 30th of February for the 2nd of March, and a lone year for its first day.
  return new Date(at).getUTCDate() === Number(text.slice(8)) ? at / dayLength : Number.NaN
}

/** 0 Sunday to 6 Saturday; the day 0 was a Thursday. */
export const weekday = (day: Day): number => (((day + 4) % 7) + 7) % 7

/** `2026-11-23T22:33:13.123+01:00`: the local time with its offset in minutes east of UTC. */
export const instantText = (at: Instant, offset: number): string => {
  const local = new Date(at + offset * minute).toISOString().slice(0, -1)
  const size = Math.abs(offset)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

export const dueText = (due: Due, zone: Zone): string =>
  'day' in due ? dayText(due.day) : instantText(due.at, zone(due.at))

/** Of a date or an ISO instant with its offset. */
export const parseDue = (text: string): Due =>
  text.length === 10 ? { day: parseDay(text) } : { at: Date.parse(text) }

export const isDue = (due: Due, now: Moment): boolean =>
  'day' in due ? due.day <= now.day : due.at <= now.at
