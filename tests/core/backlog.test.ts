import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backlogClears, backlogOf, paceOf } from '../../src/core/backlog.ts'
import type { Card } from '../../src/core/card.ts'
import type { CardProgress } from '../../src/core/progress.ts'
import { buildQueue } from '../../src/core/queue.ts'
import type { Progress, Tally } from '../../src/core/replay.ts'
import { defaultSettings } from '../../src/core/settings.ts'
import { cardOf, cardsOf, now, rulesFor } from '../build.ts'
import { anyCard, reviewDue, tally } from './standing.ts'

const { scheduler } = rulesFor()
const here = now('2026-11-23 10:00')
const today = here.day

const many = (count: number): Card[] =>
  Array.from({ length: count }, (_, n) => cardOf({ id: `d/${n}`, deck: 'd', question: `${n}?`, answer: '!' }))

const standing = (
  cards: readonly Card[],
  where: (index: number) => CardProgress,
  done: Partial<Tally> = {},
): Progress => ({
  cards: new Map(cards.map(({ id }, index) => [id, where(index)])),
  days: new Map([[today, tally(done)]]),
})

const clears = (
  cards: readonly Card[],
  progress: Progress,
  pace: number,
  reviewsPerDay = pace,
): number | 'never' | undefined => {
  const settings = { ...defaultSettings, reviewsPerDay }
  const day = backlogClears(cards, progress, { settings, now: here, scheduler, pace })
  return typeof day === 'number' ? day - today : day
}

describe('the day on which a backlog clears', () => {
  const settled = { memory: { stability: 400, difficulty: 3 }, last: today - 1 }

  it('is none without a backlog', () => {
    const cards = many(10)
    expect(
      clears(
        cards,
        standing(cards, () => reviewDue(today)),
        10,
      ),
    ).toBeUndefined()
    expect(
      clears(
        [],
        standing([], () => reviewDue(today)),
        10,
      ),
    ).toBeUndefined()
  })

  it.each([
    [10, 0, 9],
    [50, 0, 1],
    [30, 0, 3],
    [30, 30, 4],
    [99, 99, 2],
  ])('at %i a day, %i of them done, after %i days, where cards stay away', (pace, review, days) => {
    const cards = many(100)
    expect(
      clears(
        cards,
        standing(cards, () => reviewDue(today, settled), { review }),
        pace,
      ),
    ).toBe(days)
  })

  it('counts what comes due meanwhile', () => {
    const cards = many(40)
    const progress = standing(cards, n => reviewDue(n < 20 ? today : today + (n % 4), settled))
    expect(clears(cards, progress, 10)).toBe(3)
  })

  it('is later where cards come back soon', () => {
    const cards = many(300)
    const soon = standing(cards, () => reviewDue(today, { memory: { stability: 1, difficulty: 9 } }))
    const late = standing(cards, () => reviewDue(today, settled))
    const [a, b] = [clears(cards, soon, 30), clears(cards, late, 30)]
    expect(b).toBe(9)
    expect(Number(a)).toBeGreaterThan(9)
  })

  it.each([0, 1])('never comes at a pace of %i', pace => {
    const cards = many(3000)
    expect(
      clears(
        cards,
        standing(cards, () => reviewDue(today)),
        pace,
      ),
    ).toBe('never')
  })

  it('comes for 10,000 cards at once', () => {
    const cards = many(10_000)
    const progress = standing(cards, n =>
      reviewDue(today - (n % 400), {
        memory: { stability: 1 + (n % 90), difficulty: 1 + (n % 9) },
        last: today - (n % 400) - 1 - (n % 90),
      }),
    )
    const begun = process.cpuUsage()
    expect(clears(cards, progress, 200)).toBeTypeOf('number')
    // A budget of 100 ms, with room for a machine that is busy.
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(500)
  })

  it('ends, and is a day to come, for any cards', () => {
    fc.assert(
      fc.property(
        fc.array(anyCard(today, here.at), { maxLength: 12 }),
        fc.nat(6),
        fc.nat(6),
        (where, pace, limit) => {
          const cards = many(where.length)
          const progress = standing(cards, index => where[index] ?? reviewDue(today))
          const day = clears(cards, progress, pace, limit)
          const held = backlogOf(cards, progress, { reviewsPerDay: limit }, here)
          if (day === undefined) expect(held).toBe(0)
          else if (day !== 'never') expect(day).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

it('the backlog is what waits of the reviews', () => {
  fc.assert(
    fc.property(
      fc.array(anyCard(today, here.at), { maxLength: 12 }),
      fc.nat(6),
      fc.nat(6),
      (where, limit, review) => {
        const cards = cardsOf('abcdefghijkl'.slice(0, where.length))
        const progress = standing(cards, index => where[index] ?? reviewDue(today), { review })
        const settings = { ...defaultSettings, reviewsPerDay: limit }
        const { waiting } = buildQueue(cards, progress, { settings, scheduler, now: here })
        const held = waiting.filter(entry => entry.progress.schedule.state === 'review')
        expect(backlogOf(cards, progress, settings, here)).toBe(held.length)
      },
    ),
  )
})

describe('the pace', () => {
  it.each<[string, Readonly<Record<number, number>>, number]>([
    ['is today’s', { 0: 60, 1: 10 }, 60],
    ['is not a few cards of today', { 0: 9, 1: 30, 2: 50 }, 40],
    ['is the mean of days studied', { 1: 10, 8: 20, 30: 30 }, 20],
    [
      'of no more than fourteen',
      { ...Object.fromEntries(Array.from({ length: 14 }, (_, n) => [n + 1, 40])), 20: 999 },
      40,
    ],
    ['is the limit where nothing is known', {}, 100],
    ['is never more than the limit', { 0: 300 }, 100],
  ])('%s', (_, reviews, pace) => {
    const days = new Map(
      Object.entries(reviews).map(([ago, review]) => [today - Number(ago), tally({ review })]),
    )
    expect(paceOf({ cards: new Map(), days }, { reviewsPerDay: 100 }, today)).toBe(pace)
  })
})
