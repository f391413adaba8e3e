/** Damerau-Levenshtein distance (optimal string alignment): letters added, dropped, changed, swapped with a neighbour. */
export const editDistance = (a: ArrayLike<string>, b: ArrayLike<string>): number => {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : changed
      row.push(Math.min(changed, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}

/** One slip in three letters is still that word. */
const slips = (word: string): number => Math.max(1, Math.floor(word.length / 3))

/** The candidate that a mistyped word most likely means. */
export const suggest = (word: string, candidates: readonly string[]): string | undefined => {
  const [closest] = candidates
    .filter(candidate => Math.abs(candidate.length - word.length) <= slips(candidate))
    .map(candidate => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= slips(candidate))
    .toSorted((a, b) => a.distance - b.distance)
  return closest?.candidate
}
