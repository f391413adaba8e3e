import { type Day, dayText } from '../core/day.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

export type Backlog = {
  /** Reviews a day. */
  readonly pace: number
  readonly backlog: number
  /** What `backlogClears` says. */
  readonly clears: Day | 'never' | undefined
}

/** When the backlog clears at this pace; undefined where there is none. */
export const backlogLine = (
  { home }: Pick<Words, 'home'>,
  { pace, backlog, clears }: Backlog,
): Line | undefined => {
  if (clears === undefined) return undefined
  return clears === 'never' ? home.backlogNever(pace, backlog) : home.backlog(pace, backlog, dayText(clears))
}
