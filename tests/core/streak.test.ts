import fc from 'fast-check'
import { expect, it } from 'vitest'
import { streakOf } from '../../src/core/streak.ts'
import { tally } from './standing.ts'

const today = 20_000
const studied = (...daysAgo: readonly number[]) =>
  new Map(daysAgo.map(ago => [today - ago, tally({ total: 1 })]))

it.each<[string, readonly number[], number]>([
  ['nothing yet', [], 0],
  ['today alone', [0], 1],
  ['yesterday, today still open', [1], 1],
  ['today and the days before', [0, 1, 2], 3],
  ['up to yesterday', [1, 2, 3, 4], 4],
  ['broken the day before yesterday', [2, 3, 4], 0],
  ['a gap ends it', [0, 1, 3, 4], 2],
  ['a day to come counts for nothing', [-1], 0],
  ['nor does it end today’s', [-1, 0, 1], 2],
])('%s', (_, daysAgo, streak) => {
  expect(streakOf(studied(...daysAgo), today)).toBe(streak)
})

it('a day whose every answer was taken back is no study day', () => {
  expect(streakOf(new Map([[today, tally({ total: 0 })]]), today)).toBe(0)
})

it('grows by one with a first answer today, and stays with one more', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 })), daysAgo => {
      const before = streakOf(studied(...daysAgo), today)
      expect(streakOf(studied(0, ...daysAgo), today)).toBe(before + 1)
      expect(before).toBeLessThanOrEqual(daysAgo.length)
    }),
  )
})
