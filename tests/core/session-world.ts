import fc from 'fast-check'
import type { Card, CardId } from '../../src/core/card.ts'
import { dayText, dueText, type Moment, moment } from '../../src/core/day.ts'
import type { Event, Fact } from '../../src/core/event.ts'
import { buildQueue, type Entry, type Queue, type Scope } from '../../src/core/queue.ts'
import { type Rating, ratingNumber } from '../../src/core/rating.ts'
import { currentIds, type Progress, replay } from '../../src/core/replay.ts'
import { step } from '../../src/core/session.ts'
import { makesRoom, withCards, withNews, withQueue, withRest } from '../../src/core/session-news.ts'
import { entriesOf } from '../../src/core/session-queue.ts'
import { type Input, type Session, shownId, startSession } from '../../src/core/session-state.ts'
import { defaultSettings, type Settings } from '../../src/core/settings.ts'
import { stamped } from '../../src/core/stamp.ts'
import { at, calendar, cardOf, countedIds, deckOf, rulesFor } from '../build.ts'

/** What can happen while a session goes on. */
export type Act =
  | { readonly type: 'key'; readonly input: Input }
  | { readonly type: 'wait'; readonly ms: number }
  /** Another session, on another device. */
  | {
      readonly type: 'elsewhere'
      readonly what: 'rate' | 'suspend' | 'unsuspend' | 'bury' | 'reset' | 'undo'
      readonly nth: number
      readonly rating: Rating
    }
  | { readonly type: 'edit'; readonly what: 'reword' | 'remove' | 'add' | 'rename'; readonly nth: number }

export type Plan = {
  readonly settings: Partial<Settings>
  readonly scope: Scope
  readonly answers?: number | undefined
  readonly minutes?: number | undefined
}

const entry = (id: string, parts: Partial<Card> = {}): Card =>
  cardOf({ id: `d/${id}`, deck: 'd', question: `${id}?`, answer: `${id}!`, ...parts })

/** Every kind of card there is. */
const deck: readonly Card[] = [
  entry('a'),
  entry('a#reverse', { form: 'reverse' }),
  entry('b#cloze-1', { form: 'cloze' }),
  entry('b#cloze-2', { form: 'cloze' }),
  entry('b#cloze-3', { form: 'cloze' }),
  entry('typed', { typed: true }),
  entry('leech'),
  entry('leech#reverse', { form: 'reverse' }),
  entry('due'),
  entry('due#reverse', { form: 'reverse' }),
  entry('soon'),
  entry('soon#reverse', { form: 'reverse' }),
  entry('missed'),
  entry('c'),
  entry('e'),
]

const begun = '2026-11-23 10:00'

/** What was done before: `leech` was forgotten 7 times and is due, as `due`, `soon` comes in two days, `missed` was forgotten today. */
const history = (): Event[] => {
  const nextId = countedIds()
  const told = (
    card: CardId,
    day: string,
    rating: 1 | 3,
    state: 'review' | 'relearning',
    due: string,
  ): Event => {
    const then = moment(at(`${day} 09:00`), calendar)
    return stamped(
      { type: 'review', card: `d/${card}`, rating, ms: 1000, state, step: 0, due, kind: 'due' },
      { id: nextId(then.at), now: then },
    )
  }
  const lapses = Array.from({ length: 8 }, (_, n) =>
    told('leech', `2026-11-0${n + 1}`, n === 0 ? 3 : 1, 'review', '2026-11-23'),
  )
  return [
    ...lapses,
    told('due', '2026-11-10', 3, 'review', '2026-11-20'),
    told('due#reverse', '2026-11-10', 3, 'review', '2026-11-23'),
    told('soon', '2026-11-10', 3, 'review', '2026-11-25'),
    told('soon#reverse', '2026-11-11', 3, 'review', '2026-11-23'),
    told('missed', '2026-11-12', 3, 'review', '2026-11-23'),
    told('missed', '2026-11-23', 1, 'relearning', '2026-11-23T09:10:00.000+00:00'),
  ]
}

export type World = ReturnType<typeof startWorld>

/** A session with all that happens around it; it does what `commands/live-session.ts` does, without a disk. */
export const startWorld = ({ settings: given, scope, answers, minutes }: Plan) => {
  const settings = { ...defaultSettings, ...given }
  const rules = rulesFor(settings)
  const before = history()
  const own: Event[] = []
  const others: Event[] = []
  const nextId = countedIds()
  let time = at(begun)
  let cards = deck
  let added = 0
  const here = (): Moment => moment(time, calendar)
  const currentId = () => currentIds([deckOf(cards)])
  const progress = (): Progress => replay([before, own, others], currentId(), rules.scheduler.nextMemory)
  const queue = (): Queue =>
    buildQueue(cards, progress(), { settings, scheduler: rules.scheduler, now: here(), scope })
  let session = startSession(queue(), here(), rules, {
    scope,
    bounds: {
      ...(answers === undefined ? {} : { answers }),
      ...(minutes === undefined ? {} : { until: time + minutes * 60_000 }),
    },
  })
  let { day } = here()

  const press = (input: Input) => {
    const { session: next, append } = step(session, input, { id: nextId(time), now: here() }, rules)
    own.push(...append)
    session = append.some(makesRoom) ? withRest(next, queue(), here(), rules) : next
    if (here().day !== day) {
      day = here().day
      session = withQueue(session, queue(), here(), rules)
    }
  }

  const factElsewhere = ({ what, nth, rating }: Extract<Act, { type: 'elsewhere' }>): Fact | undefined => {
    const card = cards[nth % cards.length]
    if (!card) return undefined
    const { id } = card
    if (what === 'undo') {
      const events = [...own, ...others].filter(({ type }) => type !== 'undo')
      const event = events[nth % Math.max(1, events.length)]
      return event && { type: 'undo', card: event.card, event: event.id }
    }
    if (what === 'bury') return { type: 'bury', card: id, until: dayText(here().day + 1) }
    if (what !== 'rate') return { type: what, card: id }
    const standing = progress().cards.get(id)
    const { state, step, due } = rules.scheduler.outcomes(id, standing ?? untouchedCard, here())[rating]
    const told = { rating: ratingNumber(rating), ms: 1, state, step, due: dueText(due, rules.zone) }
    return { type: 'review', card: id, ...told, kind: 'due' }
  }

  const hear = (act: Extract<Act, { type: 'elsewhere' }>) => {
    const fact = factElsewhere(act)
    if (!fact) return
    const event = stamped(fact, { id: nextId(time), now: here() })
    others.push(event)
    const card = currentId()(event.card)
    const news = { card, ...(event.type === 'undo' ? { voids: event.event } : {}) }
    session = withNews(session, [news], queue(), here(), rules)
  }

  const edit = ({ what, nth }: Extract<Act, { type: 'edit' }>) => {
    const base = cards[nth % Math.max(1, cards.length)]?.id.split('#')[0] ?? ''
    const isOf = ({ id }: Card) => id.split('#')[0] === base
    added += 1
    if (what === 'add') cards = [...cards, entry(`n${added}`), entry(`n${added}#reverse`)]
    if (what === 'remove') cards = cards.filter(card => !isOf(card))
    if (what === 'reword')
      cards = cards.map(card => (isOf(card) ? { ...card, question: `${card.question}?` } : card))
    if (what === 'rename')
      cards = cards.map(card =>
        isOf(card)
          ? { ...card, id: `d/r${added}${card.id.slice(base.length)}`, was: [...card.was, base] }
          : card,
      )
    const known = new Map(cards.map(card => [card.id, card]))
    const lead = currentId()
    session = withCards(session, id => known.get(lead(id)), queue(), here(), rules)
  }

  return {
    session: (): Session => session,
    /** What a session begun now would have. */
    fresh: queue,
    progress,
    cards: () => cards,
    own,
    act: (act: Act) => {
      time += act.type === 'wait' ? act.ms : 1000
      if (act.type === 'key') press(act.input)
      else if (act.type === 'elsewhere') hear(act)
      else if (act.type === 'edit') edit(act)
    },
  }
}

const untouchedCard = {
  schedule: { state: 'new' },
  reps: 0,
  lapses: 0,
  suspended: false,
  flagged: false,
} as const

/** What is on the screen, and what waits. A leech that is told of waits too, if it comes back today. */
export const heldBy = (session: Session): readonly Entry[] => [
  ...entriesOf(session.queue),
  ...(session.view.phase === 'question' || session.view.phase === 'answer' ? [session.view.entry] : []),
]

export const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ card }) => card.id).toSorted()

const rating = fc.constantFrom<Rating>('again', 'again', 'hard', 'good', 'easy')
const input: fc.Arbitrary<Input> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Input>({ type: 'reveal' }, { type: 'reveal', typed: 'x' }) },
  { weight: 6, arbitrary: rating.map((rating): Input => ({ type: 'rate', rating })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Input>(
      { type: 'undo' },
      { type: 'suspend' },
      { type: 'bury' },
      { type: 'flag' },
    ),
  },
)

/** What a person does with the keys, and how long they take. */
export const keys: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: input.map((input): Act => ({ type: 'key', input })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(61_000, 700_000, 40_000_000).map((ms): Act => ({ type: 'wait', ms })),
  },
)

/** And what happens around them. */
export const anything: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: keys },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('elsewhere' as const),
      what: fc.constantFrom('rate', 'rate', 'suspend', 'unsuspend', 'bury', 'reset', 'undo'),
      nth: fc.nat(20),
      rating,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('edit' as const),
      what: fc.constantFrom('reword', 'remove', 'add', 'rename'),
      nth: fc.nat(20),
    }),
  },
)

export const plan: fc.Arbitrary<Plan> = fc.record({
  settings: fc.constantFrom<Partial<Settings>>(
    {},
    { newPerDay: 2 },
    { reviewsPerDay: 3 },
    { reviewsPerDay: 5, newPerDay: 4 },
  ),
  scope: fc.constantFrom<Scope>(
    { type: 'due' },
    { type: 'due' },
    { type: 'ahead', days: 3 },
    { type: 'failed' },
  ),
  answers: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined, freq: 4 }),
  minutes: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined, freq: 4 }),
})

export const shown = (session: Session): string => shownId(session) ?? '.'
