import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueText, moment } from '../../src/core/day.ts'
import type { Event } from '../../src/core/event.ts'
import { untouched } from '../../src/core/progress.ts'
import { buildQueue } from '../../src/core/queue.ts'
import { ratings } from '../../src/core/rating.ts'
import { step } from '../../src/core/session.ts'
import { withNews, withQueue } from '../../src/core/session-news.ts'
import { entriesOf } from '../../src/core/session-queue.ts'
import { type Input, leftOf, type Session, startSession } from '../../src/core/session-state.ts'
import { defaultSettings, type Settings } from '../../src/core/settings.ts'
import { at, calendar, cardsOf, countedIds, rulesFor } from '../build.ts'
import { anything, heldBy, idsOf, keys, plan, shown, startWorld, type World } from './session-world.ts'

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

describe('whatever happens', { timeout: 60_000 }, () => {
  const runs = Number(process.env['MULL_RUNS'] ?? 100)
  const acts = fc.array(anything, { maxLength: 50 })

  /** The session and its log tell the same, after each act. */
  const agrees = (world: World): void => {
    const session = world.session()
    const held = heldBy(session)
    const ids = idsOf(held)
    expect(new Set(ids).size).toBe(ids.length)
    const { cards } = world.progress()
    for (const { card, progress } of held)
      expect([card.id, progress]).toEqual([card.id, cards.get(card.id) ?? untouched])
    for (const { card } of held) expect(world.cards()).toContain(card)
    const { view } = session
    if (view.phase === 'leech')
      expect(view.entry.progress.flagged).toBe(cards.get(view.entry.card.id)?.flagged)
  }

  it('a replay of the log gives the state that is on the screen, and no card is there twice', () => {
    fc.assert(
      fc.property(plan, acts, (plan, acts) => {
        const world = startWorld(plan)
        for (const act of acts) {
          world.act(act)
          agrees(world)
        }
        expect(new Set(world.own.map(event => event.id)).size).toBe(world.own.length)
      }),
      { numRuns: runs },
    )
  })

  it('a session begun now would have the same cards', () => {
    fc.assert(
      fc.property(plan, acts, (plan, acts) => {
        const world = startWorld(plan)
        for (const act of acts) {
          world.act(act)
          if (act.type === 'wait') continue
          const isFailed = plan.scope.type === 'failed'
          const mine = idsOf(heldBy(world.session()))
          const fresh = idsOf(entriesOf(world.fresh()))
          const screen = shown(world.session())
          // A card that undo brought back may be one that would not come by itself.
          const hasUndone = world.own.some(({ type }) => type === 'undo')
          expect(mine.filter(id => !(hasUndone && id === screen) && !fresh.includes(id))).toEqual([])
          if (!isFailed) expect(fresh.filter(id => !mine.includes(id))).toEqual([])
        }
      }),
      { numRuns: runs },
    )
  })

  it('undo leads back to where the session began', () => {
    fc.assert(
      fc.property(plan, fc.array(keys, { maxLength: 40 }), (plan, acts) => {
        const world = startWorld(plan)
        const [before, screen] = [world.progress(), shown(world.session())]
        const queue = idsOf(heldBy(world.session()))
        for (const act of acts) world.act(act)
        const isSameDay = acts.every(act => act.type !== 'wait' || act.ms < 40_000_000)
        for (const _ of [...acts, undefined]) world.act({ type: 'key', input: { type: 'undo' } })
        expect(world.session().notice).toBe('nothing-to-undo')
        const after = world.progress()
        for (const [id, progress] of after.cards) expect(progress).toEqual(before.cards.get(id) ?? untouched)
        if (!isSameDay) return
        expect(idsOf(heldBy(world.session()))).toEqual(queue)
        if (world.own.length > 0) expect(shown(world.session())).toBe(screen)
        expect(ratings.map(rating => world.session().score[rating])).toEqual([0, 0, 0, 0])
      }),
      { numRuns: runs },
    )
  })
})
