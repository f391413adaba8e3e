/** Of FSRS-4.5, FSRS-5 and FSRS-6. */
const lengths = [17, 19, 21]

/** What keeps a list of numbers from being a set of FSRS weights. */
export const weightsProblem = (weights: readonly number[]): 'length' | 'not-finite' | undefined => {
  if (!lengths.includes(weights.length)) return 'length'
  return weights.every(Number.isFinite) ? undefined : 'not-finite'
}

/** The least and the greatest value of each weight, as ts-fsrs 5.4.2 has them. */
const ranges: readonly (readonly [least: number, most: number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
]

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

const rounded = (value: number): number => Number(value.toFixed(8))

/** What w17 and w18 may be at most, so that passing the relearning steps leaves no stronger memory than there was before the lapse. */
const sameDayCeiling = (weights: readonly number[], relearningSteps: number): number => {
  if (relearningSteps < 2) return 2
  const [w11 = 0, , w13 = 0, w14 = 0] = weights.slice(11)
  const gain = -(Math.log(w11) + Math.log(2 ** w13 - 1) + 0.3 * w14) / relearningSteps
  return clamp(rounded(Math.sqrt(Math.max(0, gain))), 0.01, 2)
}

const clipped = (weights: readonly number[], relearningSteps: number): readonly number[] => {
  const inRange = ranges
    .slice(0, weights.length)
    .map(([least, most], index) => clamp(weights[index] ?? 0, least, most))
  const ceiling = sameDayCeiling(inRange, relearningSteps)
  return inRange.map((weight, index) => (index === 17 || index === 18 ? Math.min(ceiling, weight) : weight))
}

/** FSRS-4.5 has a linear first difficulty, FSRS-5 an exponential one. */
const withExponentialDifficulty = (weights: readonly number[]): readonly number[] => {
  const [w4 = 0, w5 = 0, w6 = 0] = weights.slice(4)
  const converted = [rounded(w4 + 2 * w5), rounded(Math.log(3 * w5 + 1) / 3), rounded(w6 + 0.5)]
  return [...weights.slice(0, 4), ...converted, ...weights.slice(7)]
}

/** The decay that was fixed before FSRS-6. */
const fixedDecay = 0.5

/**
 * The 21 weights of FSRS-6 for a set in which `weightsProblem` finds nothing wrong, each brought into its range
 * (after ts-fsrs's `migrateParameters`, which prints).
 */
export const fullWeights = (weights: readonly number[], relearningSteps: number): readonly number[] => {
  const safe = clipped(weights, relearningSteps)
  switch (weights.length) {
    case 17:
      return [...withExponentialDifficulty(safe), 0, 0, 0, fixedDecay]
    case 19:
      return [...safe, 0, fixedDecay]
    default:
      return safe
  }
}
