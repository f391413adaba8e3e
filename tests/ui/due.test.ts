import { describe, expect, it } from 'vitest'
import type { DueReport } from '../../src/core/due.ts'
import { dueLines } from '../../src/ui/due.ts'
import { dueWords, durationText } from '../../src/ui/summary.ts'
import { screen } from './screens.ts'

const counts = { learning: 1, review: 3, new: 17, waiting: 41 }
const report: DueReport = {
  day: '2026-11-23',
  collection: '/home/a/cards',
  ...counts,
  total: 21,
  next: '2026-11-24',
  decks: [
    { id: 'llm-basics-zh', name: '大语言模型基础', cards: 77, ...counts },
    { id: 'french', name: 'French', cards: 9, learning: 0, review: 0, new: 0, waiting: 0 },
  ],
}

describe('what is due', () => {
  it('is a list at 40 columns', () => {
    expect(screen(dueLines(report, 40), 40)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/a/cards
      21 to study: 17 new · 1 learning · 3
      review.
      41 more wait for another day (today's
      limits).

      大语言模型基础
        17 new · 1 learning · 3 review · 41
        waiting
      French
        0 new · 0 learning · 0 review"
    `)
  })

  it('is a list at 20 columns', () => {
    expect(screen(dueLines(report, 20), 20)).toMatchInlineSnapshot(`
      "2026-11-23 ·
      /home/a/cards
      21 to study: 17 new
      · 1 learning · 3
      review.
      41 more wait for
      another day (today's
      limits).

      大语言模型基础
        17 new · 1
        learning · 3
        review · 41
        waiting
      French
        0 new · 0 learning
        · 0 review"
    `)
  })

  it('is a table where there is room', () => {
    expect(screen(dueLines(report, 60), 60)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/a/cards
      21 to study: 17 new · 1 learning · 3 review.
      41 more wait for another day (today's limits).

      Deck            New  Learning  Review  Waiting
      大语言模型基础   17         1       3       41
      French            0         0       0        0"
    `)
  })

  it('is nothing', () => {
    const nothing = {
      ...report,
      learning: 0,
      review: 0,
      new: 0,
      waiting: 0,
      total: 0,
      decks: report.decks.slice(1),
    }
    expect(screen(dueLines(nothing, 80).slice(1, 2))).toBe('Nothing is due. Next cards: 2026-11-24.')
  })

  it('says how to begin where there is no deck', () => {
    expect(screen(dueLines({ ...report, decks: [] }, 80))).toContain('mull decks add llm-basics')
  })
})

it.each([
  [0, '0 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [185_000, '3 min 5 s'],
  [3_720_000, '1 h 2 min'],
])('%i ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})

it.each([
  ['2026-11-24', '2026-11-24'],
  ['2026-11-23T15:30:00.000+01:00', '2026-11-23 15:30'],
])('%s is told as %s', (next, words) => {
  expect(dueWords(next)).toBe(words)
})
