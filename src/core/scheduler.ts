import { default_w, FSRSAlgorithm } from 'ts-fsrs'
import type { CardId } from './card.ts'
import { type Due, type Moment, studyDay, type Zone } from './day.ts'
import { fuzzed, fuzzFactor } from './fuzz.ts'
import type { CardProgress, Memory, Schedule } from './progress.ts'
import { type Rating, ratingNumber } from './rating.ts'
import type { Settings } from './settings.ts'
import { nextStep, type Step } from './steps.ts'
import { fullWeights } from './weights.ts'

/** Where a grade puts a card. `step` is the step it now waits on; it is due at an instant inside steps that end today, on a day otherwise. */
export type Outcome = {
  readonly state: 'learning' | 'review' | 'relearning'
  readonly step: number
  readonly due: Due
  readonly memory: Memory
}

export type Scheduler = {
  /** What each grade would lead to, now: exactly what a grade then saves. */
  readonly outcomes: (id: CardId, progress: CardProgress, now: Moment) => Record<Rating, Outcome>
  /** The memory after a grade, `elapsed` study days after the last (a negative number counts as 0); `null` before the first. */
  readonly nextMemory: (memory: Memory | null, elapsed: number, rating: Rating) => Memory
  /** The probability of recall, `elapsed` days after the last grade. */
  readonly retrievability: (memory: Memory, elapsed: number) => number
  /** The whole days after which recall has fallen to the desired retention: from 1 to the maximum interval, without fuzz. */
  readonly daysToRetention: (memory: Memory) => number
  /** How fast recall falls, as a number above 0: the last of the weights. */
  readonly decay: number
}

/** ts-fsrs as the memory model alone: days, steps and fuzz are mull's. It takes a retention or maximum of 0 for its default. */
const createModel = ({ desiredRetention, maximumInterval, weights, relearningSteps }: Settings) =>
  new FSRSAlgorithm({
    w: fullWeights(weights ?? default_w, relearningSteps.length),
    request_retention: desiredRetention,
    maximum_interval: maximumInterval,
    enable_fuzz: false,
    enable_short_term: true,
  })

/** The state of a card that a grade leaves in steps. */
const stateInSteps = {
  new: 'learning',
  learning: 'learning',
  review: 'relearning',
  relearning: 'relearning',
} as const satisfies Record<Schedule['state'], Outcome['state']>

const stepAfter = (schedule: Schedule, rating: Rating, settings: Settings): Step | undefined => {
  switch (schedule.state) {
    case 'new':
      return nextStep(settings.learningSteps, 0, rating)
    case 'learning':
      return nextStep(settings.learningSteps, schedule.step, rating)
    case 'relearning':
      return nextStep(settings.relearningSteps, schedule.step, rating)
    case 'review':
      return rating === 'again' ? nextStep(settings.relearningSteps, 0, rating) : undefined
  }
}

const previousInterval = (schedule: Schedule): number =>
  schedule.state === 'review' && 'day' in schedule.due ? schedule.due.day - schedule.last : 0

const daysUntil = (due: Due, now: Moment): number => ('day' in due ? due.day - now.day : 0)

export const createScheduler = (settings: Settings, zone: Zone): Scheduler => {
  const { dayStartsAt, maximumInterval } = settings
  const model = createModel(settings)

  const nextMemory: Scheduler['nextMemory'] = (memory, elapsed, rating) =>
    model.next_state(memory, Math.max(0, elapsed), ratingNumber(rating))

  /** A step that outlasts the study day becomes whole days, as in Anki. */
  const stepDue = (wait: number, now: Moment): Due => {
    const at = now.at + wait
    const day = Math.min(studyDay(at, { zone, dayStartsAt }), now.day + maximumInterval)
    return day > now.day ? { day } : { at }
  }

  const daysToRetention: Scheduler['daysToRetention'] = ({ stability }) =>
    Math.min(maximumInterval, Math.max(1, model.next_interval(stability, 0)))

  /** An interval that grows does so by a day at least, and none is shorter than `least` days. */
  const interval = ({ stability }: Memory, schedule: Schedule, least: number, factor: number): number => {
    const wanted = model.next_interval(stability, 0)
    const previous = previousInterval(schedule)
    const grown = wanted > previous ? previous + 1 : 1
    return fuzzed(wanted, factor, { least: Math.max(1, grown, least), most: maximumInterval })
  }

  const outcomes: Scheduler['outcomes'] = (id, { schedule, reps }, now) => {
    const isNew = schedule.state === 'new'
    const before = isNew ? null : schedule.memory
    const elapsed = isNew ? 0 : now.day - schedule.last
    const factor = fuzzFactor(id, reps)

    const outcome = (rating: Rating, least: number): Outcome => {
      const memory = nextMemory(before, elapsed, rating)
      const next = stepAfter(schedule, rating, settings)
      if (next) {
        return { state: stateInSteps[schedule.state], step: next.step, due: stepDue(next.wait, now), memory }
      }
      const day = now.day + interval(memory, schedule, least, factor)
      return { state: 'review', step: 0, due: { day }, memory }
    }

    const again = outcome('again', 1)
    const hard = outcome('hard', daysUntil(again.due, now))
    const good = outcome('good', daysUntil(hard.due, now) + 1)
    const easy = outcome('easy', daysUntil(good.due, now) + 1)
    return { again, hard, good, easy }
  }

  return {
    outcomes,
    daysToRetention,
    decay: model.parameters.w.at(-1) ?? 0,
    nextMemory,
    retrievability: ({ stability }, elapsed) => model.forgetting_curve(Math.max(0, elapsed), stability),
  }
}
