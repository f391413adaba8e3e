import type { Rating } from './rating.ts'

/** A (re)learning step and the milliseconds until it is over. */
export type Step = { readonly step: number; readonly wait: number }

const day = 24 * 60 * 60_000

/** On the first step the mean of it and the next, or 1.5 times a lone one, at most a day more; a later step is repeated. */
const hardWait = (steps: readonly number[], at: number): number => {
  const [first = 0, second] = steps
  if (at > 0) return steps[at] ?? first
  return second === undefined ? Math.min(1.5 * first, first + day) : (first + second) / 2
}

/**
 * Where a grade leads a card that waits on step `current`, by Anki's rules; undefined where it leaves the steps.
 * A better grade never waits less than a worse one, whatever the order of the steps.
 */
export const nextStep = (steps: readonly number[], current: number, rating: Rating): Step | undefined => {
  const [first] = steps
  if (first === undefined) return undefined
  const at = Math.min(current, steps.length - 1)
  const hard = Math.max(first, Math.round(hardWait(steps, at)))
  switch (rating) {
    case 'again':
      return { step: 0, wait: first }
    case 'hard':
      return { step: at, wait: hard }
    case 'good': {
      const next = steps[at + 1]
      return next === undefined ? undefined : { step: at + 1, wait: Math.max(hard, next) }
    }
    case 'easy':
      return undefined
  }
}
