import type { Card, CardId } from './card.ts'
import { dayText, dueText, type Moment } from './day.ts'
import { isLeech } from './leech.ts'
import { isBuried, type Schedule } from './progress.ts'
import type { Entry } from './queue.ts'
import type { Rules } from './session-state.ts'

/** A card and where it stands, in plain values: what a list shows and its `--json` is. */
export type CardReport = {
  readonly id: CardId
  readonly deck: string
  readonly topic: string | null
  readonly question: string
  readonly answer: string
  readonly tags: readonly string[]
  readonly state: Schedule['state']
  /** A study day, or an instant inside learning steps. */
  readonly due: string | null
  readonly suspended: boolean
  readonly flagged: boolean
  readonly leech: boolean
  /** The study day it is hidden before. */
  readonly buriedUntil: string | null
  readonly lapses: number
  readonly reps: number
  readonly stability: number | null
  readonly difficulty: number | null
  /** The probability of recall on this study day. */
  readonly retrievability: number | null
  readonly file: string
  readonly line: number
}

const memoryOf = (schedule: Schedule, now: Moment, { scheduler }: Rules) => {
  if (schedule.state === 'new') return { stability: null, difficulty: null, retrievability: null }
  const { memory, last } = schedule
  return { ...memory, retrievability: scheduler.retrievability(memory, now.day - last) }
}

export const cardReport = (
  { card, progress }: Entry,
  fileOf: (card: Card) => string,
  now: Moment,
  rules: Rules,
): CardReport => {
  const { schedule, suspended, flagged, buriedUntil, lapses, reps } = progress
  const { id, deck, topic = null, question, answer, tags, line } = card
  return {
    id,
    deck,
    topic,
    question,
    answer,
    tags,
    state: schedule.state,
    due: schedule.state === 'new' ? null : dueText(schedule.due, rules.zone),
    suspended,
    flagged,
    leech: isLeech(progress),
    buriedUntil: buriedUntil !== undefined && isBuried(progress, now.day) ? dayText(buriedUntil) : null,
    lapses,
    reps,
    ...memoryOf(schedule, now, rules),
    file: fileOf(card),
    line,
  }
}
