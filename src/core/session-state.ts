import type { CardId } from './card.ts'
import type { Instant, Moment, Zone } from './day.ts'
import type { Event } from './event.ts'
import { type Entry, type Left, leftIn, type Queue, type Scope } from './queue.ts'
import { type Rating, ratingName } from './rating.ts'
import type { Outcome, Scheduler } from './scheduler.ts'
import { pick, withFirst, withoutPicked } from './session-queue.ts'

export type Input =
  /** Shows the answer, with what was typed for it; after a leech was told it goes on. */
  | { readonly type: 'reveal'; readonly typed?: string }
  | { readonly type: 'undo' | 'suspend' | 'bury' | 'flag' }
  | { readonly type: 'rate'; readonly rating: Rating }

/** The card on the screen. `now` is fixed when it is shown, and so are the buttons. */
export type Shown = {
  readonly entry: Entry
  readonly now: Moment
  readonly outcomes: Readonly<Record<Rating, Outcome>>
}

export type View =
  | ({ readonly phase: 'question' } & Shown)
  | ({ readonly phase: 'answer'; readonly typed?: string } & Shown)
  /** A card has just been forgotten so often that it should be edited or suspended. */
  | { readonly phase: 'leech'; readonly entry: Entry }
  | { readonly phase: 'done'; readonly because: 'finished' | 'enough' | 'time' }

/** What the last input did, where the next card does not show it. */
export type Notice =
  | 'undone'
  | 'nothing-to-undo'
  | 'suspended'
  | 'buried'
  | 'flagged'
  | 'unflagged'
  | 'edited'
  | 'new-day'
  | 'answered-elsewhere'

export type Score = Readonly<Record<Rating, number>> & { readonly ms: number }

/** An event that `undo` takes back. */
export type Past = {
  readonly event: Event
  /** The card as it stood before it; absent where it is no longer to be shown. */
  readonly before?: Entry
  /** It was told of as a leech at that time. */
  readonly told?: boolean
}

/** Where a session ends though cards are left. */
type Bounds = { readonly answers?: number; readonly until?: Instant }

export type Session = {
  readonly view: View
  readonly queue: Queue
  readonly scope: Scope
  readonly bounds: Bounds
  readonly score: Score
  /** The session's own events, newest last. */
  readonly past: readonly Past[]
  /** The last answer of an earlier session, which undo reaches when `past` is used up. */
  readonly earlier?: Past
  readonly notice?: Notice
}

export type Rules = { readonly scheduler: Scheduler; readonly zone: Zone }
export type Step = { readonly session: Session; readonly append: readonly Event[] }

const noScore: Score = { again: 0, hard: 0, good: 0, easy: 0, ms: 0 }

export const show = (entry: Entry, now: Moment, { scheduler }: Rules): Shown => ({
  entry,
  now,
  outcomes: scheduler.outcomes(entry.card.id, entry.progress, now),
})

export const reviewedIn = ({ again, hard, good, easy }: Score): number => again + hard + good + easy

const endOf = ({ bounds, score }: Session, now: Moment): 'enough' | 'time' | undefined => {
  if (bounds.answers !== undefined && reviewedIn(score) >= bounds.answers) return 'enough'
  return bounds.until !== undefined && now.at >= bounds.until ? 'time' : undefined
}

export const showNext = (session: Session, queue: Queue, now: Moment, rules: Rules): Session => {
  const end = endOf(session, now)
  const entry = end ? undefined : pick(queue, now)
  if (!entry) return { ...session, queue, view: { phase: 'done', because: end ?? 'finished' } }
  return {
    ...session,
    queue: withoutPicked(queue, entry),
    view: { phase: 'question', ...show(entry, now, rules) },
  }
}

type Start = { readonly earlier?: Past | undefined; readonly bounds?: Bounds; readonly scope?: Scope }

export const startSession = (
  queue: Queue,
  now: Moment,
  rules: Rules,
  { earlier, bounds = {}, scope = { type: 'due' } }: Start = {},
): Session =>
  showNext(
    {
      view: { phase: 'done', because: 'finished' },
      queue,
      scope,
      bounds,
      score: noScore,
      past: [],
      ...(earlier ? { earlier } : {}),
    },
    queue,
    now,
    rules,
  )

/** The score with an event's grade, or without it. */
export const scored = (score: Score, event: Event, sign: 1 | -1): Score => {
  if (event.type !== 'review') return score
  const rating = ratingName(event.rating)
  return { ...score, [rating]: score[rating] + sign, ms: score.ms + sign * event.ms }
}

export const shownId = ({ view }: Session): CardId | undefined =>
  view.phase === 'done' ? undefined : view.entry.card.id

/** What is left to show, the card on the screen included. */
export const leftOf = ({ view, queue }: Session, now: Instant): Left =>
  leftIn(view.phase === 'question' || view.phase === 'answer' ? withFirst(queue, view.entry) : queue, now)
