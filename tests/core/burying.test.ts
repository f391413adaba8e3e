import { describe, expect, it } from 'vitest'
import { unburied } from '../../src/core/burying.ts'
import { type CardProgress, untouched } from '../../src/core/progress.ts'
import { cardOf, now } from '../build.ts'
import { reviewDue } from './standing.ts'

const today = now('2026-11-23 10:00').day
const entry = (id: string, progress: CardProgress) => ({
  card: cardOf({ id: `d/${id}`, deck: 'd', question: id, answer: id }),
  progress,
})
const inSteps = reviewDue(today, { state: 'learning' })
const gradedToday = reviewDue(today + 8, { last: today })

describe('of siblings one shows a day', () => {
  it.each<[string, readonly [string, CardProgress][], string]>([
    [
      'the first of new ones',
      [
        ['a', untouched],
        ['a#reverse', untouched],
      ],
      'a',
    ],
    [
      'a review before a new one',
      [
        ['a', untouched],
        ['a#reverse', reviewDue(today)],
      ],
      'a#reverse',
    ],
    [
      'one that is due before one ahead of its day',
      [
        ['a', reviewDue(today + 2)],
        ['a#reverse', reviewDue(today)],
      ],
      'a#reverse',
    ],
    [
      'one ahead of its day before a new one',
      [
        ['a', untouched],
        ['a#reverse', reviewDue(today + 2)],
      ],
      'a#reverse',
    ],
    [
      'one in steps before a review',
      [
        ['a', reviewDue(today)],
        ['a#reverse', inSteps],
      ],
      'a#reverse',
    ],
    [
      'all that are in steps',
      [
        ['a', inSteps],
        ['a#reverse', inSteps],
      ],
      'a a#reverse',
    ],
    [
      'three gaps are one',
      [
        ['b#cloze-1', untouched],
        ['b#cloze-2', untouched],
        ['b#cloze-3', untouched],
      ],
      'b#cloze-1',
    ],
    [
      'cards of other entries are none',
      [
        ['a', untouched],
        ['ab', untouched],
      ],
      'a ab',
    ],
  ])('%s', (_, cards, kept) => {
    const entries = cards.map(([id, progress]) => entry(id, progress))
    expect(
      unburied(entries, entries, today)
        .map(({ card }) => card.question)
        .join(' '),
    ).toBe(kept)
  })

  it('none after one was graded today, though that one is suspended or comes on another day', () => {
    const sibling = entry('a#reverse', untouched)
    for (const progress of [gradedToday, { ...gradedToday, suspended: true }]) {
      expect(unburied([sibling], [entry('a', progress), sibling], today)).toEqual([])
      expect(unburied([sibling], [entry('a', progress), sibling], today + 1)).toEqual([sibling])
    }
  })
})
