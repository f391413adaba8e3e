import type { Day, Instant } from '../day.ts'
import { type CardProgress, isBuried, type Seen } from '../progress.ts'
import type { Scheduler } from '../scheduler.ts'
import type { Settings } from '../settings.ts'
import type { Origin } from './origin.ts'
import { largest, type Row, unsynced } from './schema.ts'

/** Where a card belongs in the collection. `position` orders new cards. */
export type Place = {
  readonly id: number
  readonly note: number
  readonly deck: number
  readonly ord: number
  readonly position: number
  readonly modified: Instant
  /** The instant of its last review. */
  readonly reviewed: Instant | undefined
}

export type CardRules = {
  readonly settings: Settings
  readonly scheduler: Scheduler
  readonly origin: Origin
  readonly today: Day
}

const types = { new: 0, learning: 1, review: 2, relearning: 3 } as const
const queues = { new: 0, seconds: 1, review: 2, days: 3, suspended: -1, buried: -3 } as const

/** Anki takes no day further ahead than this for true. */
const mostDays = 100_000

/** What Anki gives a card's ease where FSRS does not use it. */
const ease = 2500

export const seconds = (at: Instant): number => Math.floor(at / 1000)

const queueOf = ({ schedule, ...card }: CardProgress, today: Day): number => {
  if (card.suspended) return queues.suspended
  if (isBuried(card, today)) return queues.buried
  if (schedule.state === 'new' || schedule.state === 'review') return queues[schedule.state]
  return 'day' in schedule.due ? queues.days : queues.seconds
}

/** In days; of a card in relearning the interval it goes back to. */
const intervalOf = (schedule: Seen, { scheduler }: CardRules): number => {
  if (schedule.state === 'learning') return 0
  if (schedule.state === 'review' && 'day' in schedule.due)
    return Math.min(Math.max(1, schedule.due.day - schedule.last), mostDays)
  return scheduler.daysToRetention(schedule.memory)
}

/** The steps still to pass. */
const stepsLeft = ({ state, step }: Seen, { settings }: CardRules): number => {
  if (state === 'review') return 0
  const steps = state === 'learning' ? settings.learningSteps : settings.relearningSteps
  return Math.max(1, steps.length - step)
}

/** Anki moves the days of a package to those of its collection, but not of a hidden card in steps: that has an instant. */
const dueOf = ({ due, state }: Seen, queue: number, { origin }: CardRules): number => {
  if ('day' in due && queue < 0 && state !== 'review') {
    return Math.min(seconds(origin.at) + (due.day - origin.day) * 86_400, largest)
  }
  if ('day' in due) return Math.min(due.day - origin.day, mostDays)
  // A card in review is due on a day; one whose log says otherwise on that instant's.
  if (state === 'review') return Math.min(Math.floor((due.at - origin.at) / 86_400_000), mostDays)
  return Math.min(seconds(due.at), largest)
}

const memoryJson = ({ memory }: Seen, { scheduler, settings }: CardRules, reviewed: Instant | undefined) =>
  JSON.stringify({
    s: memory.stability,
    d: memory.difficulty,
    dr: settings.desiredRetention,
    decay: scheduler.decay,
    ...(reviewed === undefined ? {} : { lrt: seconds(reviewed) }),
  })

/** A card of Anki's table `cards`. */
export const cardRow = (place: Place, progress: CardProgress, rules: CardRules): Row => {
  const { id, note, deck, ord, position, modified, reviewed } = place
  const { schedule, reps, lapses, flagged } = progress
  const isNew = schedule.state === 'new'
  const queue = queueOf(progress, rules.today)
  return [
    id,
    note,
    deck,
    ord,
    seconds(modified),
    unsynced,
    types[schedule.state],
    queue,
    isNew ? position : dueOf(schedule, queue, rules),
    isNew ? 0 : intervalOf(schedule, rules),
    isNew ? 0 : ease,
    reps,
    lapses,
    isNew ? 0 : stepsLeft(schedule, rules),
    0,
    0,
    flagged ? 1 : 0,
    isNew ? '{}' : memoryJson(schedule, rules, reviewed),
  ]
}
