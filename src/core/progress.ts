import type { CardId } from './card.ts'
import type { Day, Due } from './day.ts'

/** FSRS's two numbers for a memory: stability in days, difficulty 1–10. */
export type Memory = { readonly stability: number; readonly difficulty: number }

/** A card that has been graded at least once. `step` counts within the (re)learning steps and is 0 in review. */
export type Seen = {
  readonly state: 'learning' | 'review' | 'relearning'
  readonly step: number
  readonly due: Due
  /** The study day of its last review. */
  readonly last: Day
  readonly memory: Memory
}

export type Schedule = { readonly state: 'new' } | Seen

/** Where one card stands: the fold of its events. */
export type CardProgress = {
  readonly schedule: Schedule
  /** Grades given, and how often a card in review was forgotten. */
  readonly reps: number
  readonly lapses: number
  readonly suspended: boolean
  readonly flagged: boolean
  /** The last study day on which it was forgotten. */
  readonly missed?: Day
  /** Hidden before this study day. */
  readonly buriedUntil?: Day
}

export const isBuried = ({ buriedUntil }: Pick<CardProgress, 'buriedUntil'>, today: Day): boolean =>
  buriedUntil !== undefined && buriedUntil > today

export const untouched: CardProgress = {
  schedule: { state: 'new' },
  reps: 0,
  lapses: 0,
  suspended: false,
  flagged: false,
}

export type Standings = ReadonlyMap<CardId, CardProgress>
