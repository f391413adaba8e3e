import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/card.ts'
import { dueReport } from '../../src/core/due.ts'
import { type CardProgress, type Seen, untouched } from '../../src/core/progress.ts'
import { buildQueue, leftIn, nextDue, type Queue } from '../../src/core/queue.ts'
import type { Progress } from '../../src/core/replay.ts'
import { defaultSettings, type Settings } from '../../src/core/settings.ts'
import { at, cardsOf, deckOf, now, rulesFor } from '../build.ts'

const { scheduler, zone } = rulesFor()
const here = now('2026-11-23 10:00')
const today = here.day

const seen = (schedule: Partial<Seen>): CardProgress => ({
  ...untouched,
  schedule: {
    state: 'review',
    step: 0,
    due: { day: today },
    last: today - 10,
    memory: { stability: 10, difficulty: 5 },
    ...schedule,
  },
})

const progressOf = (
  cards: Readonly<Record<string, CardProgress>>,
  done: Partial<{ new: number; review: number }> = {},
): Progress => ({
  cards: new Map(Object.entries(cards).map(([letter, progress]) => [`d/${letter}`, progress])),
  days: new Map([[today, { new: 0, review: 0, lapsed: 0, total: 0, again: 0, ms: 0, ...done }]]),
})

const choose = (
  cards: readonly Card[],
  progress: Progress,
  settings: Partial<Settings> = {},
  extraNew = 0,
): Queue =>
  buildQueue(cards, progress, {
    settings: { ...defaultSettings, ...settings },
    scheduler,
    now: here,
    extraNew,
  })

const letters = (entries: Queue['review']) => entries.map(({ card }) => card.question[0]).join('')
const told = ({ learning, review, fresh, waiting }: Queue) =>
  [learning, review, fresh, waiting].map(letters).join('|')

describe('the queue', () => {
  it.each<[string, string, Progress, Partial<Settings>, string]>([
    ['new cards in deck order, up to the limit', 'abcd', progressOf({}), { newPerDay: 2 }, '||ab|cd'],
    ['less what was begun today', 'abcd', progressOf({}, { new: 1 }), { newPerDay: 2 }, '||a|bcd'],
    [
      'no more than the limit after it was lowered',
      'abc',
      progressOf({}, { new: 9 }),
      { newPerDay: 2 },
      '|||abc',
    ],
    [
      'due reviews, not tomorrow’s',
      'ab',
      progressOf({ a: seen({}), b: seen({ due: { day: today + 1 } }) }),
      {},
      '|a||',
    ],
    [
      'reviews up to their limit',
      'abc',
      progressOf({ a: seen({}), b: seen({ last: today - 20 }), c: seen({ last: today - 5 }) }, { review: 3 }),
      { reviewsPerDay: 5 },
      '|ca||b',
    ],
    ['reviews cap new cards', 'abc', progressOf({ a: seen({}) }), { reviewsPerDay: 2 }, '|a|b|c'],
    [
      'less those begun before, so that another session brings no more',
      'abc',
      progressOf({ a: seen({}) }, { new: 1 }),
      { reviewsPerDay: 2 },
      '|a||bc',
    ],
    [
      'suspended and buried cards are left out',
      'abc',
      progressOf({ a: { ...untouched, suspended: true }, b: { ...seen({}), buriedUntil: today + 1 } }),
      {},
      '||c|',
    ],
    [
      'a card buried until today is back',
      'a',
      progressOf({ a: { ...seen({}), buriedUntil: today } }),
      {},
      '|a||',
    ],
    [
      'cards in steps by their time, whatever the limits',
      'abc',
      progressOf({
        a: seen({ state: 'learning', due: { at: here.at + 5 } }),
        b: seen({ state: 'relearning', due: { at: here.at - 5 } }),
        c: seen({ state: 'learning', due: { day: today } }),
      }),
      { reviewsPerDay: 0, newPerDay: 0 },
      'cba|||',
    ],
    [
      'a step that ends on another day waits for it',
      'a',
      progressOf({ a: seen({ state: 'learning', due: { day: today + 1 } }) }),
      {},
      '|||',
    ],
    [
      'best remembered first',
      'abc',
      progressOf({
        a: seen({ last: today - 30 }),
        b: seen({ last: today - 10 }),
        c: seen({ last: today - 20 }),
      }),
      {},
      '|bca||',
    ],
    [
      'by due day',
      'abc',
      progressOf({
        a: seen({ due: { day: today } }),
        b: seen({ due: { day: today - 9 } }),
        c: seen({ due: { day: today - 2 } }),
      }),
      { order: 'due' },
      '|bca||',
    ],
    [
      'by difficulty',
      'ab',
      progressOf({
        a: seen({ memory: { stability: 1, difficulty: 9 } }),
        b: seen({ memory: { stability: 1, difficulty: 2 } }),
      }),
      { order: 'difficulty' },
      '|ba||',
    ],
  ])('%s', (_, cards, progress, settings, queue) => {
    expect(told(choose(cardsOf(cards), progress, settings))).toBe(queue)
  })

  it('has the random order of the day, the same in every session of it', () => {
    const cards = cardsOf('abcdefgh')
    const progress = progressOf(Object.fromEntries([...'abcdefgh'].map(letter => [letter, seen({})])))
    const order = told(choose(cards, progress, { order: 'random' }))
    expect(told(choose(cards.toReversed(), progress, { order: 'random' }))).toBe(order)
    expect(order).not.toBe('|abcdefgh||')
  })

  it('takes new cards from each deck in turn', () => {
    const cards = [...cardsOf('abcd'), ...cardsOf('xy', 'e')]
    expect(told(choose(cards, progressOf({})))).toBe('||axbycd|')
  })

  it('adds the new cards asked for beyond the limit', () => {
    expect(told(choose(cardsOf('abcd'), progressOf({}, { new: 20 }), {}, 3))).toBe('||abc|d')
  })

  it('counts as left what is within reach: not a step later than the learn-ahead limit', () => {
    const later = (minutes: number) => seen({ state: 'learning', due: { at: here.at + minutes * 60_000 } })
    const queue = choose(cardsOf('ab'), progressOf({ a: later(20), b: later(21) }))
    expect(leftIn(queue, here.at)).toEqual({ learning: 1, review: 0, new: 0 })
  })
})

describe('cards ahead of their day', () => {
  const ahead = (cards: readonly Card[], progress: Progress, settings: Partial<Settings> = {}) =>
    told(
      buildQueue(cards, progress, {
        settings: { ...defaultSettings, ...settings },
        scheduler,
        now: here,
        scope: { type: 'ahead', days: 2 },
      }),
    )
  const soon = seen({ due: { day: today + 2 } })

  it.each<[string, string, Progress, Partial<Settings>, string]>([
    [
      'come after those that are due',
      'abc',
      progressOf({ a: soon, b: seen({}), c: seen({ due: { day: today + 3 } }) }),
      {},
      '|ba||',
    ],
    [
      'also those in steps of days',
      'abc',
      progressOf({
        a: seen({ state: 'learning', due: { day: today + 1 } }),
        b: seen({}),
        c: seen({ state: 'learning', due: { day: today } }),
      }),
      {},
      'c|ba||',
    ],
    [
      'hold no due card back',
      'abc',
      progressOf({ a: soon, b: seen({}), c: seen({}) }),
      { reviewsPerDay: 1 },
      '|cba||',
    ],
    ['come once a day', 'a', progressOf({ a: seen({ due: { day: today + 1 }, last: today }) }), {}, '|||'],
  ])('%s', (_, cards, progress, settings, queue) => {
    expect(ahead(cardsOf(cards), progress, settings)).toBe(queue)
  })
})

describe('the next cards', () => {
  it.each<[string, Readonly<Record<string, CardProgress>>, ReturnType<typeof nextDue>]>([
    [
      'a step later today',
      { a: seen({ state: 'learning', due: { at: at('2026-11-23 15:30') } }) },
      { at: at('2026-11-23 15:30') },
    ],
    ['a new card tomorrow', { a: untouched }, { day: today + 1 }],
    [
      'the earliest due day',
      { a: seen({ due: { day: today + 9 } }), b: seen({ due: { day: today + 4 } }) },
      { day: today + 4 },
    ],
    ['not before a bury ends', { a: { ...seen({}), buriedUntil: today + 3 } }, { day: today + 3 }],
    ['never, where all are suspended', { a: { ...untouched, suspended: true } }, undefined],
  ])('%s', (_, cards, due) => {
    expect(nextDue(cardsOf(Object.keys(cards).join('')), progressOf(cards), here, defaultSettings)).toEqual(
      due,
    )
  })
})

it('promises no new card where none are wanted', () => {
  expect(nextDue(cardsOf('a'), progressOf({}), here, { newPerDay: 0 })).toBeUndefined()
})

describe('what is due', () => {
  it('adds up over the decks', () => {
    const cards = [...cardsOf('abc'), ...cardsOf('x', 'e')]
    const decks = [deckOf(cards.slice(0, 3)), deckOf(cards.slice(3), 'e')]
    const progress = progressOf({ a: seen({}), b: seen({ due: { day: today + 2 } }) })
    const report = dueReport('/c', decks, cards, choose(cards, progress, { newPerDay: 1 }), progress, here, {
      settings: defaultSettings,
      zone,
    })
    expect(report).toEqual({
      day: '2026-11-23',
      collection: '/c',
      learning: 0,
      review: 1,
      new: 1,
      waiting: 1,
      total: 2,
      next: '2026-11-24',
      decks: [
        { id: 'd', name: 'd', cards: 3, learning: 0, review: 1, new: 1, waiting: 0 },
        { id: 'e', name: 'e', cards: 1, learning: 0, review: 0, new: 0, waiting: 1 },
      ],
    })
  })
})
