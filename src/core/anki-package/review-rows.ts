import type { CardId } from '../card.ts'
import { type Instant, parseDay, parseDue } from '../day.ts'
import type { Event, EventOf } from '../event.ts'
import { type CardProgress, type Schedule, untouched } from '../progress.ts'
import { advance, type CurrentId, type NextMemory } from '../replay.ts'
import { largest, type Row, unsynced } from './schema.ts'

const kinds = { learn: 0, review: 1, relearn: 2, filtered: 3, manual: 4 } as const

/** Anki's preset counts a minute at most for an answer. */
const longest = 60_000

const kindOf = (before: Schedule, event: EventOf<'review'>): number => {
  if (before.state === 'relearning') return kinds.relearn
  if (before.state !== 'review') return kinds.learn
  return event.kind === 'due' ? kinds.review : kinds.filtered
}

/** Days, or seconds as a negative number. */
const intervalOf = (event: EventOf<'review'>): number => {
  const due = parseDue(event.due)
  if ('day' in due) return Math.max(1, due.day - parseDay(event.day))
  const seconds = Math.round((due.at - Date.parse(event.at)) / 1000)
  return -Math.max(1, Math.min(seconds, largest))
}

/** With FSRS Anki keeps the difficulty in place of the ease: 1 to 10 as 100 to 1100. */
const difficultyOf = ({ schedule }: CardProgress): number =>
  schedule.state === 'new' ? 0 : Math.round(((schedule.memory.difficulty - 1) / 9) * 1000 + 100)

type Standing = { readonly progress: CardProgress; readonly interval: number }
const before: Standing = { progress: untouched, interval: 0 }

/**
 * Anki's table `revlog` of events in their order, none of them void: reviews, and where a card was made new again, since
 * what was before then counts no more. A row's id is the time of its event, a bit later where that is taken; never after
 * `now`, for Anki refuses a package with a review to come.
 */
export function* reviewRows(
  events: Iterable<Event>,
  idOf: (card: CardId) => number | undefined,
  currentId: CurrentId,
  nextMemory: NextMemory,
  now: Instant,
): Generator<Row> {
  const standings = new Map<CardId, Standing>()
  let last = 0
  for (const event of events) {
    const card = currentId(event.card)
    const cardId = idOf(card)
    if (cardId === undefined || event.type === 'undo' || event.type === 'quiz') continue
    const { progress, interval } = standings.get(card) ?? before
    const after = advance(progress, event, nextMemory)
    const next = event.type === 'review' ? intervalOf(event) : event.type === 'reset' ? 0 : interval
    standings.set(card, { progress: after, interval: next })
    if (event.type !== 'review' && event.type !== 'reset') continue
    last = Math.max(Math.min(Date.parse(event.at), now), last + 1)
    yield event.type === 'review'
      ? [
          last,
          cardId,
          unsynced,
          event.rating,
          next,
          interval,
          difficultyOf(after),
          Math.min(event.ms, longest),
          kindOf(progress.schedule, event),
        ]
      : [last, cardId, unsynced, 0, 0, interval, 0, 0, kinds.manual]
  }
}
