export const sparks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const

/** What stands for nothing at all, to be told from little. */
export const noSpark = '·'

/** A column a number, the highest of them full; each takes one column of the terminal. */
export const sparkline = (counts: readonly number[]): string => {
  const most = Math.max(1, ...counts)
  return counts
    .map(count => (count > 0 ? sparks[Math.ceil((count / most) * sparks.length) - 1] : noSpark))
    .join('')
}
