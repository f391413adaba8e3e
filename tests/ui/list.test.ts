import { describe, expect, it } from 'vitest'
import type { CardReport } from '../../src/core/card-report.ts'
import { type Listed, listLines, tabbed } from '../../src/ui/list.ts'
import { wordsOf } from '../words.ts'
import { shown, widest } from './show.ts'

const report = (id: string, parts: Partial<CardReport> = {}): Listed => ({
  name: id.slice(id.indexOf('/') + 1),
  report: {
    id,
    deck: 'llm',
    topic: 'scale',
    question: 'What does 175B mean in a model’s name?',
    answer: '175 billion parameters.',
    tags: [],
    state: 'review',
    due: '2026-11-25',
    suspended: false,
    flagged: false,
    leech: false,
    buriedUntil: null,
    lapses: 0,
    reps: 1,
    stability: 3,
    difficulty: 5,
    retrievability: 0.9,
    file: 'llm.yaml',
    line: 3,
    ...parts,
  },
})

const plain = [report('llm/what-175b-means'), report('llm/new', { state: 'new', due: null, topic: null })]
const marked = [
  ...plain,
  report('llm/mask', {
    question: '在因果掩码（causal mask）下，第 i 个 token 能看到哪些 token？',
    answer: '自身及之前的 token',
    topic: '注意力掩码',
    state: 'relearning',
    due: '2026-11-23T10:10:00.000+01:00',
    flagged: true,
    suspended: true,
    leech: true,
    buriedUntil: '2026-11-24',
  }),
]

const screen = (cards: readonly Listed[], columns: number, language: 'en' | 'zh' = 'en') =>
  shown(listLines(cards, 77, columns, wordsOf(language)), columns)

describe('a list of cards', () => {
  it('at 80 columns', () => {
    expect(screen(plain, 80)).toMatchInlineSnapshot(`
      "2 of 77 cards
      Card             Question                                State   Due
      what-175b-means  What does 175B mean in a model’s name?  review  2026-11-25
      new              What does 175B mean in a model’s name?  new"
    `)
  })

  it('at 80 columns, with marks', () => {
    expect(screen(marked, 80)).toMatchInlineSnapshot(`
      "3 of 77 cards
      What does 175B mean in a model’s name?
        175 billion parameters.
        what-175b-means · scale · review · due 2026-11-25
      What does 175B mean in a model’s name?
        175 billion parameters.
        new · new
      在因果掩码（causal mask）下，第 i 个 token 能看到哪些 token？
        自身及之前的 token
        mask · 注意力掩码 · relearning · due 2026-11-23 10:10 · suspended · buried ·
        flagged · leech"
    `)
  })

  it('at 200 columns', () => {
    expect(screen(marked, 200)).toMatchInlineSnapshot(`
      "3 of 77 cards
      Card             Question                                                       Answer                   Topic       State       Due               Marks
      what-175b-means  What does 175B mean in a model’s name?                         175 billion parameters.  scale       review      2026-11-25
      new              What does 175B mean in a model’s name?                         175 billion parameters.              new
      mask             在因果掩码（causal mask）下，第 i 个 token 能看到哪些 token？  自身及之前的 token       注意力掩码  relearning  2026-11-23 10:10  suspended, buried, flagged, leech"
    `)
  })

  it('at 200 columns in Chinese', () => {
    expect(screen(marked, 200, 'zh')).toMatchInlineSnapshot(`
      "77 张卡片中的 3 张
      卡片             问题                                                           答案                     主题        状态    到期              标注
      what-175b-means  What does 175B mean in a model’s name?                         175 billion parameters.  scale       复习    2026-11-25
      new              What does 175B mean in a model’s name?                         175 billion parameters.              新卡
      mask             在因果掩码（causal mask）下，第 i 个 token 能看到哪些 token？  自身及之前的 token       注意力掩码  重学中  2026-11-23 10:10  已暂停、已搁置、已标记、顽固卡"
    `)
  })

  it('at 40 columns', () => {
    expect(screen(marked, 40)).toMatchInlineSnapshot(`
      "3 of 77 cards
      What does 175B mean in a model’s name?
        175 billion parameters.
        what-175b-means · scale · review ·
        due 2026-11-25
      What does 175B mean in a model’s name?
        175 billion parameters.
        new · new
      在因果掩码（causal mask）下，第 i 个
      token 能看到哪些 token？
        自身及之前的 token
        mask · 注意力掩码 · relearning ·
        due 2026-11-23 10:10 · suspended ·
        buried · flagged · leech"
    `)
  })

  it('at 40 columns in Chinese', () => {
    expect(screen(marked, 40, 'zh')).toMatchInlineSnapshot(`
      "77 张卡片中的 3 张
      What does 175B mean in a model’s name?
        175 billion parameters.
        what-175b-means · scale · 复习 ·
        2026-11-25 到期
      What does 175B mean in a model’s name?
        175 billion parameters.
        new · 新卡
      在因果掩码（causal mask）下，第 i 个
      token 能看到哪些 token？
        自身及之前的 token
        mask · 注意力掩码 · 重学中 ·
        2026-11-23 10:10 到期 · 已暂停 ·
        已搁置 · 已标记 · 顽固卡"
    `)
  })

  it('at 20 columns', () => {
    expect(screen(marked, 20)).toMatchInlineSnapshot(`
      "3 of 77 cards
      What does 175B mean
      in a model’s name?
        175 billion param…
        what-175b-means ·
        scale · review ·
        due 2026-11-25
      What does 175B mean
      in a model’s name?
        175 billion param…
        new · new
      在因果掩码（causal
      mask）下，第 i 个
      token 能看到哪些
      token？
        自身及之前的 token
        mask · 注意力掩码
        · relearning · due
        2026-11-23 10:10 ·
        suspended · buried
        · flagged · leech"
    `)
  })

  it.each([20, 21, 40, 59, 60, 79, 80, 120, 200])('fits %i columns', columns => {
    expect(widest(screen(marked, columns))).toBeLessThanOrEqual(columns)
    expect(widest(screen(marked, columns, 'zh'))).toBeLessThanOrEqual(columns)
  })

  it('keeps hostile text in its cell', () => {
    const hostile = [report('llm/x', { question: '\x1b[2J\u202eevil\n\tq', answer: 'a\rb' })]
    expect(screen(hostile, 100)).toMatchInlineSnapshot(`
      "1 of 77 cards
      Card  Question              Answer  State   Due
      x     ␛[2JU+202Eevil     q  a␍b     review  2026-11-25"
    `)
    expect(tabbed(hostile)).toMatchInlineSnapshot(`
      "llm/x	␛[2JU+202Eevil     q	a␍b	scale	review	2026-11-25	
      "
    `)
  })

  it('is a line a card for programs', () => {
    expect(
      tabbed(marked)
        .split('\n')
        .map(line => line.split('\t')),
    ).toMatchInlineSnapshot(`
      [
        [
          "llm/what-175b-means",
          "What does 175B mean in a model’s name?",
          "175 billion parameters.",
          "scale",
          "review",
          "2026-11-25",
          "",
        ],
        [
          "llm/new",
          "What does 175B mean in a model’s name?",
          "175 billion parameters.",
          "",
          "new",
          "",
          "",
        ],
        [
          "llm/mask",
          "在因果掩码（causal mask）下，第 i 个 token 能看到哪些 token？",
          "自身及之前的 token",
          "注意力掩码",
          "relearning",
          "2026-11-23T10:10:00.000+01:00",
          "suspended,buried,flagged,leech",
        ],
        [
          "",
        ],
      ]
    `)
  })
})
