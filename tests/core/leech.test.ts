import { expect, it } from 'vitest'
import { isLeech, leechNow } from '../../src/core/leech.ts'

it('a card is a leech from its eighth lapse on', () => {
  expect([0, 7, 8, 9, 30].map(lapses => isLeech({ lapses }))).toEqual([false, false, true, true, true])
})

it('it is said at the eighth lapse and at every fourth after', () => {
  const said = Array.from({ length: 22 }, (_, lapses) => lapses).filter(leechNow)
  expect(said).toEqual([8, 12, 16, 20])
})
