import { createRandom } from '../../src/core/random.ts'

/** Chance that repeats: what a trial draws from its seed. */
export type Chance = {
  /** A whole number in 0 … n - 1. */
  readonly below: (n: number) => number
  readonly pick: <T>(items: readonly [T, ...T[]]) => T
  /** True in one of so many cases. */
  readonly oneIn: (n: number) => boolean
  /** Up to so many of what is made. */
  readonly some: <T>(most: number, make: (index: number) => T) => T[]
}

export const chanceFrom = (seed: string): Chance => {
  const random = createRandom(seed)
  const below = (n: number) => Math.floor(random() * n)
  return {
    below,
    pick: items => items[below(items.length)] ?? items[0],
    oneIn: n => below(n) === 0,
    some: (most, make) => Array.from({ length: below(most + 1) }, (_, index) => make(index)),
  }
}
