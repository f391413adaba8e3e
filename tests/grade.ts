import type { CardId } from '../src/core/card.ts'
import { dayText, dueText, instantText, type Moment, type Zone } from '../src/core/day.ts'
import type { CardProgress } from '../src/core/progress.ts'
import { type Rating, ratingNumber } from '../src/core/rating.ts'
import { advance } from '../src/core/replay.ts'
import type { Scheduler } from '../src/core/scheduler.ts'

type Grade = { readonly id: CardId; readonly rating: Rating; readonly now: Moment }

/** Where a card stands after a grade that has gone through the log and back. */
export const graded = (
  progress: CardProgress,
  { id, rating, now }: Grade,
  scheduler: Scheduler,
  zone: Zone,
): CardProgress => {
  const { state, step, due } = scheduler.outcomes(id, progress, now)[rating]
  const event = {
    v: 1,
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    type: 'review',
    card: id,
    at: instantText(now.at, now.offset),
    day: dayText(now.day),
    rating: ratingNumber(rating),
    ms: 1500,
    state,
    step,
    due: dueText(due, zone),
    kind: 'due',
  } as const
  return advance(progress, event, scheduler.nextMemory)
}
