import { createHash } from 'node:crypto'

/**
 * A source of numbers in [0, 1), the same for a seed forever: mulberry32 (Tommy Ettinger, public domain;
 * github.com/bryc/code, "PRNGs"), begun at the first 32 bits of the seed's SHA-256.
 */
export const createRandom = (seed: string): (() => number) => {
  let state = createHash('sha256').update(seed).digest().readInt32BE()
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The items in an order of chance. */
export const shuffle = <T>(items: readonly T[], random: () => number): readonly T[] =>
  items
    .map(item => ({ item, chance: random() }))
    .sort((a, b) => a.chance - b.chance)
    .map(({ item }) => item)
