import type { Moment } from './day.ts'
import type { Entry } from './queue.ts'
import { entriesOf, withFirst, without } from './session-queue.ts'
import { type Past, type Rules, type Session, type Step, scored, show } from './session-state.ts'
import { type Stamp, stamped } from './stamp.ts'

/** The queue with the card on the screen in it; a leech that is told of stands there already. */
const held = ({ view, queue }: Session): Session['queue'] =>
  view.phase === 'question' || view.phase === 'answer' ? withFirst(queue, view.entry) : queue

/** The card whose last event was taken back comes first again; the one on the screen waits behind it. */
const returned = (session: Session, before: Entry, told: boolean, now: Moment, rules: Rules): Session => {
  const others = without(held(session), before.card.id)
  return told
    ? { ...session, queue: withFirst(others, before), view: { phase: 'leech', entry: before } }
    : { ...session, queue: others, view: { phase: 'question', ...show(before, now, rules) } }
}

/** The session with another standing of a card, wherever it has the card. */
export const withEntry = (session: Session, entry: Entry): Session => {
  const { view } = session
  const { id } = entry.card
  const isQueued = entriesOf(session.queue).some(({ card }) => card.id === id)
  return {
    ...session,
    queue: isQueued ? withFirst(without(session.queue, id), entry) : session.queue,
    view: view.phase !== 'done' && view.entry.card.id === id ? { ...view, entry } : view,
  }
}

const undone = (session: Session, past: Past, now: Moment, rules: Rules): Session => {
  const { event, before, told = false } = past
  if (!before) return session
  if (event.type === 'flag') return withEntry(session, before)
  return returned(session, before, told, now, rules)
}

/** Takes back the newest event. A flag moves no card. */
export const undo = (session: Session, stamp: Stamp, rules: Rules): Step => {
  const own = session.past.at(-1)
  const { earlier, ...rest } = session
  const taken = own ?? earlier
  if (!taken) return { session: { ...session, notice: 'nothing-to-undo' }, append: [] }
  const { event } = taken
  const after: Session = {
    ...(own ? session : rest),
    past: session.past.slice(0, -1),
    score: own ? scored(session.score, event, -1) : session.score,
    notice: 'undone',
  }
  return {
    session: undone(after, taken, stamp.now, rules),
    append: [stamped({ type: 'undo', card: event.card, event: event.id }, stamp)],
  }
}
