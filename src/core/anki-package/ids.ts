import { createHash } from 'node:crypto'

/** Ids in Anki are milliseconds that have passed: these lie from September 2001 to February 2019. */
const [earliest, span] = [1_000_000_000_000, 2 ** 39]

const idOf = (key: string): number =>
  earliest + (createHash('sha256').update(`mull:anki:${key}`).digest().readUIntBE(0, 6) % span)

/** A number for each key, no two the same: it follows from the key, and from the others only where two would meet. */
export const ankiIds = (keys: Iterable<string>): ReadonlyMap<string, number> => {
  const ids = new Map<string, number>()
  const taken = new Set<number>()
  for (const key of [...new Set(keys)].sort()) {
    let id = idOf(key)
    while (taken.has(id)) id++
    taken.add(id)
    ids.set(key, id)
  }
  return ids
}
