import { describe, expect, it } from 'vitest'
import type { DueReport } from '../../src/core/due.ts'
import { dueLines } from '../../src/ui/due.ts'
import { wordsOf } from '../words.ts'
import { shown, widest } from './show.ts'

const en = wordsOf('en')

const none = { learning: 0, review: 0, new: 0, waiting: 0 }
const deck = (id: string, name: string, counts = {}) => ({ id, name, cards: 61, ...none, ...counts })

const report = (parts: Partial<DueReport> = {}): DueReport => ({
  day: '2026-11-23',
  collection: '/home/ada/cards',
  ...none,
  total: 0,
  next: null,
  decks: [deck('llm-basics', 'LLM basics')],
  ...parts,
})

const studying = report({
  learning: 1,
  review: 12,
  new: 20,
  waiting: 41,
  total: 33,
  decks: [
    deck('llm-basics', 'LLM basics', { learning: 1, review: 12, new: 10, waiting: 41 }),
    deck('zh', '大语言模型的基础知识：架构、训练目标与涌现能力', { new: 10 }),
  ],
})

const screen = (report: DueReport, columns: number) => shown(dueLines(en, report, columns), columns)

describe('what is due', () => {
  it('at 80 columns', () => {
    expect(screen(studying, 80)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      33 to study: 20 new · 1 learning · 12 review.
      41 more wait for another day (today's limits).

      Deck                                            New  Learning  Review  Waiting
      LLM basics                                       10         1      12       41
      大语言模型的基础知识：架构、训练目标与涌现能力   10         0       0        0"
    `)
  })

  it('at 40 columns', () => {
    expect(screen(studying, 40)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      33 to study: 20 new · 1 learning · 12
      review.
      41 more wait for another day (today's
      limits).

      LLM basics
        10 new · 1 learning · 12 review · 41
        waiting
      大语言模型的基础知识：架构、训练目标与涌
      现能力
        10 new · 0 learning · 0 review"
    `)
  })

  it('at 20 columns', () => {
    expect(screen(studying, 20)).toMatchInlineSnapshot(`
      "2026-11-23 ·
      /home/ada/cards
      33 to study: 20 new
      · 1 learning · 12
      review.
      41 more wait for
      another day (today's
      limits).

      LLM basics
        10 new · 1
        learning · 12
        review · 41
        waiting
      大语言模型的基础知
      识：架构、训练目标与
      涌现能力
        10 new · 0
        learning · 0
        review"
    `)
  })

  it('nothing, and when the next comes', () => {
    expect(screen(report({ next: '2026-11-24' }), 80)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      Nothing is due. Next cards: 2026-11-24.

      Deck        New  Learning  Review  Waiting
      LLM basics    0         0       0        0"
    `)
  })

  it('nothing, ever', () => {
    expect(screen(report(), 80)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      Nothing is due.

      Deck        New  Learning  Review  Waiting
      LLM basics    0         0       0        0"
    `)
  })

  it('without decks says how to get one', () => {
    expect(screen(report({ decks: [] }), 40)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      No decks yet. mull decks add llm-basics
      adds a starter deck; or write one into
      decks/."
    `)
  })

  it('keeps a hostile deck name in its place', () => {
    const name = '\x1b[2J\u202eevil\nname\u2028\r'
    const text = screen(report({ total: 1, new: 1, decks: [deck('e', name, { new: 1 })] }), 80)
    expect(text).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      1 to study: 1 new · 0 learning · 0 review.

      Deck                        New  Learning  Review  Waiting
      ␛[2JU+202Eevil nameU+2028␍    1         0       0        0"
    `)
  })

  it.each([20, 21, 30, 40, 79, 80, 200])('fits %i columns', columns => {
    expect(widest(screen(studying, columns))).toBeLessThanOrEqual(columns)
  })
})
