import type { Card, CardId } from './card.ts'
import { type Due, type Moment, parseDue } from './day.ts'
import type { Event, EventId } from './event.ts'
import type { Entry, Queue } from './queue.ts'
import { entriesOf, without } from './session-queue.ts'
import { type Past, type Rules, type Session, show, showNext, shownId, type View } from './session-state.ts'

/** Cards that this session has gone over; those missed today stay missed today. */
const passed = ({ past, scope }: Session, now: Moment): readonly CardId[] => {
  if (scope.type !== 'failed') return []
  const last = new Map(past.map(({ event }) => [event.card, event]))
  return [...last.values()].flatMap(event =>
    event.type === 'review' && isLater(parseDue(event.due), now) ? event.card : [],
  )
}

const isLater = (due: Due, now: Moment): boolean => 'day' in due && due.day > now.day

/**
 * The session over another queue: the card on the screen stays while the queue has it, with new buttons where it stands
 * elsewhere now.
 */
export const withQueue = (session: Session, whole: Queue, now: Moment, rules: Rules): Session => {
  const { view } = session
  const queue = without(whole, ...passed(session, now))
  if (view.phase === 'done') return showNext(session, queue, now, rules)
  const { id } = view.entry.card
  const entry = entriesOf(queue).find(({ card }) => card.id === id)
  if (view.phase === 'leech') return { ...session, queue, view: entry ? { ...view, entry } : view }
  if (!entry) return showNext(session, queue, now, rules)
  const stands = JSON.stringify(entry.progress) === JSON.stringify(view.entry.progress)
  const shown = stands && view.now.day === now.day ? view : { ...view, ...show(entry, now, rules) }
  return { ...session, queue: without(queue, id), view: shown }
}

/** Whether after an event others may show than those that were in the queue: siblings it had buried, and who waited for room. */
export const makesRoom = ({ type }: Event): boolean =>
  type === 'suspend' || type === 'bury' || type === 'undo'

/** The same after an event of the session's own that made room: the card that it put on the screen stays there. */
export const withRest = (session: Session, queue: Queue, now: Moment, rules: Rules): Session => {
  const shown = shownId(session)
  const isThere = entriesOf(queue).some(({ card }) => card.id === shown)
  return shown === undefined || isThere ? withQueue(session, queue, now, rules) : { ...session, queue }
}

/** A past event after what others have appended: gone where they took it back, without cards that they have answered after it. */
const pastAfter = (
  past: Past,
  cards: ReadonlySet<CardId>,
  gone: ReadonlySet<EventId | undefined>,
): Past[] => {
  if (gone.has(past.event.id)) return []
  return [cards.has(past.event.card) ? { event: past.event } : past]
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
  const isOver = session.view.phase === 'done'
  return isOver || after.view === session.view ? after : { ...after, notice: 'answered-elsewhere' }
}

/**
 * The session after its decks were edited: `cardOf` gives the card that an id means now. A card that is gone leaves the screen, and undo
 * does not show it. The time in the editor is no time of an answer.
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
  const told = withPast(session, ({ before, ...past }) => {
    const [still] = before ? edited(before) : []
    return [{ ...past, ...(still ? { before: still } : {}) }]
  })
  const { view } = told
  if (view.phase === 'done') return withQueue(told, queue, now, rules)
  const [entry] = edited(view.entry)
  if (!entry) return showNext(told, queue, now, rules)
  const reread: View = view.phase === 'leech' ? { ...view, entry } : { ...view, ...show(entry, now, rules) }
  const after = withQueue({ ...told, view: reread }, queue, now, rules)
  const isSame = JSON.stringify(entry.card) === JSON.stringify(view.entry.card)
  return isSame ? after : { ...after, notice: 'edited' }
}
