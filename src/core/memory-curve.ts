import type { Happening } from './card-history.ts'
import { type Day, type Moment, parseDay } from './day.ts'
import type { Memory } from './progress.ts'
import type { RatingNumber } from './rating.ts'
import type { Scheduler } from './scheduler.ts'

/** Days over which a memory fades undisturbed. */
type Stretch = { readonly from: Day; readonly until: Day; readonly memory: Memory }

/** One card's memory, from its first review until it is next due, or today where that is later. */
export type MemoryCurve = {
  readonly first: Day
  readonly today: Day
  readonly last: Day
  /** In order and apart, but with gaps where the card was reset. */
  readonly stretches: readonly Stretch[]
  readonly reviews: readonly { readonly day: Day; readonly rating: RatingNumber }[]
}

type Mark = { readonly day: Day; readonly memory: Memory | undefined }

/** After which days the memory is another: none after a reset. */
const marksOf = (history: readonly Happening[]): readonly Mark[] =>
  history.flatMap(({ event, after: { schedule } }): Mark[] => {
    if (event.type === 'review' && schedule.state !== 'new') {
      return [{ day: schedule.last, memory: schedule.memory }]
    }
    return event.type === 'reset' ? [{ day: parseDay(event.day), memory: undefined }] : []
  })

/** Undefined for a card that was never reviewed. */
export const memoryCurve = (history: readonly Happening[], now: Moment): MemoryCurve | undefined => {
  const reviews = history.flatMap(({ event }) =>
    event.type === 'review' ? [{ day: parseDay(event.day), rating: event.rating }] : [],
  )
  const marks = marksOf(history)
  const [begin] = marks
  if (!begin || reviews.length === 0) return undefined
  const schedule = history.at(-1)?.after.schedule
  const due = schedule && schedule.state !== 'new' && 'day' in schedule.due ? schedule.due.day : now.day
  const last = Math.max(now.day, due, ...reviews.map(({ day }) => day))
  const stretches = marks.flatMap(({ day, memory }, index): Stretch[] => {
    const until = marks[index + 1]?.day ?? last
    return memory !== undefined && (until > day || index === marks.length - 1)
      ? [{ from: day, until, memory }]
      : []
  })
  return { first: begin.day, today: now.day, last, stretches, reviews }
}

/** The probability of recall on a day, or between two; undefined where nothing was remembered. Just after a review it is 1. */
export const recallAt = (
  { stretches }: MemoryCurve,
  day: number,
  retrievability: Scheduler['retrievability'],
): number | undefined => {
  const stretch = stretches.findLast(({ from, until }) => from <= day && day <= until)
  return stretch && retrievability(stretch.memory, day - stretch.from)
}

/** The curve at `count` days, evenly from the first to the last. */
export const curvePoints = (
  curve: MemoryCurve,
  count: number,
  retrievability: Scheduler['retrievability'],
): readonly { readonly day: number; readonly recall: number | undefined }[] =>
  Array.from({ length: count }, (_, index) => {
    const day = curve.first + ((curve.last - curve.first) * index) / Math.max(1, count - 1)
    return { day, recall: recallAt(curve, day, retrievability) }
  })
