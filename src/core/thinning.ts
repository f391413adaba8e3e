import type { Instant } from './day.ts'

const hour = 3_600_000
const day = 24 * hour
const week = 7 * day

/** Each keeps the first backup of a span of time, as long as that ended less than `for` ago. */
type Class = {
  readonly spanOf: (at: Instant) => string | number
  readonly end: (at: Instant) => Instant
  readonly for: number
}

/** 1970-01-01 was a Thursday. */
const toMonday = 3 * day

const spans = (length: number, shift: number, kept: number): Class => {
  const spanOf = (at: Instant) => Math.floor((at + shift) / length)
  return { spanOf, end: at => (spanOf(at) + 1) * length - shift, for: kept }
}

const classes: readonly Class[] = [
  spans(hour, 0, day),
  spans(day, 0, 30 * day),
  spans(week, toMonday, 365 * day),
  {
    spanOf: at => new Date(at).toISOString().slice(0, 7),
    end: () => Number.POSITIVE_INFINITY,
    for: Number.POSITIVE_INFINITY,
  },
]

/** So many of the last day stay whatever their hour. */
const newest = 30

/**
 * Which of these times of backups stay: the newest always; of the last 24 hours the newest 30 and the first of each hour; the
 * first of each day for 30 days, of each week for a year, of each month for good. All spans are UTC's.
 *
 * Whether a span counts depends on its end alone and never comes back, so what stays is the same however often and whenever
 * thinning was done before.
 */
export const thinned = (times: readonly Instant[], now: Instant): ReadonlySet<Instant> => {
  const sorted = times.toSorted((a, b) => a - b)
  const staying = new Set(sorted.slice(-newest).filter(at => now - at < day))
  for (const { spanOf, end, for: kept } of classes) {
    const met = new Set<string | number>()
    for (const at of sorted) {
      const span = spanOf(at)
      if (!met.has(span) && (kept === Number.POSITIVE_INFINITY || now - end(at) < kept)) staying.add(at)
      met.add(span)
    }
  }
  const last = sorted.at(-1)
  return last === undefined ? staying : staying.add(last)
}
