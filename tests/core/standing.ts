import fc from 'fast-check'
import type { Day } from '../../src/core/day.ts'
import { type CardProgress, type Seen, untouched } from '../../src/core/progress.ts'
import type { Tally } from '../../src/core/replay.ts'

export const tally = (counts: Partial<Tally>): Tally => ({
  new: 0,
  review: 0,
  lapsed: 0,
  total: 0,
  again: 0,
  ms: 0,
  ...counts,
})

/** A card in review that comes due on a day, after ten days. */
export const reviewDue = (day: Day, schedule: Partial<Seen> = {}): CardProgress => ({
  ...untouched,
  reps: 3,
  schedule: {
    state: 'review',
    step: 0,
    due: { day },
    last: day - 10,
    memory: { stability: 10, difficulty: 5 },
    ...schedule,
  },
})

const schedules = (today: Day, at: number): fc.Arbitrary<CardProgress['schedule']> => {
  const near = fc.integer({ min: today - 20, max: today + 20 }).map(day => ({ day }))
  const soon = fc.integer({ min: -60, max: 60 }).map(minutes => ({ at: at + minutes * 60_000 }))
  const seen = {
    last: fc.integer({ min: today - 40, max: today }),
    memory: fc.record({
      stability: fc.double({ min: 0.1, max: 100, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    }),
  }
  return fc.oneof(
    fc.constant({ state: 'new' } as const),
    fc.record({ state: fc.constant('review' as const), step: fc.constant(0), due: near, ...seen }),
    fc.record({
      state: fc.constantFrom('learning' as const, 'relearning' as const),
      step: fc.constant(0),
      due: fc.oneof(near, soon),
      ...seen,
    }),
  )
}

/** Anywhere a card can stand around an instant. */
export const anyCard = (today: Day, at: number): fc.Arbitrary<CardProgress> =>
  fc
    .record({
      schedule: schedules(today, at),
      suspended: fc.boolean(),
      bury: fc.option(fc.integer({ min: today - 3, max: today + 8 }), { nil: undefined, freq: 3 }),
    })
    .map(({ schedule, suspended, bury }) => ({
      ...untouched,
      schedule,
      suspended,
      ...(bury === undefined ? {} : { buriedUntil: bury }),
    }))
