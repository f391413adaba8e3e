import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay } from '../../src/core/day.ts'
import type { Progress } from '../../src/core/replay.ts'
import { defaultSettings } from '../../src/core/settings.ts'
import { historyOf, retentionOf, statsOf } from '../../src/core/stats.ts'
import { cardsOf, now } from '../build.ts'
import { reviewDue, tally } from './standing.ts'

const here = now('2026-11-23 10:00')
const today = here.day

const done = (days: Readonly<Record<string, Parameters<typeof tally>[0]>>): Progress => ({
  cards: new Map(),
  days: new Map(Object.entries(days).map(([day, counts]) => [parseDay(day), tally(counts)])),
})

describe('the last days', () => {
  it('have their answers, oldest first, empty days too', () => {
    const progress = done({
      '2026-11-19': { total: 99 },
      '2026-11-21': { total: 5 },
      '2026-11-23': { total: 2 },
      '2026-11-24': { total: 7 },
    })
    expect(historyOf(progress, today, 4)).toEqual([
      { day: '2026-11-20', reviews: 0 },
      { day: '2026-11-21', reviews: 5 },
      { day: '2026-11-22', reviews: 0 },
      { day: '2026-11-23', reviews: 2 },
    ])
  })

  it('count no more than was done', () => {
    const days = fc.uniqueArray(fc.tuple(fc.integer({ min: -40, max: 5 }), fc.nat(300)), {
      selector: ([day]) => day,
    })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (days, count) => {
        const progress: Progress = {
          cards: new Map(),
          days: new Map(days.map(([day, total]) => [today + day, tally({ total })])),
        }
        const sum = historyOf(progress, today, count).reduce((all, { reviews }) => all + reviews, 0)
        const within = days.filter(([day]) => day <= 0 && day > -count)
        expect(sum).toBe(within.reduce((all, [, total]) => all + total, 0))
      }),
    )
  })
})

it('retention is of the cards in review that were due', () => {
  const progress = done({
    '2026-11-09': { review: 100, lapsed: 100 },
    '2026-11-10': { review: 8, lapsed: 2, total: 30, again: 12 },
    '2026-11-23': { review: 2, lapsed: 0 },
  })
  expect(retentionOf(progress, today, 14)).toEqual({ asked: 10, recalled: 8 })
})

it('all numbers are of one object', () => {
  const progress: Progress = {
    cards: new Map([
      ['d/a', reviewDue(today - 3)],
      ['d/b', reviewDue(today + 1)],
    ]),
    days: done({ '2026-11-22': { total: 4, review: 3, lapsed: 1 } }).days,
  }
  const options = { settings: { ...defaultSettings, newPerDay: 1 }, now: here, back: 2, ahead: 3 }
  expect(statsOf(cardsOf('abcd'), progress, options)).toEqual({
    day: '2026-11-23',
    streak: 1,
    history: [
      { day: '2026-11-22', reviews: 4 },
      { day: '2026-11-23', reviews: 0 },
    ],
    retention: { asked: 3, recalled: 2 },
    forecast: [
      { day: '2026-11-23', due: 1, new: 1 },
      { day: '2026-11-24', due: 1, new: 1 },
      { day: '2026-11-25', due: 0, new: 0 },
    ],
  })
})
