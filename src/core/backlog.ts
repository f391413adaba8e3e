import type { Card } from './card.ts'
import { type Day, isDue, type Moment } from './day.ts'
import { fuzzFactor } from './fuzz.ts'
import { type Memory, untouched } from './progress.ts'
import { isHidden } from './queue.ts'
import { type Progress, tallyOf } from './replay.ts'
import type { Scheduler } from './scheduler.ts'
import type { Settings } from './settings.ts'

type Limits = Pick<Settings, 'reviewsPerDay'>

export type BacklogOptions = {
  readonly settings: Limits
  readonly now: Moment
  readonly scheduler: Scheduler
  /** Reviews a day. */
  readonly pace: number
}

/** A backlog that would take longer is taken never to clear. */
const horizon = 5 * 365

/** Fewer reviews than this on one day are no pace yet. */
const leastPace = 10
const daysOfPace = 14

/** Reviews a day: today's, else the mean of the last 14 days studied, else what the limit allows; never more than the limit. */
export const paceOf = (progress: Progress, { reviewsPerDay }: Limits, today: Day): number => {
  const done = tallyOf(progress, today).review
  if (done >= leastPace) return Math.min(done, reviewsPerDay)
  const studied = [...progress.days]
    .filter(([day, { review }]) => day < today && review > 0)
    .sort(([a], [b]) => b - a)
    .slice(0, daysOfPace)
  if (studied.length === 0) return reviewsPerDay
  const sum = studied.reduce((total, [, { review }]) => total + review, 0)
  return Math.min(Math.round(sum / studied.length), reviewsPerDay)
}

/** Reviews that are due today and that today's limit holds back. */
export const backlogOf = (
  cards: readonly Card[],
  progress: Progress,
  { reviewsPerDay }: Limits,
  now: Moment,
): number => {
  const due = cards.filter(({ id }) => {
    const card = progress.cards.get(id) ?? untouched
    const { schedule } = card
    return schedule.state === 'review' && isDue(schedule.due, now) && !isHidden(card, now.day)
  })
  return Math.max(0, due.length - Math.max(0, reviewsPerDay - tallyOf(progress, now.day).review))
}

/** A card as the simulation carries it on. */
type Simulated = { readonly id: string; readonly memory: Memory; readonly last: Day; readonly reps: number }

/** The cards that have been seen, by the number of days from today on which they come due. */
const arrivalsFrom = (
  cards: readonly Card[],
  progress: Progress,
  { now: { day: today }, scheduler }: BacklogOptions,
): Simulated[][] => {
  const arrivals = Array.from({ length: horizon }, (): Simulated[] => [])
  for (const { id } of cards) {
    const { schedule, reps, suspended, buriedUntil = today } = progress.cards.get(id) ?? untouched
    if (suspended || schedule.state === 'new') continue
    const { memory, last, due } = schedule
    // A card in steps is through with them today, and then waits as long as its memory lets it.
    const day =
      schedule.state === 'review' && 'day' in due ? due.day : today + scheduler.daysToRetention(memory)
    arrivals[Math.max(day, buriedUntil, today) - today]?.push({ id, memory, last, reps })
  }
  return arrivals
}

/** The card after its review on `day`: recalled or forgotten as often as its retrievability says, by a chance that is the same each time. */
const reviewedOn = ({ id, memory, last, reps }: Simulated, day: Day, scheduler: Scheduler): Simulated => {
  const elapsed = Math.max(0, day - last)
  const recalled = fuzzFactor(id, reps) < scheduler.retrievability(memory, elapsed)
  return {
    id,
    memory: scheduler.nextMemory(memory, elapsed, recalled ? 'good' : 'again'),
    last: day,
    reps: reps + 1,
  }
}

/**
 * The study day on which no due review waits any longer, at this pace and without new cards: simulated day by day, who waits longest first.
 * `never` where that is more than five years away, undefined where there is no backlog.
 */
export const backlogClears = (
  cards: readonly Card[],
  progress: Progress,
  options: BacklogOptions,
): Day | 'never' | undefined => {
  const { settings, now, scheduler, pace } = options
  const today = now.day
  if (backlogOf(cards, progress, settings, now) === 0) return undefined
  if (pace < 1) return 'never'
  const arrivals = arrivalsFrom(cards, progress, options)
  const waiting: Simulated[] = []
  let next = 0
  for (const [index, arrived] of arrivals.entries()) {
    for (const card of arrived) waiting.push(card)
    const room = Math.max(0, pace - (index === 0 ? tallyOf(progress, today).review : 0))
    const end = Math.min(waiting.length, next + room)
    for (const card of waiting.slice(next, end)) {
      const after = reviewedOn(card, today + index, scheduler)
      arrivals[index + scheduler.daysToRetention(after.memory)]?.push(after)
    }
    next = end
    if (next === waiting.length) return today + index
  }
  return 'never'
}
