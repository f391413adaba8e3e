import type { CardId } from './card.ts'
import type { Instant, Moment } from './day.ts'
import { dueTime, type Entry, isWithinReach, type Queue } from './queue.ts'

const withoutOne = (queue: Queue, id: CardId): Queue => {
  const others = (entries: readonly Entry[]) => {
    const at = entries.findIndex(({ card }) => card.id === id)
    return at < 0 ? entries : entries.toSpliced(at, 1)
  }
  const { learning, review, fresh } = queue
  return { ...queue, learning: others(learning), review: others(review), fresh: others(fresh) }
}

/** The queue without the cards of these ids. Every key comes by here: a list that loses nothing stays as it is. */
export const without = (queue: Queue, ...ids: readonly CardId[]): Queue => ids.reduce(withoutOne, queue)

/** The queue without what was picked from it, which stands first in one of its lists. */
export const withoutPicked = (queue: Queue, picked: Entry): Queue => {
  const others = (entries: readonly Entry[]) => (entries[0] === picked ? entries.slice(1) : entries)
  const { learning, review, fresh } = queue
  return { ...queue, learning: others(learning), review: others(review), fresh: others(fresh) }
}

const stepTime = ({ progress: { schedule } }: Entry): Instant =>
  schedule.state === 'new' ? Number.NEGATIVE_INFINITY : dueTime(schedule.due)

/** Puts a card first among its own kind; cards in steps stand by their time. */
export const withFirst = (queue: Queue, entry: Entry): Queue => {
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
export const pick = ({ learning, review, fresh }: Queue, now: Moment): Entry | undefined => {
  const [step] = learning
  if (step && stepTime(step) <= now.at) return step
  return review[0] ?? fresh[0] ?? (step && isWithinReach(step, now.at) ? step : undefined)
}

/** What a session may still show, in no order that matters. */
export const entriesOf = ({ learning, review, fresh }: Queue): readonly Entry[] => [
  ...learning,
  ...review,
  ...fresh,
]
