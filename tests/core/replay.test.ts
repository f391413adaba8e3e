import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/core/event.ts'
import { progressText } from '../../src/core/progress-text.ts'
import { currentIds, replay, tallyOf } from '../../src/core/replay.ts'
import { cardsOf, countedIds, deckOf, eventFrom, now, rulesFor } from '../build.ts'

const { scheduler } = rulesFor()
const same = (id: string) => id

const review = (
  card: string,
  rating: 1 | 2 | 3 | 4,
  state: 'learning' | 'review' | 'relearning',
  due: string,
): Fact => ({
  type: 'review',
  card,
  rating,
  ms: 1000,
  state,
  step: 0,
  due,
  kind: 'due',
})

type Told = readonly [time: string, fact: Fact]

const log = (...facts: readonly Told[]) => {
  const nextId = countedIds()
  return facts.map(([time, fact]) => eventFrom(fact, nextId(now(time).at), now(time)))
}

const fold = (...facts: readonly Told[]) => replay([log(...facts)], same, scheduler.nextMemory)

describe('replay', () => {
  it('takes state, step and due from the events and the memory from the weights', () => {
    const progress = fold(
      ['2026-11-23 10:00', review('d/a', 3, 'review', '2026-12-25')],
      ['2026-11-27 10:00', review('d/a', 1, 'relearning', '2026-11-27T10:10:00.000+00:00')],
    )
    expect(progressText(progress)).toMatchInlineSnapshot(`
      "{
      "v": 1,
      "cards": {
      "d/a": {"state":"relearning","step":0,"due":"2026-11-27T10:10:00.000Z","last":"2026-11-27","stability":0.66141652,"difficulty":7.39450274,"reps":2,"lapses":1}
      }
      }
      "
    `)
  })

  it.each<[string, Fact[], string]>([
    ['suspend', [{ type: 'suspend', card: 'd/a' }], '{"state":"new","reps":0,"lapses":0,"suspended":true}'],
    [
      'suspend, unsuspend',
      [
        { type: 'suspend', card: 'd/a' },
        { type: 'unsuspend', card: 'd/a' },
      ],
      '{"state":"new","reps":0,"lapses":0}',
    ],
    [
      'bury',
      [{ type: 'bury', card: 'd/a', until: '2026-11-24' }],
      '{"state":"new","reps":0,"lapses":0,"buried_until":"2026-11-24"}',
    ],
    ['flag', [{ type: 'flag', card: 'd/a', on: true }], '{"state":"new","reps":0,"lapses":0,"flagged":true}'],
    [
      'a reset keeps the flag',
      [
        review('d/a', 3, 'review', '2026-12-25'),
        { type: 'flag', card: 'd/a', on: true },
        { type: 'reset', card: 'd/a' },
      ],
      '{"state":"new","reps":0,"lapses":0,"flagged":true}',
    ],
    [
      'rescheduling a new card changes nothing',
      [{ type: 'reschedule', card: 'd/a', due: '2027-01-01' }],
      '{"state":"new","reps":0,"lapses":0}',
    ],
    [
      'rescheduling',
      [review('d/a', 3, 'review', '2026-12-25'), { type: 'reschedule', card: 'd/a', due: '2027-01-01' }],
      '{"state":"review","due":"2027-01-01","last":"2026-11-23","stability":2.3065,"difficulty":2.11810397,"reps":1,"lapses":0}',
    ],
  ])('%s', (_, facts, line) => {
    const progress = fold(...facts.map(fact => ['2026-11-23 10:00', fact] as const))
    expect(progressText(progress)).toContain(`"d/a": ${line}\n`)
  })

  it('reads no schedule from a quiz', () => {
    const quiz: Fact = { type: 'quiz', card: 'd/a', run: '0'.repeat(26), mode: 'typed', correct: false }
    expect(fold(['2026-11-23 10:00', quiz]).cards.size).toBe(0)
  })

  it('counts what the limits of a study day need', () => {
    const progress = fold(
      ['2026-11-23 03:59', review('d/z', 3, 'learning', '2026-11-23T04:09:00.000+00:00')],
      ['2026-11-23 10:00', review('d/a', 3, 'review', '2026-11-23')],
      ['2026-11-23 10:01', review('d/a', 1, 'review', '2026-11-24')],
      ['2026-11-24 03:59', review('d/b', 3, 'review', '2026-12-24')],
    )
    expect(tallyOf(progress, now('2026-11-23 12:00').day)).toEqual({
      new: 2,
      review: 1,
      lapsed: 1,
      total: 3,
      again: 1,
      ms: 3000,
    })
    expect(tallyOf(progress, now('2026-11-24 12:00').day)).toMatchObject({ total: 0 })
  })

  it('clamps a negative time between reviews at none', () => {
    const back = fold(
      ['2026-11-25 10:00', review('d/a', 3, 'review', '2026-12-25')],
      ['2026-11-20 10:00', review('d/a', 3, 'review', '2026-12-25')],
    )
    const sameDay = fold(
      ['2026-11-20 10:00', review('d/a', 3, 'review', '2026-12-25')],
      ['2026-11-20 10:00', review('d/a', 3, 'review', '2026-12-25')],
    )
    expect(back.cards.get('d/a')).toEqual(sameDay.cards.get('d/a'))
  })
})

describe('a renamed card', () => {
  const [a, b] = cardsOf('ab')
  const renamed = a && b ? [{ ...a, was: ['d/old', 'other/a', 'd/b'] }, b] : []
  const current = currentIds([deckOf(renamed)])
  it.each([
    ['its old name', 'd/old', 'd/a'],
    ['another deck’s name', 'other/a', 'd/a'],
    ['a sibling of it', 'd/old#cloze-x-2', 'd/a#cloze-x-2'],
    ['a name that a card goes by today', 'd/b', 'd/b'],
    ['a name nobody claims', 'd/gone', 'd/gone'],
  ])('%s', (_, id, now) => {
    expect(current(id)).toBe(now)
  })
})

it('the siblings of a renamed entry keep their histories', () => {
  const siblings = cardsOf('x').flatMap(card => [
    { ...card, was: ['d/old', 'd/live'] },
    { ...card, id: 'd/x#reverse', was: ['d/old', 'd/live'] },
    { ...card, id: 'd/live#cloze-a' },
  ])
  const current = currentIds([deckOf(siblings)])
  expect(['d/old', 'd/old#reverse', 'd/old#cloze-b', 'd/live#cloze-a', 'd/live'].map(current)).toEqual([
    'd/x',
    'd/x#reverse',
    'd/x#cloze-b',
    'd/live#cloze-a',
    'd/live',
  ])
})

describe('a card that got an id', () => {
  const [a, b] = cardsOf('ab')
  const current = currentIds([
    deckOf(
      a && b
        ? [
            { ...a, unnamed: 'd/q-a' },
            { ...b, was: ['d/q-b'], unnamed: 'd/a' },
          ]
        : [],
    ),
  ])
  it.each([
    ['its question', 'd/q-a', 'd/a'],
    ['a sibling of it', 'd/q-a#reverse', 'd/a#reverse'],
    ['a name written down', 'd/q-b', 'd/b'],
    ['a name that a card goes by today', 'd/a', 'd/a'],
  ])('%s', (_, id, now) => expect(current(id)).toBe(now))
})
