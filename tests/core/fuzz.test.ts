import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzed, fuzzFactor, fuzzSpread } from '../../src/core/fuzz.ts'

const open = { least: 1, most: 36_500 }
const last = 1 - 2 ** -32
const interval = fc.integer({ min: 1, max: 40_000 })
const factor = fc.double({ min: 0, max: last, noNaN: true })
const bounds = fc.record({
  least: fc.integer({ min: 1, max: 400 }),
  most: fc.integer({ min: 1, max: 36_500 }),
})

describe('the spread', () => {
  it.each([
    [1, 0],
    [2.4, 0],
    [2.5, 1],
    [3, 1.075],
    [7, 1.675],
    [10, 1.975],
    [20, 2.975],
    [100, 6.975],
    [365, 20.225],
  ])('of %f days is %f', (days, expected) => {
    expect(fuzzSpread(days)).toBeCloseTo(expected, 10)
  })
})

describe('a fuzzed interval', () => {
  it.each([
    [1, [1, 1, 1]],
    [2, [2, 2, 2]],
    [3, [2, 3, 4]],
    [7, [5, 7, 9]],
    [20, [17, 20, 23]],
    [100, [93, 100, 107]],
    [365, [345, 365, 385]],
    [36_500, [34_673, 35_587, 36_500]],
    [99_999, [34_673, 35_587, 36_500]],
  ])('of %i days at the lowest, middle and highest factor is %j', (days, expected) => {
    expect([0, 0.5, last].map(factor => fuzzed(days, factor, open))).toEqual(expected)
  })

  it.each([
    ['the most', 30, { least: 1, most: 30 }, [27, 30]],
    ['the least', 30, { least: 32, most: 99 }, [32, 36]],
    ['the most against the least', 30, { least: 32, most: 20 }, [20, 20]],
  ] as const)('keeps to %s', (_, days, bounds, expected) => {
    expect([0, last].map(factor => fuzzed(days, factor, bounds))).toEqual(expected)
  })

  it('stays within its bounds and its spread, in whole days', () => {
    fc.assert(
      fc.property(interval, factor, bounds, (days, factor, bounds) => {
        const least = Math.min(bounds.least, bounds.most)
        const middle = Math.min(bounds.most, Math.max(least, days))
        const result = fuzzed(days, factor, bounds)
        expect(result).toSatisfy(Number.isInteger)
        expect(result).toBeGreaterThanOrEqual(least)
        expect(result).toBeLessThanOrEqual(bounds.most)
        expect(Math.abs(result - middle)).toBeLessThanOrEqual(fuzzSpread(middle) + 0.5)
      }),
    )
  })

  it('never falls as the interval or the factor rises', () => {
    fc.assert(
      fc.property(interval, interval, factor, factor, bounds, (one, other, here, there, bounds) => {
        const low = fuzzed(Math.min(one, other), Math.min(here, there), bounds)
        expect(fuzzed(Math.max(one, other), Math.max(here, there), bounds)).toBeGreaterThanOrEqual(low)
      }),
    )
  })
})

describe('the factor', () => {
  it('belongs to the card and its count of grades', () => {
    expect(
      [
        ['llm-basics/a', 0],
        ['llm-basics/a', 1],
        ['llm-basics/b', 0],
        ['日本/犬', 3],
      ].map(([id, reps]) => fuzzFactor(String(id), Number(reps))),
    ).toMatchInlineSnapshot(`
      [
        0.29768334329128265,
        0.09249906125478446,
        0.5178525967057794,
        0.16589800221845508,
      ]
    `)
  })

  it('is spread evenly, over cards and over grades', () => {
    const count = 20_000
    const tenths = (factors: readonly number[]) => {
      const bins = Array.from({ length: 10 }, () => 0)
      for (const factor of factors) bins[Math.floor(factor * 10)] = (bins[Math.floor(factor * 10)] ?? 0) + 1
      return bins
    }
    const numbers = Array.from({ length: count }, (_, number) => number)
    const overCards = numbers.map(number => fuzzFactor(`deck/card-${number}`, 1))
    const overReps = numbers.map(number => fuzzFactor('deck/card', number))
    for (const bin of [...tenths(overCards), ...tenths(overReps)]) {
      expect(Math.abs(bin - count / 10)).toBeLessThan(5 * Math.sqrt(count / 10))
    }
  })

  it('of one grade says nothing of the next', () => {
    const count = 20_000
    const product = Array.from({ length: count }, (_, number) => {
      const id = `deck/card-${number}`
      return (fuzzFactor(id, 1) - 0.5) * (fuzzFactor(id, 2) - 0.5)
    })
    const correlation = (12 * product.reduce((sum, value) => sum + value, 0)) / count
    expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(count))
  })
})
