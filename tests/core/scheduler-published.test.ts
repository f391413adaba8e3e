import { default_w } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'
import { moment } from '../../src/core/day.ts'
import { type Memory, type Schedule, untouched } from '../../src/core/progress.ts'
import { type RatingNumber, ratingName, ratings } from '../../src/core/rating.ts'
import { createScheduler } from '../../src/core/scheduler.ts'
import { defaultSettings, type Settings } from '../../src/core/settings.ts'

// Numbers that the suites of py-fsrs, fsrs-rs and ts-fsrs publish for FSRS-6 and its default weights.

const utc = () => 0
const schedulerWith = (settings: Partial<Settings> = {}) =>
  createScheduler({ ...defaultSettings, ...settings }, utc)
const { nextMemory, retrievability, outcomes } = schedulerWith()

/** The memory after a history of ratings and the days before each. */
const remember = (history: readonly (readonly [RatingNumber, number])[], scheduler = schedulerWith()) =>
  history.reduce<Memory | null>(
    (memory, [rating, elapsed]) => scheduler.nextMemory(memory, elapsed, ratingName(rating)),
    null,
  )

const close = ({ stability, difficulty }: Memory, digits: number) => ({
  stability: expect.closeTo(stability, digits),
  difficulty: expect.closeTo(difficulty, digits),
})

describe('published numbers', () => {
  it('intervals: py-fsrs 6.3.1 tests/test_basic.py test_review_card; ts-fsrs 5.4.2 FSRS-6.test.ts ivl_history', () => {
    const grades = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3] as const
    const published = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    const start = moment(Date.UTC(2022, 10, 29, 12, 30), { zone: utc, dayStartsAt: 4 })
    let today = start.day
    let schedule: Schedule = { state: 'new' }
    const intervals = grades.map((rating, index) => {
      const now = { ...start, day: today }
      const { due: _, ...after } = outcomes('deck/card', { ...untouched, schedule }, now)[ratingName(rating)]
      // Fuzz moves the due day; at a retention of 0.9 the interval FSRS wants is the stability.
      const interval = after.state === 'review' ? Math.round(after.memory.stability) : 0
      today += published[index] ?? 0
      schedule = { ...after, due: { day: today }, last: now.day }
      return interval
    })
    expect(intervals).toEqual(published)
  })

  it('first memory: ts-fsrs 5.4.2 FSRS-6.test.ts first repeat', () => {
    expect(ratings.map(rating => nextMemory(null, 0, rating))).toEqual([
      { stability: 0.212, difficulty: 6.4133 },
      { stability: 1.2931, difficulty: 5.11217071 },
      { stability: 2.3065, difficulty: 2.11810397 },
      { stability: 8.2956, difficulty: 1 },
    ])
  })

  it('memory: fsrs-rs src/inference.rs test_memory_state, by way of ts-fsrs FSRS-6.test.ts', () => {
    const history = [
      [1, 0],
      [3, 0],
      [3, 1],
      [3, 3],
      [3, 8],
      [3, 21],
    ] as const
    expect(remember(history)).toEqual(close({ stability: 53.62691, difficulty: 6.3574867 }, 4))
  })

  it('difficulty after ten times easy: py-fsrs tests/test_basic.py test_repeated_correct_reviews', () => {
    expect(remember(Array.from({ length: 10 }, () => [4, 0] as const))?.difficulty).toBe(1)
  })

  it('memory: fsrs-rs src/model_v6.rs test_forward', () => {
    const memories = ([1, 2, 3, 4] as const).map(rating =>
      remember([
        [rating, 0],
        [rating, 1],
      ]),
    )
    expect(memories.slice(1)).toEqual([
      close({ stability: 3.2494123, difficulty: 6.7404594 }, 3),
      close({ stability: 7.3153, difficulty: 2.1112142 }, 3),
      close({ stability: 18.014914, difficulty: 1 }, 3),
    ])
  })

  it('all four memories with 19 weights: fsrs-rs src/inference.rs test_next_states (FSRS-5)', () => {
    const weights = [
      0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437,
      0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534,
    ]
    const scheduler = schedulerWith({ weights })
    const memory = remember(
      [
        [1, 0],
        [3, 1],
        [3, 3],
        [3, 8],
      ],
      scheduler,
    )
    expect(ratings.map(rating => scheduler.nextMemory(memory, 21, rating))).toEqual([
      close({ stability: 2.9691455, difficulty: 8.000659 }, 4),
      close({ stability: 17.091452, difficulty: 7.6913934 }, 4),
      close({ stability: 31.722992, difficulty: 7.382128 }, 4),
      close({ stability: 71.7502, difficulty: 7.0728626 }, 4),
    ])
  })

  it.each([
    [0, 1, 1],
    [1, 1, 0.9],
    [2, 1, 0.84588465],
    [3, 1, 0.8093881],
  ])(
    'recall after %i days at stability %i is %f: ts-fsrs algorithm.test.ts forgetting_curve',
    (days, stability, expected) => {
      expect(retrievability({ stability, difficulty: 5 }, days)).toBe(expected)
    },
  )

  it.each([
    [1, 2, 0.9403443],
    [2, 3, 0.9253786],
    [3, 4, 0.9185229],
    [4, 4, 0.9],
    [5, 2, 0.8261359],
  ])(
    'recall after %i days at stability %i is %f: fsrs-rs src/model_v6.rs test_power_forgetting_curve',
    (days, stability, expected) => {
      expect(retrievability({ stability, difficulty: 5 }, days)).toBeCloseTo(expected, 5)
    },
  )

  it.each([
    [0.7, 9, [7, 8, 9, 10, 11]],
    [0.8, 3, [2, 3, 4]],
    [0.9, 1, [1]],
  ])(
    'at retention %f a stability of 1 gives %i days: ts-fsrs algorithm.test.ts next_ivl; fuzz makes them %j',
    (desiredRetention, interval, fuzzed) => {
      const scheduler = schedulerWith({ desiredRetention, learningSteps: [], weights: default_w.with(0, 1) })
      const now = moment(0, { zone: utc, dayStartsAt: 4 })
      const days = Array.from({ length: 200 }, (_, number) => {
        const { due } = scheduler.outcomes(`deck/${number}`, untouched, now).again
        return 'day' in due ? due.day - now.day : 0
      })
      expect([...new Set(days)].sort((a, b) => a - b)).toEqual(fuzzed)
      expect(fuzzed[(fuzzed.length - 1) / 2]).toBe(interval)
    },
  )
})
