import type { Moment } from './day.ts'
import type { Event } from './event.ts'
import type { Entry } from './queue.ts'
import { entriesOf, withFirst, without } from './session-queue.ts'
import { type Rules, type Session, type Step, scored, show, shownId } from './session-state.ts'
import { type Stamp, stamped } from './stamp.ts'

/** The card whose last event was taken back comes first again; the one on the screen waits behind it. */
const returned = (session: Session, before: Entry, now: Moment, rules: Rules): Session => {
  const { view, queue } = session
  const held = view.phase === 'question' || view.phase === 'answer' ? withFirst(queue, view.entry) : queue
  return {
    ...session,
    queue: without(held, before.card.id),
    view: { phase: 'question', ...show(before, now, rules) },
  }
}

const withSiblings = (session: Session, siblings: readonly Entry[] = []): Session => ({
  ...session,
  queue: siblings.reduceRight(
    (queue, entry) => withFirst(without(queue, entry.card.id), entry),
    session.queue,
  ),
})

const isFlagOfShown = (event: Event, session: Session): boolean =>
  event.type === 'flag' && shownId(session) === event.card

/** The session with another standing of the card on the screen. */
export const withEntry = (session: Session, entry: Entry): Session => {
  const { view } = session
  if (view.phase === 'done') return session
  const queue = entriesOf(session.queue).some(({ card }) => card.id === entry.card.id)
    ? withFirst(without(session.queue, entry.card.id), entry)
    : session.queue
  return { ...session, queue, view: { ...view, entry } }
}

/** Takes back the newest event; a flag's card stays as it is shown. */
export const undo = (session: Session, stamp: Stamp, rules: Rules): Step => {
  const own = session.past.at(-1)
  const { earlier, ...rest } = session
  const taken = own ?? earlier
  if (!taken) return { session: { ...session, notice: 'nothing-to-undo' }, append: [] }
  const { event, before, siblings } = taken
  const after: Session = {
    ...(own ? session : rest),
    past: session.past.slice(0, -1),
    score: own ? scored(session.score, event, -1) : session.score,
    notice: 'undone',
  }
  const shown = before && isFlagOfShown(event, after) ? withEntry(after, before) : undefined
  return {
    session: shown ?? withSiblings(before ? returned(after, before, stamp.now, rules) : after, siblings),
    append: [stamped({ type: 'undo', card: event.card, event: event.id }, stamp)],
  }
}
