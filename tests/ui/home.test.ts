import { describe, expect, it } from 'vitest'
import type { DueReport } from '../../src/core/due.ts'
import type { Stats } from '../../src/core/stats.ts'
import { type Home, homeKeys, homeLines, legendLines } from '../../src/ui/home.ts'
import { wordsOf } from '../words.ts'
import { shown, widest } from './show.ts'

const counts = { learning: 1, review: 12, new: 20, waiting: 41 }
const due: DueReport = {
  day: '2026-11-23',
  collection: '/home/ada/cards',
  ...counts,
  total: 33,
  next: null,
  decks: [{ id: 'llm-basics', name: 'LLM basics', cards: 77, ...counts }],
}

const reviews = [0, 3, 12, 25, 40, 0, 0, 18, 22, 31, 36, 28, 9, 14]
const stats: Stats = {
  day: '2026-11-23',
  streak: 7,
  history: reviews.map((count, index) => ({ day: `2026-11-${10 + index}`, reviews: count })),
  retention: { asked: 200, recalled: 183 },
  forecast: [33, 12, 0, 7, 1, 0, 20].map((count, index) => ({
    day: `2026-11-${23 + index}`,
    due: count,
    new: index < 3 ? 20 : 0,
  })),
}

const home: Home = {
  due,
  stats,
  decks: [{ name: 'LLM basics', about: 'What large\nlanguage models are.' }],
  begun: true,
}
const done: Home = {
  ...home,
  due: { ...due, learning: 0, review: 0, new: 0, waiting: 0, total: 0, next: '2026-11-24' },
}

const page = (home: Home, columns: number, language: 'en' | 'zh' = 'en', accessible = false) => {
  const page = { width: columns, words: wordsOf(language), accessible }
  return shown([...homeLines(home, page), '', ...homeKeys(home, page)], columns)
}

describe('today’s page', () => {
  it('at 20 columns', () => {
    expect(page(home, 20)).toMatchInlineSnapshot(`
      "2026-11-23 ·
      /home/ada/cards
      33 to study: 20 new
      · 1 learning · 12
      review.
      41 more wait for
      another day (today's
      limits).

      LLM basics
        20 new · 1
        learning · 12
        review · 41
        waiting

      7 days in a row
      92 % of 200 reviews
      remembered

      Last 14 days
      238 answers, 14
      today
      ·▁▃▅█··▄▅▇█▆▂▃

      Next 7 days
      █ due  ░ new
      Today 33 +20 ████░░░
      Tue   12 +20 ██░░░
      Wed    0 +20 ░░░
      Thu    7     █
      Fri    1     █
      Sat    0
      Sun   20     ███

      Enter starts the
      review
      q leaves
      ? the signs"
    `)
  })
  it('at 40 columns, in Chinese', () => {
    expect(page(home, 40, 'zh')).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      现在要学 33 张：新卡 20 · 学习中 1 · 复
      习 12。
      另有 41 张因每日上限延后。

      LLM basics
        新卡 20 · 学习中 1 · 复习 12 · 延后 41

      连续学习 7 天 · 200 次复习，记得 92%

      最近 14 天 · 作答 238 次，今天 14 次
      ·▁▃▅█··▄▅▇█▆▂▃

      未来 7 天 · █ 到期  ░ 新卡
      今天 33 +20 █████████████████░░░░░░░░░░░
      周二 12 +20 ██████░░░░░░░░░░░
      周三  0 +20 ░░░░░░░░░░░
      周四  7     ████
      周五  1     █
      周六  0
      周日 20     ███████████

      Enter 开始复习 · q 退出 · ? 图例"
    `)
  })
  it('at 80 columns', () => {
    expect(page(home, 80)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      33 to study: 20 new · 1 learning · 12 review.
      41 more wait for another day (today's limits).

      Deck        New  Learning  Review  Waiting
      LLM basics   20         1      12       41

      7 days in a row · 92 % of 200 reviews remembered

      Last 14 days · 238 answers, 14 today
      ·▁▃▅█··▄▅▇█▆▂▃

      Next 7 days · █ due  ░ new
      Today 33 +20 █████████████████████████░░░░░░░░░░░░░░░
      Tue   12 +20 █████████░░░░░░░░░░░░░░░
      Wed    0 +20 ░░░░░░░░░░░░░░░
      Thu    7     █████
      Fri    1     █
      Sat    0
      Sun   20     ███████████████

      Enter starts the review · q leaves · ? the signs"
    `)
  })
  it('for a voice', () => {
    expect(page(home, 80, 'en', true)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      33 to study: 20 new · 1 learning · 12 review.
      41 more wait for another day (today's limits).

      LLM basics
        20 new · 1 learning · 12 review · 41 waiting

      7 days in a row · 92 % of 200 reviews remembered

      Last 14 days · 238 answers, 14 today
      From yesterday back: 9, 28, 36, 31, 22, 18, 0, 0, 40, 25, 12, 3.

      Next 7 days
      Today: 33 due, 20 new
      Tue: 12 due, 20 new
      Wed: 0 due, 20 new
      Thu: 7 due
      Fri: 1 due
      Sun: 20 due

      Enter starts the review · q leaves"
    `)
  })
  it('says what one can do where nothing is due', () => {
    expect(page(done, 80)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      Nothing is due. Next cards: 2026-11-24.

      Deck        New  Learning  Review  Waiting
      LLM basics   20         1      12       41

      7 days in a row · 92 % of 200 reviews remembered

      Last 14 days · 238 answers, 14 today
      ·▁▃▅█··▄▅▇█▆▂▃

      Next 7 days · █ due  ░ new
      Today 33 +20 █████████████████████████░░░░░░░░░░░░░░░
      Tue   12 +20 █████████░░░░░░░░░░░░░░░
      Wed    0 +20 ░░░░░░░░░░░░░░░
      Thu    7     █████
      Fri    1     █
      Sat    0
      Sun   20     ███████████████

      mull review --ahead 2d  reviews what comes due in two days
      mull add                writes a card of your own
      mull quiz               asks about one topic; the schedule stays as it is

      Enter starts the review · q leaves · ? the signs"
    `)
  })
  it('welcomes, and says what the deck is', () => {
    expect(page({ ...home, begun: false }, 80)).toMatchInlineSnapshot(`
      "Welcome to mull.
      A card asks; you answer in your head, look, and say how well you knew it. It
      comes back just before you would forget it.

      LLM basics · What large
      language models are.

      2026-11-23 · /home/ada/cards
      33 to study: 20 new · 1 learning · 12 review.
      41 more wait for another day (today's limits).

      Deck        New  Learning  Review  Waiting
      LLM basics   20         1      12       41

      Enter starts the review · q leaves"
    `)
    expect(page({ ...home, begun: false }, 40, 'zh')).toMatchInlineSnapshot(`
      "欢迎使用 mull。
      卡片提问，你在心里作答，再看答案，然后说
      出记得有多牢。快要忘记时，它会再次出现。

      LLM basics · What large
      language models are.

      2026-11-23 · /home/ada/cards
      现在要学 33 张：新卡 20 · 学习中 1 · 复
      习 12。
      另有 41 张因每日上限延后。

      LLM basics
        新卡 20 · 学习中 1 · 复习 12 · 延后 41

      Enter 开始复习 · q 退出"
    `)
  })
  it('says what its signs mean', () => {
    const legend = (columns: number, language: 'en' | 'zh') =>
      shown(legendLines({ width: columns, words: wordsOf(language), accessible: false }), columns)
    expect(legend(80, 'en')).toMatchInlineSnapshot(`
      "▁…█  answers a day, today on the right
      ·    a day without an answer
      █    cards seen before that come due; today’s with what is overdue
      ░    new cards, as the daily limits let them in"
    `)
    expect(legend(20, 'zh')).toMatchInlineSnapshot(`
      "▁…█
        每天的作答次数，最
        右边是今天
      ·
        没有作答的一天
      █
        到期的旧卡；今天的
        包括已过期的
      ░
        新卡，按每日上限计"
    `)
  })
  it('draws nothing for a voice', () => {
    expect(page(home, 80, 'en', true)).not.toMatch(/[▁-█░]/)
  })
  it('keeps a hostile deck name and its about in their places', () => {
    const evil = '\x1b[2J\u202eevil'
    const screen = page({ ...home, begun: false, decks: [{ name: evil, about: evil }] }, 40)
    expect(screen).not.toMatch(/[\x1b\u202e]/)
  })
  it.each([20, 21, 30, 40, 80, 200])('fits %i columns', columns => {
    for (const language of ['en', 'zh'] as const) {
      for (const each of [home, done, { ...home, begun: false }]) {
        expect(widest(page(each, columns, language))).toBeLessThanOrEqual(columns)
        expect(widest(page(each, columns, language, true))).toBeLessThanOrEqual(columns)
      }
    }
  })
})
