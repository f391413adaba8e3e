import { describe, expect, it } from 'vitest'
import { cardHistory } from '../../src/core/card-history.ts'
import type { Fact } from '../../src/core/event.ts'
import { curvePoints, memoryCurve, recallAt } from '../../src/core/memory-curve.ts'
import { replay } from '../../src/core/replay.ts'
import { countedIds, eventFrom, now, rulesFor } from '../build.ts'

const { retrievability, nextMemory } = rulesFor().scheduler

const review = (rating: 1 | 2 | 3 | 4, due: string, card = 'd/a'): Fact => ({
  type: 'review',
  card,
  rating,
  ms: 1000,
  state: 'review',
  step: 0,
  due,
  kind: 'due',
})

const log = (...facts: readonly (readonly [string, Fact])[]) => {
  const nextId = countedIds()
  return facts.map(([time, fact]) => eventFrom(fact, nextId(now(time).at), now(time)))
}

const events = log(
  ['2026-11-01 10:00', review(3, '2026-11-03', 'd/old')],
  ['2026-11-03 10:00', review(1, '2026-11-03')],
  ['2026-11-03 10:10', review(3, '2026-11-05')],
  ['2026-11-04 10:00', { type: 'flag', card: 'd/a', on: true }],
  ['2026-11-05 10:00', review(3, '2026-11-25', 'd/b')],
  ['2026-11-05 10:00', review(3, '2026-11-25')],
)
const undone = [
  ...events,
  ...log(['2026-11-05 10:01', { type: 'undo', card: 'd/a', event: events[5]?.id ?? '' }]),
]
const current = (id: string) => (id === 'd/old' ? 'd/a' : id)
const historyOf = (events: Parameters<typeof replay>[0][number]) =>
  cardHistory([events], 'd/a', current, nextMemory)

describe('a card’s history', () => {
  it('is its own events, under its old names too, without what was taken back', () => {
    expect(historyOf(events).map(({ event }) => event.type)).toEqual([
      'review',
      'review',
      'review',
      'flag',
      'review',
    ])
    expect(historyOf(undone).at(-1)?.event.type).toBe('flag')
  })

  it.each([
    ['as it is', events],
    ['with an undo', undone],
  ])('ends where a replay does: %s', (_, events) => {
    expect(historyOf(events).at(-1)?.after).toEqual(replay([events], current, nextMemory).cards.get('d/a'))
  })
})

describe('the curve of its memory', () => {
  const here = now('2026-11-10 10:00')
  const curve = memoryCurve(historyOf(events), here)
  const first = now('2026-11-01 10:00').day

  it('runs from the first review until the card is due', () => {
    expect(curve).toMatchObject({ first, today: first + 9, last: first + 24 })
    expect(curve?.stretches.map(({ from, until }) => [from - first, until - first])).toEqual([
      [0, 2],
      [2, 4],
      [4, 24],
    ])
    expect(curve?.reviews.map(({ day, rating }) => [day - first, rating])).toEqual([
      [0, 3],
      [2, 1],
      [2, 3],
      [4, 3],
    ])
  })

  it('is whole after a review, fades, and is today what the scheduler says', () => {
    if (!curve) throw new Error('no curve')
    const recall = (day: number) => recallAt(curve, first + day, retrievability) ?? Number.NaN
    expect([0, 2, 4].map(recall)).toEqual([1, 1, 1])
    expect(recall(1.5)).toBeLessThan(recall(1))
    const schedule = historyOf(events).at(-1)?.after.schedule
    if (schedule?.state !== 'review') throw new Error('not in review')
    expect(recall(9)).toBe(retrievability(schedule.memory, 5))
    expect(curvePoints(curve, 25, retrievability).map(({ day }) => day - first)).toEqual(
      Array.from({ length: 25 }, (_, day) => day),
    )
  })

  it('has a gap after a reset', () => {
    const reset = log(
      ['2026-11-01 10:00', review(3, '2026-11-03')],
      ['2026-11-03 10:00', { type: 'reset', card: 'd/a' }],
      ['2026-11-06 10:00', review(3, '2026-11-08')],
    )
    const curve = memoryCurve(historyOf(reset), here)
    if (!curve) throw new Error('no curve')
    expect([1, 4, 7].map(day => recallAt(curve, first + day, retrievability) === undefined)).toEqual([
      false,
      true,
      false,
    ])
  })

  it('is none without a review', () => {
    expect(memoryCurve([], here)).toBeUndefined()
    expect(
      memoryCurve(historyOf(log(['2026-11-03 10:00', { type: 'flag', card: 'd/a', on: true }])), here),
    ).toBeUndefined()
  })
})
