import type { CardId, Deck } from './card.ts'
import { baseId } from './card-id.ts'
import { type Day, parseDay, parseDue } from './day.ts'
import type { Event, EventOf } from './event.ts'
import { inOrder, type Log, voided } from './history.ts'
import { type CardProgress, type Memory, type Schedule, type Standings, untouched } from './progress.ts'
import { type Rating, ratingName } from './rating.ts'

export type NextMemory = (memory: Memory | null, elapsed: number, rating: Rating) => Memory

/** What was done on one study day; `new` and `review` are what the daily limits count. */
export type Tally = {
  readonly new: number
  readonly review: number
  /** How many of `review` were forgotten. */
  readonly lapsed: number
  readonly total: number
  readonly again: number
  readonly ms: number
}

export type Progress = {
  readonly cards: Standings
  readonly days: ReadonlyMap<Day, Tally>
}

const nothingDone: Tally = { new: 0, review: 0, lapsed: 0, total: 0, again: 0, ms: 0 }

export const tallyOf = (progress: Progress, day: Day): Tally => progress.days.get(day) ?? nothingDone

const reviewed = (card: CardProgress, event: EventOf<'review'>, nextMemory: NextMemory): CardProgress => {
  const { schedule } = card
  const last = parseDay(event.day)
  const memory =
    schedule.state === 'new'
      ? nextMemory(null, 0, ratingName(event.rating))
      : nextMemory(schedule.memory, Math.max(0, last - schedule.last), ratingName(event.rating))
  const forgotten = schedule.state === 'review' && event.rating === 1
  return {
    ...card,
    schedule: { state: event.state, step: event.step, due: parseDue(event.due), last, memory },
    reps: card.reps + 1,
    lapses: card.lapses + (forgotten ? 1 : 0),
    ...(event.rating === 1 ? { missed: last } : {}),
  }
}

const reset = ({ suspended, flagged }: CardProgress): CardProgress => ({ ...untouched, suspended, flagged })

const rescheduled = (schedule: Schedule, event: EventOf<'reschedule'>): Schedule =>
  schedule.state === 'new'
    ? schedule
    : { ...schedule, state: 'review', step: 0, due: { day: parseDay(event.due) } }

/** One card after one event: the same step in a session and in a replay. State, step and due come from the event, the memory from today's weights. */
export const advance = (card: CardProgress, event: Event, nextMemory: NextMemory): CardProgress => {
  switch (event.type) {
    case 'review':
      return reviewed(card, event, nextMemory)
    case 'suspend':
      return { ...card, suspended: true }
    case 'unsuspend':
      return { ...card, suspended: false }
    case 'bury':
      return { ...card, buriedUntil: parseDay(event.until) }
    case 'flag':
      return { ...card, flagged: event.on }
    case 'reset':
      return reset(card)
    case 'reschedule':
      return { ...card, schedule: rescheduled(card.schedule, event) }
    case 'undo':
    case 'quiz':
      return card
  }
}

const counted = (tally: Tally, event: EventOf<'review'>, before: Schedule['state']): Tally => {
  const again = event.rating === 1 ? 1 : 0
  const review = before === 'review' && event.kind === 'due' ? 1 : 0
  return {
    new: tally.new + (before === 'new' ? 1 : 0),
    review: tally.review + review,
    lapsed: tally.lapsed + review * again,
    total: tally.total + 1,
    again: tally.again + again,
    ms: tally.ms + event.ms,
  }
}

/** The name a card goes by today: `was`, and an `id` that it got later, lead from old ids to new ones, siblings with them. */
export type CurrentId = (id: CardId) => CardId

export const currentIds = (decks: readonly Deck[]): CurrentId => {
  const cards = decks.flatMap(deck => deck.cards)
  const live = new Set(cards.map(card => baseId(card.id)))
  const renamed = new Map<CardId, CardId>()
  const lead = (old: CardId, id: CardId) => {
    if (!live.has(old) && !renamed.has(old)) renamed.set(old, baseId(id))
  }
  for (const { id, was } of cards) for (const old of was) lead(old, id)
  for (const { id, unnamed } of cards) if (unnamed !== undefined) lead(unnamed, id)
  if (renamed.size === 0) return id => id
  return id => {
    const [base = id, sibling] = id.split('#', 2)
    const now = renamed.get(base)
    return now === undefined ? id : sibling === undefined ? now : `${now}#${sibling}`
  }
}

const nothing: Progress = { cards: new Map(), days: new Map() }

/** Where every card stands after these events too, none of which is taken back by another. */
export const withEvents = (
  { cards: before, days: done }: Progress,
  events: readonly Event[],
  currentId: CurrentId,
  nextMemory: NextMemory,
): Progress => {
  const cards = new Map(before)
  const days = new Map(done)
  for (const event of events) {
    if (event.type === 'undo' || event.type === 'quiz') continue
    const id = currentId(event.card)
    const card = cards.get(id) ?? untouched
    if (event.type === 'review') {
      const day = parseDay(event.day)
      days.set(day, counted(days.get(day) ?? nothingDone, event, card.schedule.state))
    }
    cards.set(id, advance(card, event, nextMemory))
  }
  return { cards, days }
}

/** Where every card stands: the fold of all logs. It asks no clock and does not depend on the order the logs are read in. */
export const replay = (logs: readonly Log[], currentId: CurrentId, nextMemory: NextMemory): Progress => {
  const events = inOrder(logs)
  const gone = voided(events)
  const valid = events.filter(event => !gone.has(event.id))
  return withEvents(nothing, valid, currentId, nextMemory)
}
