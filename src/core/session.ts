import type { CardId } from './card.ts'
import { type Due, dayText, dueText, type Instant, type Moment, type Zone } from './day.ts'
import type { Event, EventId, Fact } from './event.ts'
import type { CardProgress } from './progress.ts'
import { dueTime, type Entry, isHidden, isWithinReach, type Left, leftIn, type Queue } from './queue.ts'
import { type Rating, ratingName, ratingNumber } from './rating.ts'
import { advance } from './replay.ts'
import type { Outcome, Scheduler } from './scheduler.ts'
import { type Stamp, stamped } from './stamp.ts'

export type Input =
  | { readonly type: 'reveal' | 'undo' | 'suspend' | 'bury' }
  | { readonly type: 'rate'; readonly rating: Rating }

/** The card on the screen. `now` is fixed when it is shown, and so are the buttons. */
export type Shown = {
  readonly entry: Entry
  readonly now: Moment
  readonly outcomes: Readonly<Record<Rating, Outcome>>
}

type View = ({ readonly phase: 'question' | 'answer' } & Shown) | { readonly phase: 'done' }

/** What the last input did, where the next card does not show it. */
export type Notice = 'undone' | 'nothing-to-undo' | 'suspended' | 'buried' | 'new-day' | 'answered-elsewhere'

export type Score = Readonly<Record<Rating, number>> & { readonly ms: number }

/** An event that `undo` takes back, and the card as it stood before it (absent where it is no longer to be shown). */
export type Past = { readonly event: Event; readonly before?: Entry }

export type Session = {
  readonly view: View
  readonly queue: Queue
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

const show = (entry: Entry, now: Moment, { scheduler }: Rules): Shown => ({
  entry,
  now,
  outcomes: scheduler.outcomes(entry.card.id, entry.progress, now),
})

const without = (queue: Queue, id: CardId): Queue => {
  const others = (entries: readonly Entry[]) => entries.filter(entry => entry.card.id !== id)
  return {
    ...queue,
    learning: others(queue.learning),
    review: others(queue.review),
    fresh: others(queue.fresh),
  }
}

const returnsToday = ({ schedule }: CardProgress): boolean => schedule.state !== 'new' && 'at' in schedule.due

const stepTime = ({ progress: { schedule } }: Entry): Instant =>
  schedule.state === 'new' ? Number.NEGATIVE_INFINITY : dueTime(schedule.due)

/** Puts a card first among its own kind; cards in steps stand by their time. */
const withFirst = (queue: Queue, entry: Entry): Queue => {
  switch (entry.progress.schedule.state) {
    case 'new':
      return { ...queue, fresh: [entry, ...queue.fresh] }
    case 'review':
      return { ...queue, review: [entry, ...queue.review] }
    case 'learning':
    case 'relearning':
      return { ...queue, learning: [...queue.learning, entry].sort((a, b) => stepTime(a) - stepTime(b)) }
  }
}

/** Steps whose time has come, then reviews, then new cards; steps before their time only when nothing else is left. */
const pick = ({ learning, review, fresh }: Queue, now: Moment): Entry | undefined => {
  const [step] = learning
  if (step && stepTime(step) <= now.at) return step
  return review[0] ?? fresh[0] ?? (step && isWithinReach(step, now.at) ? step : undefined)
}

const showNext = (session: Session, queue: Queue, now: Moment, rules: Rules): Session => {
  const entry = pick(queue, now)
  if (!entry) return { ...session, queue, view: { phase: 'done' } }
  return {
    ...session,
    queue: without(queue, entry.card.id),
    view: { phase: 'question', ...show(entry, now, rules) },
  }
}

export const startSession = (queue: Queue, now: Moment, rules: Rules, earlier?: Past): Session =>
  showNext(
    { view: { phase: 'done' }, queue, score: noScore, past: [], ...(earlier ? { earlier } : {}) },
    queue,
    now,
    rules,
  )

const scored = (score: Score, event: Event, sign: 1 | -1): Score => {
  if (event.type !== 'review') return score
  const rating = ratingName(event.rating)
  return { ...score, [rating]: score[rating] + sign, ms: score.ms + sign * event.ms }
}

/** What the button promised; a step begins when the key is pressed. */
const promised = ({ due }: Outcome, shown: Moment, pressed: Moment): Due =>
  'at' in due ? { at: due.at + (pressed.at - shown.at) } : due

const reviewFact = (shown: Shown, rating: Rating, now: Moment, { zone }: Rules): Fact => {
  const outcome = shown.outcomes[rating]
  return {
    type: 'review',
    card: shown.entry.card.id,
    rating: ratingNumber(rating),
    ms: Math.max(0, Math.round(now.at - shown.now.at)),
    state: outcome.state,
    step: outcome.step,
    due: dueText(promised(outcome, shown.now, now), zone),
    kind: 'due',
  }
}

/** The event about the card on the screen, and the session with the next card. */
const settle = (session: Session, shown: Shown, fact: Fact, stamp: Stamp, rules: Rules): Step => {
  const { entry } = shown
  const event = stamped(fact, stamp)
  const progress = advance(entry.progress, event, rules.scheduler.nextMemory)
  const stays = returnsToday(progress) && !isHidden(progress, stamp.now.day)
  const queue = stays ? withFirst(session.queue, { card: entry.card, progress }) : session.queue
  const after: Session = {
    ...session,
    score: scored(session.score, event, 1),
    past: [...session.past, { event, before: entry }],
  }
  return { session: showNext(after, queue, stamp.now, rules), append: [event] }
}

/** The card whose last event was taken back comes first again; the one on the screen waits behind it. */
const returned = (session: Session, before: Entry, now: Moment, rules: Rules): Session => {
  const { view, queue } = session
  const held = view.phase === 'done' ? queue : withFirst(queue, view.entry)
  return {
    ...session,
    queue: without(held, before.card.id),
    view: { phase: 'question', ...show(before, now, rules) },
  }
}

const undo = (session: Session, stamp: Stamp, rules: Rules): Step => {
  const own = session.past.at(-1)
  const { earlier, ...rest } = session
  const taken = own ?? earlier
  if (!taken) return { session: { ...session, notice: 'nothing-to-undo' }, append: [] }
  const { event, before } = taken
  const after: Session = {
    ...(own ? session : rest),
    past: session.past.slice(0, -1),
    score: own ? scored(session.score, event, -1) : session.score,
    notice: 'undone',
  }
  return {
    session: before ? returned(after, before, stamp.now, rules) : after,
    append: [stamped({ type: 'undo', card: event.card, event: event.id }, stamp)],
  }
}

/**
 * The one rule of a session: what an input does to it, and the events to save before the result may be shown.
 * A key pressed on a later study day than its card was shown only redraws the buttons.
 */
export const step = (from: Session, input: Input, stamp: Stamp, rules: Rules): Step => {
  const { notice: _, ...session } = from
  const { view } = session
  if (input.type === 'undo') return undo(session, stamp, rules)
  if (view.phase === 'done') return { session, append: [] }
  if (stamp.now.day !== view.now.day) {
    const redrawn: View = { ...view, ...show(view.entry, stamp.now, rules) }
    return { session: { ...session, view: redrawn, notice: 'new-day' }, append: [] }
  }
  const card = view.entry.card.id
  switch (input.type) {
    case 'reveal':
      return { session: { ...session, view: { ...view, phase: 'answer' } }, append: [] }
    case 'rate':
      if (view.phase === 'question') return { session, append: [] }
      return settle(session, view, reviewFact(view, input.rating, stamp.now, rules), stamp, rules)
    case 'suspend':
      return noticed('suspended', settle(session, view, { type: 'suspend', card }, stamp, rules))
    case 'bury': {
      const until = dayText(stamp.now.day + 1)
      return noticed('buried', settle(session, view, { type: 'bury', card, until }, stamp, rules))
    }
  }
}

const noticed = (notice: Notice, { session, append }: Step): Step => ({
  session: { ...session, notice },
  append,
})

/**
 * The session over another queue: the card on the screen stays while the queue has it, with new buttons where it stands
 * elsewhere now.
 */
export const withQueue = (session: Session, queue: Queue, now: Moment, rules: Rules): Session => {
  const { view } = session
  if (view.phase === 'done') return showNext(session, queue, now, rules)
  const { id } = view.entry.card
  const entry = [...queue.learning, ...queue.review, ...queue.fresh].find(({ card }) => card.id === id)
  if (!entry) return showNext(session, queue, now, rules)
  const stands = JSON.stringify(entry.progress) === JSON.stringify(view.entry.progress)
  const shown = stands && view.now.day === now.day ? view : { ...view, ...show(entry, now, rules) }
  return { ...session, queue: without(queue, id), view: shown }
}

/**
 * What others have appended since: with the queue that is left now, a card they answered leaves the screen, and undo no longer
 * reaches what they took back, nor shows a card that they have answered after it.
 */
export const withNews = (
  session: Session,
  news: readonly { readonly card: CardId; readonly voids?: EventId }[],
  queue: Queue,
  now: Moment,
  rules: Rules,
): Session => {
  const cards = new Set(news.map(({ card }) => card))
  const gone = new Set(news.map(({ voids }) => voids))
  const told = (past: Past): Past[] => {
    if (gone.has(past.event.id)) return []
    return [cards.has(past.event.card) ? { event: past.event } : past]
  }
  const { earlier, ...rest } = session
  const [stillEarlier] = earlier ? told(earlier) : []
  const after = withQueue(
    { ...rest, past: session.past.flatMap(told), ...(stillEarlier ? { earlier: stillEarlier } : {}) },
    queue,
    now,
    rules,
  )
  return cardOf(after) === cardOf(session) ? after : { ...after, notice: 'answered-elsewhere' }
}

const cardOf = ({ view }: Session): CardId | undefined =>
  view.phase === 'done' ? undefined : view.entry.card.id

/** What is left to show, the card on the screen included. */
export const leftOf = ({ view, queue }: Session, now: Instant): Left =>
  leftIn(view.phase === 'done' ? queue : withFirst(queue, view.entry), now)

export const reviewedIn = ({ again, hard, good, easy }: Score): number => again + hard + good + easy
