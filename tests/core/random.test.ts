import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, shuffle } from '../../src/core/random.ts'

const order = (seed: string) => shuffle([...'abcdefghij'], createRandom(seed)).join('')

describe('chance from a seed', () => {
  // Pinned: the order a seed gave is the order it gives.
  it.each([
    ['', 'dhbefijcag'],
    ['1', 'ijbehgcafd'],
    ['2', 'hiagebdcjf'],
    ['2026-11-23', 'efgicbhdja'],
    ['シード', 'dheijfgcba'],
  ])('%j shuffles to %s for good', (seed, expected) => {
    expect(order(seed)).toBe(expected)
  })

  it('gives the numbers of mulberry32', () => {
    const random = createRandom('mull')
    expect([random(), random(), random()]).toMatchInlineSnapshot(`
      [
        0.307799520669505,
        0.08527618716470897,
        0.7239542091265321,
      ]
    `)
  })

  it('stays in [0, 1) and fills it evenly', () => {
    const random = createRandom('even')
    const numbers = Array.from({ length: 10_000 }, random)
    const tenths = Array.from({ length: 10 }, (_, n) => numbers.filter(x => Math.floor(x * 10) === n).length)
    expect(tenths.reduce((sum, count) => sum + count)).toBe(10_000)
    expect(Math.min(...tenths)).toBeGreaterThan(900)
  })
})

describe('a shuffle', () => {
  it('gives every order about equally often', () => {
    const random = createRandom('fair')
    const orders = Array.from({ length: 6000 }, () => shuffle(['a', 'b', 'c'], random).join(''))
    const times = [...new Set(orders)].map(one => orders.filter(other => other === one).length)
    expect(times).toHaveLength(6)
    expect(Math.min(...times)).toBeGreaterThan(900)
  })

  it('keeps every item and leaves the original alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.string(), (items, seed) => {
        const before = [...items]
        const shuffled = shuffle(items, createRandom(seed))
        expect(items).toEqual(before)
        expect(shuffled.toSorted()).toEqual(items.toSorted())
      }),
    )
  })
})
