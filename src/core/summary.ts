import type { Left } from './queue.ts'
import { reviewedIn, type Score } from './session-state.ts'

/** A session's end, for people and, with its `type`, for programs. */
export type Summary = {
  readonly reviewed: number
  readonly again: number
  readonly hard: number
  readonly good: number
  readonly easy: number
  readonly ms: number
  readonly left: Left
  /** When the next card comes back: a study day, an instant later today, or never. */
  readonly next: string | null
}

export const summarize = (score: Score, left: Left, next: string | null): Summary => {
  const { again, hard, good, easy, ms } = score
  return { reviewed: reviewedIn(score), again, hard, good, easy, ms, left, next }
}
