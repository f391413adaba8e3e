import { describe, expect, it } from 'vitest'
import type { Summary } from '../../src/core/summary.ts'
import { dueWords, durationText, summaryLines } from '../../src/ui/summary.ts'
import { wordsOf } from '../words.ts'
import { shown } from './show.ts'

const en = wordsOf('en')

const second = 1000
const minute = 60 * second
const hour = 60 * minute

it.each([
  [0, '0 s'],
  [499, '0 s'],
  [500, '1 s'],
  [59.4 * second, '59 s'],
  [59.5 * second, '1 min'],
  [minute, '1 min'],
  [3 * minute + 5 * second, '3 min 5 s'],
  [59 * minute + 59 * second, '59 min 59 s'],
  [hour, '1 h 0 min'],
  [hour + 2 * minute + 59 * second, '1 h 2 min'],
  [26 * hour, '26 h 0 min'],
])('%d ms is %s', (ms, text) => {
  expect(durationText(en, ms)).toBe(text)
})

it.each([
  ['2026-11-24', '2026-11-24'],
  ['2026-11-23T22:33:13.123+01:00', '2026-11-23 22:33'],
])('%s is told as %s', (next, words) => {
  expect(dueWords(next)).toBe(words)
})

const none = { learning: 0, review: 0, new: 0 }
const summary = (parts: Partial<Summary>): Summary => ({
  reviewed: 0,
  again: 0,
  hard: 0,
  good: 0,
  easy: 0,
  ms: 0,
  left: none,
  next: null,
  ...parts,
})

describe('the end of a review', () => {
  it('that did nothing', () => {
    expect(shown(summaryLines(en, summary({})), 80)).toBe('No cards reviewed.')
  })

  it('that left early says what is still to do, and not when the next comes', () => {
    const left = { learning: 1, review: 2, new: 17 }
    const parts = { reviewed: 1, again: 1, ms: 4200, left, next: '2026-11-24' }
    expect(shown(summaryLines(en, summary(parts)), 80)).toMatchInlineSnapshot(`
      "Saved 1 answer in 4 s.
      Remembered 0 % · again 1 · hard 0 · good 0 · easy 0
      Still to do today: 17 new · 1 learning · 2 review."
    `)
  })

  it('that did all says when the next comes', () => {
    const parts = { reviewed: 3, again: 1, good: 1, easy: 1, ms: 65_000, next: '2026-11-24' }
    expect(shown(summaryLines(en, summary(parts)), 20)).toMatchInlineSnapshot(`
      "Saved 3 answers in 1
      min 5 s.
      Remembered 67 % ·
      again 1 · hard 0 ·
      good 1 · easy 1
      Next cards:
      2026-11-24."
    `)
  })
})
