import type { Card, CardId } from './card.ts'
import type { Moment } from './day.ts'
import type { EventId } from './event.ts'
import type { Entry, Queue } from './queue.ts'
import { entriesOf, without } from './session-queue.ts'
import { type Past, type Rules, type Session, show, showNext, shownId } from './session-state.ts'

/**
 * The session over another queue: the card on the screen stays while the queue has it, with new buttons where it stands
 * elsewhere now.
 */
export const withQueue = (session: Session, queue: Queue, now: Moment, rules: Rules): Session => {
  const { view } = session
  if (view.phase === 'done') return showNext(session, queue, now, rules)
  if (view.phase === 'leech') return { ...session, queue }
  const { id } = view.entry.card
  const entry = entriesOf(queue).find(({ card }) => card.id === id)
  if (!entry) return showNext(session, queue, now, rules)
  const stands = JSON.stringify(entry.progress) === JSON.stringify(view.entry.progress)
  const shown = stands && view.now.day === now.day ? view : { ...view, ...show(entry, now, rules) }
  return { ...session, queue: without(queue, id), view: shown }
}

/** A past event after what others have appended: gone where they took it back, without cards that they have answered after it. */
const pastAfter = (
  past: Past,
  cards: ReadonlySet<CardId>,
  gone: ReadonlySet<EventId | undefined>,
): Past[] => {
  if (gone.has(past.event.id)) return []
  const siblings = past.siblings?.filter(({ card }) => !cards.has(card.id)) ?? []
  return [cards.has(past.event.card) ? { event: past.event, siblings } : { ...past, siblings }]
}

const withPast = (session: Session, change: (past: Past) => Past[]): Session => {
  const { earlier, ...rest } = session
  const [stillEarlier] = earlier ? change(earlier) : []
  return {
    ...rest,
    past: session.past.flatMap(change),
    ...(stillEarlier ? { earlier: stillEarlier } : {}),
  }
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
  const told = withPast(session, past => pastAfter(past, cards, gone))
  const after = withQueue(told, queue, now, rules)
  return shownId(after) === shownId(session) ? after : { ...after, notice: 'answered-elsewhere' }
}

/**
 * The session after its decks were edited: `cardOf` gives the card that an id means now. A card that is gone leaves the screen, and undo
 * does not show it.
 */
export const withCards = (
  session: Session,
  cardOf: (id: CardId) => Card | undefined,
  queue: Queue,
  now: Moment,
  rules: Rules,
): Session => {
  const edited = ({ card: { id }, progress }: Entry): Entry[] => {
    const card = cardOf(id)
    return card ? [{ card, progress }] : []
  }
  const told = withPast(session, ({ event, before, siblings = [] }) => {
    const [still] = before ? edited(before) : []
    return [{ event, siblings: siblings.flatMap(edited), ...(still ? { before: still } : {}) }]
  })
  const { view } = told
  if (view.phase === 'done') return withQueue(told, queue, now, rules)
  const [entry] = edited(view.entry)
  if (!entry) return showNext(told, queue, now, rules)
  return { ...withQueue({ ...told, view: { ...view, entry } }, queue, now, rules), notice: 'edited' }
}
