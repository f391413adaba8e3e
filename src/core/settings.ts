export const orders = ['retrievability', 'due', 'difficulty', 'random'] as const
/** How due reviews are ranked; `retrievability` shows the best remembered first (facts: least time per remembered card). */
export type Order = (typeof orders)[number]

export type Settings = {
  /** The probability of recall at which a card comes due, 0.70–0.99. */
  readonly desiredRetention: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  /** The local hour at which a study day begins, 0–23. */
  readonly dayStartsAt: number
  /** Milliseconds. */
  readonly learningSteps: readonly number[]
  /** Milliseconds. */
  readonly relearningSteps: readonly number[]
  /** Days. */
  readonly maximumInterval: number
  /** The 21 weights of FSRS-6; absent for the defaults. */
  readonly weights?: readonly number[]
  readonly order: Order
}

export const defaultSettings: Settings = {
  desiredRetention: 0.9,
  newPerDay: 20,
  reviewsPerDay: 200,
  dayStartsAt: 4,
  learningSteps: [60_000, 600_000],
  relearningSteps: [600_000],
  maximumInterval: 36_500,
  order: 'retrievability',
}
