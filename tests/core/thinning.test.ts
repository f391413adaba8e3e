import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thinned } from '../../src/core/thinning.ts'

const hour = 3_600_000
const day = 24 * hour
const now = Date.parse('2026-11-25T12:00:00Z')

/** Times over five years, thick near now. */
const times = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 0, max: 60 * 60 }).map(minutes => now - minutes * 60_000),
      fc.integer({ min: 0, max: 60 * 24 }).map(hours => now - hours * hour),
      fc.integer({ min: 0, max: 365 * 5 }).map(days => now - days * day - 1234),
    ),
    { maxLength: 200 },
  )
  .map(all => all.toSorted((a, b) => a - b))

const spansIn = (all: Iterable<number>, length: number) =>
  new Set([...all].map(at => new Date(at).toISOString().slice(0, length)))

describe('thinned', () => {
  it('keeps the newest, and the newest of a busy day', () => {
    fc.assert(
      fc.property(times, all => {
        const staying = thinned(all, now)
        for (const at of all.slice(-30).filter(at => now - at < day)) expect(staying).toContain(at)
        if (all.length > 0) expect(staying).toContain(all.at(-1))
      }),
    )
  })

  it('leaves no hour of the last day, no day of the last month and no month without a backup that had one', () => {
    fc.assert(
      fc.property(times, all => {
        const staying = thinned(all, now)
        const since = (span: number) => (list: Iterable<number>) => [...list].filter(at => now - at < span)
        expect(spansIn(since(day)(staying), 13)).toEqual(spansIn(since(day)(all), 13))
        expect(spansIn(since(30 * day)(staying), 10)).toEqual(spansIn(since(30 * day)(all), 10))
        expect(spansIn(staying, 7)).toEqual(spansIn(all, 7))
      }),
    )
  })

  it('does not depend on when it was done before', () => {
    fc.assert(
      fc.property(times, fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 6 }), (all, waits) => {
        let [at, left] = [now, all]
        for (const hours of waits) {
          left = [...thinned(left, at)]
          at += hours * hour
        }
        expect([...thinned(left, at)].toSorted()).toEqual([...thinned(all, at)].toSorted())
      }),
    )
  })

  it('keeps few of many, so that the folder stays small', () => {
    const everyQuarter = Array.from({ length: 365 * 3 * 24 * 4 }, (_, index) => now - index * (hour / 4))
    expect(thinned(everyQuarter, now).size).toBeLessThan(180)
  })

  it('keeps what a clock that went back calls the future', () => {
    expect(thinned([now, now + 400 * day], now)).toEqual(new Set([now, now + 400 * day]))
  })
})
