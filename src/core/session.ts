import { type Due, dayText, dueText, type Moment } from './day.ts'
import type { Event, EventOf, Fact } from './event.ts'
import { leechNow } from './leech.ts'
import type { CardProgress } from './progress.ts'
import { type Entry, isHidden, type Scope } from './queue.ts'
import { type Rating, ratingNumber } from './rating.ts'
import { advance } from './replay.ts'
import type { Outcome } from './scheduler.ts'
import { withFirst, without } from './session-queue.ts'
import {
  type Input,
  type Notice,
  type Rules,
  type Session,
  type Shown,
  type Step,
  scored,
  show,
  showNext,
  type View,
} from './session-state.ts'
import { undo, withEntry } from './session-undo.ts'
import { type Stamp, stamped } from './stamp.ts'

/** What the button promised; a step begins when the key is pressed. */
const promised = ({ due }: Outcome, shown: Moment, pressed: Moment): Due =>
  'at' in due ? { at: due.at + (pressed.at - shown.at) } : due

const kindOf = ({ schedule }: CardProgress, scope: Scope, now: Moment): EventOf<'review'>['kind'] => {
  if (scope.type === 'failed') return 'failed'
  return schedule.state !== 'new' && 'day' in schedule.due && schedule.due.day > now.day ? 'ahead' : 'due'
}

const reviewFact = (shown: Shown, rating: Rating, scope: Scope, now: Moment, { zone }: Rules): Fact => {
  const outcome = shown.outcomes[rating]
  return {
    type: 'review',
    card: shown.entry.card.id,
    rating: ratingNumber(rating),
    ms: Math.max(0, Math.round(now.at - shown.now.at)),
    state: outcome.state,
    step: outcome.step,
    due: dueText(promised(outcome, shown.now, now), zone),
    kind: kindOf(shown.entry.progress, scope, now),
  }
}

const returnsToday = ({ schedule }: CardProgress): boolean => schedule.state !== 'new' && 'at' in schedule.due

const isTold = (event: Event, before: CardProgress, after: CardProgress): boolean =>
  event.type === 'review' && after.lapses > before.lapses && leechNow(after.lapses)

/** The event about a card, and the session with the next one; the card comes back where its steps do. */
const settle = (session: Session, entry: Entry, fact: Fact, stamp: Stamp, rules: Rules): Step => {
  const event = stamped(fact, stamp)
  const progress = advance(entry.progress, event, rules.scheduler.nextMemory)
  const stays = returnsToday(progress) && !isHidden(progress, stamp.now.day)
  // A card on the screen is not in the queue, but for one that is told to be a leech. Nor are its siblings: they made way for it.
  const others = session.view.phase === 'leech' ? without(session.queue, entry.card.id) : session.queue
  const after = { card: entry.card, progress }
  const queue = stays ? withFirst(others, after) : others
  const next: Session = {
    ...session,
    score: scored(session.score, event, 1),
    past: [...session.past, { event, before: entry, told: session.view.phase === 'leech' }],
  }
  const told = isTold(event, entry.progress, progress)
  return {
    session: told
      ? { ...next, queue, view: { phase: 'leech', entry: after } }
      : showNext(next, queue, stamp.now, rules),
    append: [event],
  }
}

/** A flag moves no card: the one on the screen stays. */
const flag = (session: Session, entry: Entry, stamp: Stamp, rules: Rules): Step => {
  const on = !entry.progress.flagged
  const event = stamped({ type: 'flag', card: entry.card.id, on }, stamp)
  const progress = advance(entry.progress, event, rules.scheduler.nextMemory)
  return {
    session: {
      ...withEntry(session, { card: entry.card, progress }),
      past: [...session.past, { event, before: entry }],
      notice: on ? 'flagged' : 'unflagged',
    },
    append: [event],
  }
}

const noticed = (notice: Notice, { session, append }: Step): Step => ({
  session: { ...session, notice },
  append,
})

/**
 * The one rule of a session: what an input does to it, and the events to save before the result may be shown.
 * A key pressed on a later study day than its card was shown only redraws the buttons.
 */
export const step = (from: Session, input: Input, stamp: Stamp, rules: Rules): Step => {
  const { notice: _, ...session } = from
  const { view } = session
  if (input.type === 'undo') return undo(session, stamp, rules)
  if (view.phase === 'done') return { session, append: [] }
  if (view.phase !== 'leech' && stamp.now.day !== view.now.day) {
    const redrawn: View = { ...view, ...show(view.entry, stamp.now, rules) }
    return { session: { ...session, view: redrawn, notice: 'new-day' }, append: [] }
  }
  const { entry } = view
  const card = entry.card.id
  switch (input.type) {
    case 'reveal':
      if (view.phase === 'leech')
        return { session: showNext(session, session.queue, stamp.now, rules), append: [] }
      return { session: { ...session, view: revealed(view, input.typed) }, append: [] }
    case 'rate':
      if (view.phase !== 'answer') return { session, append: [] }
      return settle(
        session,
        entry,
        reviewFact(view, input.rating, session.scope, stamp.now, rules),
        stamp,
        rules,
      )
    case 'flag':
      return flag(session, entry, stamp, rules)
    case 'suspend':
      return noticed('suspended', settle(session, entry, { type: 'suspend', card }, stamp, rules))
    case 'bury': {
      const until = dayText(stamp.now.day + 1)
      return noticed('buried', settle(session, entry, { type: 'bury', card, until }, stamp, rules))
    }
  }
}

/** What was typed is kept from the first time the answer is shown. */
const revealed = (view: Exclude<View, { phase: 'done' | 'leech' }>, typed: string | undefined): View =>
  view.phase === 'answer' || typed === undefined
    ? { ...view, phase: 'answer' }
    : { ...view, phase: 'answer', typed }
