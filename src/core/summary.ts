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
  /** The reviews that today's limit held back, and when they are done at this many a day. */
  readonly backlog?: {
    readonly reviews: number
    readonly pace: number
    readonly clears: string | null
  }
}

export const summarize = (
  score: Score,
  left: Left,
  next: string | null,
  backlog: Summary['backlog'],
): Summary => {
  const { again, hard, good, easy, ms } = score
  const reviewed = reviewedIn(score)
  return { reviewed, again, hard, good, easy, ms, left, next, ...(backlog ? { backlog } : {}) }
}
