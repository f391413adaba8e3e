import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueText, moment } from '../../src/core/day.ts'
import type { Event } from '../../src/core/event.ts'
import { untouched } from '../../src/core/progress.ts'
import { buildQueue } from '../../src/core/queue.ts'
import { ratings } from '../../src/core/rating.ts'
import { replay } from '../../src/core/replay.ts'
import { step } from '../../src/core/session.ts'
import { withNews, withQueue } from '../../src/core/session-news.ts'
import { type Input, leftOf, type Session, startSession } from '../../src/core/session-state.ts'
import { defaultSettings, type Settings } from '../../src/core/settings.ts'
import { at, calendar, cardsOf, countedIds, rulesFor } from '../build.ts'

const nothing = { cards: new Map(), days: new Map() }

/** Plays inputs a second apart from 10:00 and tells each card as it is shown. */
const play = (
  letters: string,
  script: string,
  options: { settings?: Partial<Settings>; from?: string; pause?: number } = {},
) => {
  const { settings = {}, from = '2026-11-23 10:00', pause = 1000 } = options
  const rules = rulesFor(settings)
  const nextId = countedIds()
  let time = at(from)
  const here = () => moment(time, calendar)
  const queue = buildQueue(cardsOf(letters), nothing, {
    settings: { ...defaultSettings, ...settings },
    scheduler: rules.scheduler,
    now: here(),
  })
  let session = startSession(queue, here(), rules)
  const events: Event[] = []
  const shown = [name(session)]
  for (const key of script) {
    time += pause
    const result = step(session, inputs[key] ?? { type: 'reveal' }, { id: nextId(time), now: here() }, rules)
    session = result.session
    events.push(...result.append)
    shown.push(name(session))
  }
  return { session, events, shown: shown.join(' '), rules, now: here }
}

const inputs: Readonly<Record<string, Input>> = {
  _: { type: 'reveal' },
  1: { type: 'rate', rating: 'again' },
  2: { type: 'rate', rating: 'hard' },
  3: { type: 'rate', rating: 'good' },
  4: { type: 'rate', rating: 'easy' },
  u: { type: 'undo' },
  s: { type: 'suspend' },
  b: { type: 'bury' },
}

const name = ({ view }: Session): string =>
  view.phase === 'done' ? '.' : view.entry.card.id.slice(2) + (view.phase === 'answer' ? '!' : '')

describe('a session', () => {
  it.each([
    ['shows, reveals, grades', 'ab', '_4_4', 'a a! b b! .'],
    ['ignores a grade before the reveal', 'ab', '34_4', 'a a a a! b'],
    ['brings a card in steps back', 'a', '_1_3_3', 'a a! a a! a a! .'],
    ['shows new cards before steps whose time has not come', 'abc', '_1_4_4', 'a a! b b! c c! a'],
    ['undoes a grade', 'ab', '_4u', 'a a! b a'],
    ['undoes as far as it goes', 'abc', '_4_4_4uuuu', 'a a! b b! c c! . c b a a'],
    ['undoes a card in steps that is on the screen', 'a', '_1u', 'a a! a a'],
    ['suspends', 'ab', 's_4', 'a b b! .'],
    ['buries, with the answer seen', 'ab', '_b_4', 'a a! b b! .'],
    ['undoes a suspension', 'ab', 'su', 'a b a'],
    ['an undone card does not come twice', 'ab', '_4u_4_4', 'a a! b a a! b b! .'],
    ['has an end', '', '_3', '. . .'],
  ])('%s', (_, letters, script, shown) => {
    expect(play(letters, script).shown).toBe(shown)
  })

  it('saves what the button said', () => {
    const { session, events, rules, now } = play('a', '_')
    expect(events).toEqual([])
    const promised = session.view.phase === 'answer' ? session.view.outcomes.easy : undefined
    const { append } = step(
      session,
      { type: 'rate', rating: 'easy' },
      { id: '0'.repeat(26), now: now() },
      rules,
    )
    const due = promised ? dueText(promised.due, rules.zone) : undefined
    expect(due).toMatch(/^2026-12-\d\d$/)
    expect(append).toMatchObject([{ type: 'review', card: 'd/a', rating: 4, ms: 1000, state: 'review', due }])
  })

  it('redraws the buttons when the study day has changed, and does not use the key', () => {
    const { session, events, shown } = play('ab', '_4', { from: '2026-11-24 03:59:58', pause: 1000 })
    expect(events).toEqual([])
    expect(shown).toBe('a a! a!')
    expect(session.notice).toBe('new-day')
    expect(session.view).toMatchObject({ now: { day: at('2026-11-24 00:00') / 86_400_000 } })
  })

  it('counts what is left, the card on the screen included', () => {
    const { session, now } = play('abc', '_1_4')
    expect(leftOf(session, now().at)).toEqual({ learning: 1, review: 0, new: 1 })
  })

  it('keeps the score, and takes undone grades out of it', () => {
    expect(play('abc', '_4_1_3u').session.score).toEqual({ again: 1, hard: 0, good: 0, easy: 1, ms: 4000 })
  })

  it('does not wait for a step beyond the learn-ahead limit', () => {
    const settings = { learningSteps: [21 * 60_000] }
    expect(play('a', '_3', { settings: { learningSteps: [20 * 60_000, 20 * 60_000] } }).shown).toBe('a a! a')
    expect(play('a', '_1', { settings }).shown).toBe('a a! .')
  })
})

describe('news from elsewhere', () => {
  /** The queue without these cards: others have answered them. */
  const rest = ({ queue, view }: Session, gone: string) => {
    const shown = view.phase === 'done' ? [] : [view.entry]
    const left = [...shown, ...queue.fresh].filter(({ card }) => !gone.includes(card.id.slice(2)))
    return { ...queue, fresh: left }
  }
  const told = (letters: string) => [...letters].map(letter => ({ card: `d/${letter}` }))
  const undo = (session: Session, here: ReturnType<typeof play>) =>
    step(session, { type: 'undo' }, { id: '0'.repeat(26), now: here.now() }, here.rules)

  it('takes an answered card out of the queue and off the screen', () => {
    const { session, rules, now } = play('abc', '_')
    const after = withNews(session, told('ab'), rest(session, 'ab'), now(), rules)
    expect([name(after), after.notice]).toEqual(['c', 'answered-elsewhere'])
    expect(leftOf(after, now().at)).toEqual({ learning: 0, review: 0, new: 1 })
  })

  it('leaves the card on the screen alone when others were answered', () => {
    const { session, rules, now } = play('abc', '_')
    const after = withNews(session, told('c'), rest(session, 'c'), now(), rules)
    expect([name(after), after.notice]).toEqual(['a!', undefined])
    expect(after.view).toBe(session.view)
  })

  it('keeps undo of an answer, without showing the card that was answered again elsewhere', () => {
    const here = play('ab', '_4')
    const after = withNews(here.session, told('a'), rest(here.session, 'a'), here.now(), here.rules)
    const undone = undo(after, here)
    expect(undone.append).toMatchObject([{ type: 'undo', card: 'd/a' }])
    expect(name(undone.session)).toBe('b')
  })

  it('no longer undoes what was undone elsewhere', () => {
    const here = play('ab', '_4')
    const [event] = here.events
    const news = [{ card: 'd/a', ...(event ? { voids: event.id } : {}) }]
    const after = withNews(here.session, news, rest(here.session, ''), here.now(), here.rules)
    expect(undo(after, here)).toMatchObject({ append: [], session: { notice: 'nothing-to-undo' } })
  })
})

describe('another queue, as a new study day brings it', () => {
  it('keeps the card on the screen, with the buttons of the day', () => {
    const { session, rules } = play('abc', '_')
    const tomorrow = moment(at('2026-11-24 10:00'), calendar)
    const after = withQueue(
      session,
      {
        ...session.queue,
        fresh: [...session.queue.fresh, ...(session.view.phase === 'done' ? [] : [session.view.entry])],
      },
      tomorrow,
      rules,
    )
    expect([name(after), after.view]).toEqual(['a!', expect.objectContaining({ now: tomorrow })])
    expect(leftOf(after, tomorrow.at).new).toBe(3)
  })

  it('goes on where the session was over', () => {
    const { session, rules, now } = play('a', '_4')
    const { queue } = play('ab', '').session
    expect(name(withQueue(session, queue, now(), rules))).toBe('b')
  })
})

describe('whatever keys are pressed', () => {
  const script = fc.string({ unit: fc.constantFrom(...'_____1234usb'), maxLength: 60 })
  const pause = fc.constantFrom(500, 61_000, 700_000, 40_000_000)

  it('a replay of the log gives the state that was on the screen', () => {
    fc.assert(
      fc.property(script, pause, (keys, pause) => {
        const { session, events, rules } = play('abcde', keys, { pause })
        const replayed = replay([events], id => id, rules.scheduler.nextMemory)
        const { view, queue } = session
        const shown = [
          ...queue.learning,
          ...queue.review,
          ...queue.fresh,
          ...(view.phase === 'done' ? [] : [view.entry]),
        ]
        for (const { card, progress } of shown)
          expect(replayed.cards.get(card.id) ?? untouched).toEqual(progress)
      }),
    )
  })

  it('every event answers one key, and no card stands in the queue twice', () => {
    fc.assert(
      fc.property(script, pause, (keys, pause) => {
        const { session, events } = play('abcde', keys, { pause })
        const { view, queue } = session
        const ids = [...queue.learning, ...queue.review, ...queue.fresh].map(({ card }) => card.id)
        if (view.phase !== 'done') ids.push(view.entry.card.id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(new Set(events.map(event => event.id)).size).toBe(events.length)
        expect(events.length).toBeLessThanOrEqual(keys.length)
        const score = ratings.reduce((sum, rating) => sum + session.score[rating], 0)
        expect(score).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
