/** How much a day adds to the spread, between two lengths of interval in days (Anki's numbers). */
const bands = [
  { from: 2.5, to: 7, rate: 0.15 },
  { from: 7, to: 20, rate: 0.1 },
  { from: 20, to: Number.POSITIVE_INFINITY, rate: 0.05 },
]

/** The days by which a fuzzed interval may be shorter or longer: none below 2.5 days. */
export const fuzzSpread = (interval: number): number =>
  interval < 2.5
    ? 0
    : bands.reduce(
        (spread, { from, to, rate }) => spread + rate * Math.max(0, Math.min(interval, to) - from),
        1,
      )

/** The shortest and the longest interval allowed, in days; the longest wins where they cross. */
type Bounds = { readonly least: number; readonly most: number }

/** Moves an interval of whole days by chance, so that cards learned together part. It never falls as `interval`, `factor` or a bound rises. */
export const fuzzed = (interval: number, factor: number, { least, most }: Bounds): number => {
  const within = (days: number) => Math.min(most, Math.max(least, days))
  const middle = within(interval)
  const spread = fuzzSpread(middle)
  const shortest = within(Math.round(middle - spread))
  const longest = within(Math.round(middle + spread))
  return shortest + Math.floor(factor * (longest - shortest + 1))
}

/** A number in [0, 1) that belongs to a card and a count of its grades: FNV-1a, finished by MurmurHash3's mixer. */
export const fuzzFactor = (id: string, reps: number): number => {
  let hash = 0x811c9dc5
  for (const character of `${id} ${reps}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
