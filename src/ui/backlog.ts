import type { Summary } from '../core/summary.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

/** When the backlog clears at this pace. */
export const backlogLine = (
  { home }: Pick<Words, 'home'>,
  { reviews, pace, clears }: NonNullable<Summary['backlog']>,
): Line => (clears === null ? home.backlogNever(pace, reviews) : home.backlog(pace, reviews, clears))
