import { describe, expect, it } from 'vitest'
import { type Due, type Moment, moment } from '../../src/core/day.ts'
import { type CardProgress, type Seen, untouched } from '../../src/core/progress.ts'
import { ratings } from '../../src/core/rating.ts'
import { createScheduler, type Outcome } from '../../src/core/scheduler.ts'
import { defaultSettings, type Settings } from '../../src/core/settings.ts'
import { fullWeights } from '../../src/core/weights.ts'
import { graded } from '../grade.ts'
import { zoneOf } from '../zone.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const zone = zoneOf('Europe/Berlin')
const at = (text: string): Moment => moment(Date.parse(text), { zone, dayStartsAt: 4 })
const noon = at('2026-11-23T12:00+01:00')

/** New, and after five grades, this card's fuzz factor is near one half: its intervals are those FSRS wants. */
const id = 'birds/stork'
const seen = (schedule: Partial<Seen>): CardProgress => ({
  ...untouched,
  reps: 5,
  schedule: {
    state: 'review',
    step: 0,
    due: { day: noon.day },
    last: noon.day - 10,
    memory: { stability: 10, difficulty: 5 },
    ...schedule,
  },
})
const review = seen({})
const learning = (step: number) => seen({ state: 'learning', step, due: { at: noon.at }, last: noon.day })
const relearning = (step: number) => seen({ state: 'relearning', step, due: { at: noon.at }, last: noon.day })

const waitText = (due: Due, now: Moment): string =>
  'day' in due ? `${due.day - now.day}d` : `${(due.at - now.at) / second}s`

const outcomeText = ({ state, step, due }: Outcome, now: Moment): string =>
  `${state}${state === 'review' ? '' : ` ${step}`} ${waitText(due, now)}`

const schedulerWith = (settings: Partial<Settings>) =>
  createScheduler({ ...defaultSettings, ...settings }, zone)

const buttons = (settings: Partial<Settings>, progress: CardProgress, now = noon): string => {
  const outcomes = schedulerWith(settings).outcomes(id, progress, now)
  return ratings.map(rating => outcomeText(outcomes[rating], now)).join(', ')
}

const steps = (...learningSteps: number[]) => ({ learningSteps })
const relearn = (...relearningSteps: number[]) => ({ relearningSteps })
const most = (maximumInterval: number) => ({ maximumInterval })

describe('the four buttons of', () => {
  it.each([
    ['a new card', {}, untouched, 'learning 0 60s, learning 0 330s, learning 1 600s, review 8d'],
    [
      'a new card, one step',
      steps(5 * minute),
      untouched,
      'learning 0 300s, learning 0 450s, review 2d, review 8d',
    ],
    ['a new card, no steps', steps(), untouched, 'review 1d, review 1d, review 2d, review 8d'],
    ['step 1', {}, learning(0), 'learning 0 60s, learning 0 330s, learning 1 600s, review 16d'],
    ['step 2', {}, learning(1), 'learning 0 60s, learning 1 600s, review 10d, review 16d'],
    ['a step that is gone', {}, learning(7), 'learning 0 60s, learning 1 600s, review 10d, review 16d'],
    [
      'a step, now that there are none',
      steps(),
      learning(1),
      'review 3d, review 10d, review 12d, review 16d',
    ],
    ['relearning', {}, relearning(0), 'relearning 0 600s, relearning 0 900s, review 10d, review 16d'],
    [
      'relearning, now without steps',
      relearn(),
      relearning(0),
      'review 3d, review 10d, review 12d, review 16d',
    ],
    ['a review', {}, review, 'relearning 0 600s, review 23d, review 32d, review 51d'],
    ['a review, no relearning steps', relearn(), review, 'review 1d, review 23d, review 32d, review 51d'],
  ])('%s', (_, settings, progress, expected) => {
    expect(buttons(settings, progress)).toBe(expected)
  })
})

describe('a step over the end of the study day is due on a day', () => {
  it.each([
    ['two minutes before', {}, '03:58+01:00', 'learning 0 60s, learning 0 1d, learning 1 1d, review 8d'],
    [
      'to the very end',
      steps(minute, 3 * minute),
      '03:58+01:00',
      'learning 0 60s, learning 0 1d, learning 1 1d, review 8d',
    ],
    [
      'at noon, of days',
      steps(hour, 2 * day),
      '12:00+01:00',
      'learning 0 3600s, learning 0 1d, learning 1 2d, review 8d',
    ],
    [
      'longer than the intervals',
      steps(3 * day),
      '12:00+01:00',
      'learning 0 3d, learning 0 4d, review 6d, review 9d',
    ],
    [
      'and longer than the maximum',
      { ...steps(3 * day), ...most(2) },
      '12:00+01:00',
      'learning 0 2d, learning 0 2d, review 2d, review 2d',
    ],
  ])('%s', (_, settings, time, expected) => {
    expect(buttons(settings, untouched, at(`2026-11-23T${time}`))).toBe(expected)
  })

  it.each([
    ['2026-11-23T23:30+01:00', 4, '14400s'],
    ['2026-11-23T23:30+01:00', 5, '1d'],
    ['2026-03-28T23:30+01:00', 4, '1d'],
    ['2026-10-24T23:30+02:00', 5, '18000s'],
  ])('by the clock, in the nights of DST too: %s and %i hours', (time, hours, expected) => {
    const now = at(time)
    const { again } = schedulerWith(steps(hours * hour)).outcomes(id, untouched, now)
    expect(waitText(again.due, now)).toBe(expected)
  })
})

describe('the intervals of a review', () => {
  const due = (days: number, stability: number) =>
    seen({ due: { day: noon.day - 10 + days }, memory: { stability, difficulty: 5 } })
  const days = (settings: Partial<Settings>, progress: CardProgress) => {
    const { hard, good, easy } = schedulerWith(settings).outcomes(id, progress, noon)
    return [hard, good, easy].map(({ due }) => waitText(due, noon)).join(' ')
  }

  it.each([
    ['grow by a day at least', {}, due(22, 10), '24d 32d 51d'],
    ['grow by a day at least, against fuzz', {}, due(21, 9), '23d 31d 50d'],
    ['shrink when FSRS says so', {}, due(60, 10), '23d 32d 51d'],
    [
      'rise by a day from grade to grade',
      {},
      seen({ last: noon.day, memory: { stability: 1, difficulty: 5 } }),
      '1d 2d 3d',
    ],
    ['keep to the maximum', most(40), review, '23d 32d 38d'],
    ['keep to the maximum, two of them', most(25), review, '22d 24d 25d'],
    ['keep to the maximum, all of them', most(1), review, '1d 1d 1d'],
    ['keep to the maximum rather than grow', most(9), due(10, 10), '8d 9d 9d'],
    ['follow the desired retention', { desiredRetention: 0.8 }, review, '77d 106d 170d'],
    ['are those of the same-day formula on the same day', {}, seen({ last: noon.day }), '10d 12d 16d'],
    ['take a day before the last review for the same day', {}, seen({ last: noon.day + 1 }), '10d 12d 16d'],
  ])('%s', (_, settings, progress, expected) => {
    expect(days(settings, progress)).toBe(expected)
  })
})

describe('memory', () => {
  const { nextMemory, retrievability } = schedulerWith({})
  const memory = { stability: 10, difficulty: 5 }

  it('counts study days, not hours', () => {
    const late = at('2026-11-24T03:59+01:00')
    const early = at('2026-11-24T04:01+01:00')
    const card = seen({ last: noon.day })
    const { outcomes } = schedulerWith({})
    expect(outcomes(id, card, late).good.memory).toEqual(nextMemory(memory, 0, 'good'))
    expect(outcomes(id, card, early).good.memory).toEqual(nextMemory(memory, 1, 'good'))
  })

  it.each([-1, -400])('takes %i days for none', elapsed => {
    expect(nextMemory(memory, elapsed, 'good')).toEqual(nextMemory(memory, 0, 'good'))
    expect(retrievability(memory, elapsed)).toBe(1)
  })

  it('gains less on one day where a lapse is followed by many steps', () => {
    const gained = [relearn(minute), relearn(minute, minute, minute)].map(
      settings => schedulerWith(settings).nextMemory(memory, 0, 'easy').stability,
    )
    expect(gained).toEqual([expect.closeTo(15.534, 3), expect.closeTo(14.674, 3)])
  })

  it('is the same for a set of 19 weights and its 21', () => {
    const old = [
      0.4, 1.2, 3.2, 15.7, 7.2, 0.5, 1.5, 0.005, 1.5, 0.12, 1, 1.9, 0.11, 0.3, 2.3, 0.23, 3, 0.52, 0.66,
    ]
    const memories = [old, fullWeights(old, 1)].map(weights =>
      schedulerWith({ weights }).nextMemory(memory, 7, 'hard'),
    )
    expect(memories[0]).toEqual(memories[1])
  })
})

describe('a button', () => {
  it.each(ratings)('%s shows what is saved, though the grade comes later in the day', rating => {
    const scheduler = schedulerWith({})
    const shown = scheduler.outcomes(id, review, noon)[rating]
    const now = at('2026-11-23T12:07:31.415+01:00')
    const { schedule } = graded(review, { id, rating, now }, scheduler, zone)
    const { due } = scheduler.outcomes(id, review, now)[rating]
    expect(schedule).toEqual({ ...shown, due, last: now.day })
    expect(waitText(due, now)).toBe(waitText(shown.due, noon))
  })
})
