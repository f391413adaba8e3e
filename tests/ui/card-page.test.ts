import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/card.ts'
import { cardPage } from '../../src/core/card-page.ts'
import type { Event, Fact } from '../../src/core/event.ts'
import { replay } from '../../src/core/replay.ts'
import { cardPageLines } from '../../src/ui/card-page.ts'
import { type Charset, charsetFrom } from '../../src/ui/plot.ts'
import { cardOf, countedIds, eventFrom, now, rulesFor } from '../build.ts'
import { wordsOf } from '../words.ts'
import { shown, widest } from './show.ts'

const rules = rulesFor()
const current = (id: string) => id

const english = cardOf({
  id: 'llm/what-175b-means',
  deck: 'llm',
  topic: 'scale',
  question: 'What does 175B mean in a model’s name?',
  answer: '175 billion parameters.',
  note: 'GPT-3 made the number known.',
  wrong: ['175 billion tokens', '175 GB of weights'],
  accept: ['175 billion'],
  tags: ['gpt-3'],
  line: 12,
})
const chinese: Card = {
  ...english,
  question: '模型名称后面的 175B 是什么意思？',
  answer: '1750 亿个参数',
  note: 'GPT-3 让这个数字广为人知。',
  wrong: ['1750 亿个 token', '175 GB 权重'],
  accept: ['1750 亿参数'],
}

const review = (rating: 1 | 2 | 3 | 4, due: string, ms = 4200): Fact => ({
  type: 'review',
  card: english.id,
  rating,
  ms,
  state: due.length === 10 ? 'review' : 'learning',
  step: 0,
  due,
  kind: 'due',
})

const { id: card } = english
const history: readonly (readonly [string, Fact])[] = [
  ['2026-10-01 10:00', review(3, '2026-10-01T10:10:00.000+00:00', 12_000)],
  ['2026-10-01 10:10', review(3, '2026-10-03')],
  ['2026-10-03 10:00', review(3, '2026-10-14')],
  ['2026-10-20 10:00', review(1, '2026-10-21', 65_000)],
  ['2026-10-20 10:01', { type: 'flag', card, on: true }],
  ['2026-10-21 10:00', review(3, '2026-10-24')],
  ['2026-10-24 10:00', { type: 'bury', card, until: '2026-10-25' }],
  ['2026-10-25 10:00', review(2, '2026-11-02')],
  ['2026-11-02 10:00', { type: 'quiz', card, run: '0'.repeat(26), mode: 'typed', correct: true }],
  ['2026-11-03 10:00', review(3, '2026-12-20')],
]

const log = (facts: typeof history): Event[] => {
  const nextId = countedIds()
  return facts.map(([time, fact]) => eventFrom(fact, nextId(now(time).at), now(time)))
}

type Look = { columns: number; language?: 'en' | 'zh'; charset?: Charset | undefined; facts?: typeof history }

const screen = (card: Card, { columns, language = 'en', charset, facts = history }: Look) => {
  const logs = [log(facts)]
  const progress = replay(logs, current, rules.scheduler.nextMemory)
  const from = { progress, logs, currentId: current, rules, now: now('2026-11-23 10:00') }
  const look = {
    width: columns,
    words: wordsOf(language),
    charset,
    retrievability: rules.scheduler.retrievability,
  }
  return shown(
    cardPageLines(
      cardPage(card, from, () => 'decks/llm.yaml'),
      look,
    ),
    columns,
  )
}

describe('a card’s page', () => {
  it('at 80 columns', () => {
    expect(screen(english, { columns: 80, charset: 'braille' })).toMatchInlineSnapshot(`
      "What does 175B mean in a model’s name?
      ────────────
      175 billion parameters.

      GPT-3 made the number known.

      Also right: 175 billion
      Wrong choices: 175 billion tokens · 175 GB of weights
      Tags: gpt-3
      llm/what-175b-means · scale
      decks/llm.yaml:12

      Schedule
      State         review
      Marks         flagged
      Due           2026-12-20, in 27d
      Interval      47d
      Stability     16.3 days
      Difficulty    8.2 of 10
      Recall today  89 %
      Reviews       7
      Lapses        1

      Memory
      100%│⢱ ⡷⡀               ⡀  ⢰⢄       ⡗⢄
          │⠘⡄⡇⠈⠢⡀            ⣦⡿⡀ ⢸⠈⢆      ⡇ ⠉⠢⢄
          │ ⢇⡇  ⠈⠢⢄          ⣿⠇⢣ ⢸  ⠱⡀    ⡇    ⠉⠒⢄⡀
          │ ⠸⠃     ⠑⠤⡀       ⡇  ⢇⢸   ⠈⠢⡀  ⡇       ⠈⠑⠢⢄⣀
       90%│          ⠈⠑⠢⣀    ⡇  ⠈⠊     ⠈⠢⡀⡇            ⠉⠒⠤⢄⣀
          │              ⠉⠒⠤⣀⠇           ⠈                  ⠁⠑ ⠤ ⣀
          │                                                        ⠑ ⠢ ⢄ ⡀
          │                                                              ⠈ ⠑ ⠒ ⠤ ⣀
       80%│                                                                        ⠉ ⠑
          └3─3───────────────13──2────────3───────────────────────────────────────────
           2026-10-01                                     today             2026-12-20
      Numbers below the curve are your grades: 1 again, 2 hard, 3 good, 4 easy.
      Reviewed 7 times since 2026-10-01. Chance of recall: 89 % today, 81 % when it is
      due on 2026-12-20.

      History
      When              What                     Next in       Time
      2026-10-01 10:00  3 good                       10m       12 s
      2026-10-01 10:10  3 good                        2d        4 s
      2026-10-03 10:00  3 good                       11d        4 s
      2026-10-20 10:00  1 again                       1d  1 min 5 s
      2026-10-20 10:01  flagged
      2026-10-21 10:00  3 good                        3d        4 s
      2026-10-24 10:00  buried until 2026-10-25
      2026-10-25 10:00  2 hard                        8d        4 s
      2026-11-02 10:00  quiz (typed): right
      2026-11-03 10:00  3 good                       47d        4 s"
    `)
  })

  it('at 40 columns in Chinese', () => {
    expect(screen(chinese, { columns: 40, language: 'zh', charset: 'braille' })).toMatchInlineSnapshot(`
      "模型名称后面的 175B 是什么意思？
      ────────────
      1750 亿个参数

      GPT-3 让这个数字广为人知。

      也算对：1750 亿参数
      错误选项：1750 亿个 token · 175 GB 权重
      标签：gpt-3
      llm/what-175b-means · scale
      decks/llm.yaml:12

      日程
      状态          复习
      备注          已标记
      到期          2026-12-20，27天后
      间隔          47天
      稳定性        16.3 天
      难度          8.2（满分 10）
      今日可提取性  89%
      复习次数      7
      遗忘次数      1

      记忆
      100%│⢱⣦        ⢰⡄  ⢰⡄
          │⢸⡇⢇      ⣄⢸⢣  ⢸⠈⢆
          │⠸⠃⠈⢆    ⢰⢹⢸⠈⡆ ⢸  ⠣⡀
          │    ⢣   ⢸ ⣿ ⠘⡄⢸   ⠈⠢⡀
       90%│     ⠑⡄ ⢸ ⠁  ⠘⡼     ⠈⠢⣀
          │      ⠈⠢⡸               ⠤
          │                          ⠑ ⣀
          │                              ⠒ ⣀
       80%│                                  ⠑
          └33──────132───3────────────────────
           2026-10-01               2026-12-20
      曲线下的数字是评分：1 重来，2 困难，3 良
      好，4 简单。
      自 2026-10-01 起复习了 7 次。今天想起来
      的概率为 89%，2026-12-20 到期时为 81%。

      历史
      2026-10-01 10:00 · 3 良好 · 10分钟 · 12
      秒
      2026-10-01 10:10 · 3 良好 · 2天 · 4 秒
      2026-10-03 10:00 · 3 良好 · 11天 · 4 秒
      2026-10-20 10:00 · 1 重来 · 1天 · 1 分 5
      秒
      2026-10-20 10:01 · 标记
      2026-10-21 10:00 · 3 良好 · 3天 · 4 秒
      2026-10-24 10:00 · 搁置到 2026-10-25
      2026-10-25 10:00 · 2 困难 · 8天 · 4 秒
      2026-11-02 10:00 · 测验（输入）：答对
      2026-11-03 10:00 · 3 良好 · 47天 · 4 秒"
    `)
  })

  it('at 40 columns in a terminal without braille', () => {
    expect(screen(english, { columns: 40, charset: 'ascii' })).toMatchInlineSnapshot(`
      "What does 175B mean in a model’s name?
      ────────────
      175 billion parameters.

      GPT-3 made the number known.

      Also right: 175 billion
      Wrong choices: 175 billion tokens · 175
      GB of weights
      Tags: gpt-3
      llm/what-175b-means · scale
      decks/llm.yaml:12

      Schedule
      State         review
      Marks         flagged
      Due           2026-12-20, in 27d
      Interval      47d
      Stability     16.3 days
      Difficulty    8.2 of 10
      Recall today  89 %
      Reviews       7
      Lapses        1

      Memory
      100%|**
          |  *        *   **
          |   *     * **  * *
          |    *    ****  *  **
       90%|     **  **  * *    ***
          |       **     *         *
          |                          * *
          |                              * * *
       80%|
          +33------132---3--------------------
           2026-10-01               2026-12-20
      Numbers below the curve are your grades:
      1 again, 2 hard, 3 good, 4 easy.
      Reviewed 7 times since 2026-10-01.
      Chance of recall: 89 % today, 81 % when
      it is due on 2026-12-20.

      History
      2026-10-01 10:00 · 3 good · 10m · 12 s
      2026-10-01 10:10 · 3 good · 2d · 4 s
      2026-10-03 10:00 · 3 good · 11d · 4 s
      2026-10-20 10:00 · 1 again · 1d · 1 min
      5 s
      2026-10-20 10:01 · flagged
      2026-10-21 10:00 · 3 good · 3d · 4 s
      2026-10-24 10:00 · buried until
      2026-10-25
      2026-10-25 10:00 · 2 hard · 8d · 4 s
      2026-11-02 10:00 · quiz (typed): right
      2026-11-03 10:00 · 3 good · 47d · 4 s"
    `)
  })

  it('at 20 columns', () => {
    expect(screen(english, { columns: 20, charset: 'braille' })).toMatchInlineSnapshot(`
      "What does 175B mean
      in a model’s name?
      ────────────
      175 billion
      parameters.

      GPT-3 made the
      number known.

      Also right: 175
      billion
      Wrong choices: 175
      billion tokens · 175
      GB of weights
      Tags: gpt-3
      llm/what-175b-means
      · scale
      decks/llm.yaml:12

      Schedule
      State: review
      Marks: flagged
      Due: 2026-12-20, in
      27d
      Interval: 47d
      Stability: 16.3 days
      Difficulty: 8.2 of
      10
      Recall today: 89 %
      Reviews: 7
      Lapses: 1

      Memory
      Reviewed 7 times
      since 2026-10-01.
      Chance of recall: 89
      % today, 81 % when
      it is due on
      2026-12-20.

      History
      2026-10-01 10:00 · 3
      good · 10m · 12 s
      2026-10-01 10:10 · 3
      good · 2d · 4 s
      2026-10-03 10:00 · 3
      good · 11d · 4 s
      2026-10-20 10:00 · 1
      again · 1d · 1 min 5
      s
      2026-10-20 10:01 ·
      flagged
      2026-10-21 10:00 · 3
      good · 3d · 4 s
      2026-10-24 10:00 ·
      buried until
      2026-10-25
      2026-10-25 10:00 · 2
      hard · 8d · 4 s
      2026-11-02 10:00 ·
      quiz (typed): right
      2026-11-03 10:00 · 3
      good · 47d · 4 s"
    `)
  })

  it('without a plot says what it would show', () => {
    const text = screen(english, { columns: 80, charset: undefined })
    expect(text).toContain('Reviewed 7 times since 2026-10-01. Chance of recall: 89 % today, 81 %')
    expect(text).not.toMatch(/[\u2800-\u28ff│]/)
  })

  it('of a new card', () => {
    const bare = cardOf({ id: 'llm/q', deck: 'llm', question: 'q?', answer: 'a' })
    expect(screen(bare, { columns: 80, charset: 'braille', facts: [] })).toMatchInlineSnapshot(`
      "q?
      ────────────
      a

      llm/q
      decks/llm.yaml:1

      Schedule
      State    new
      Reviews  0
      Lapses   0

      Memory
      Not reviewed yet."
    `)
  })

  it('on its first day has no curve yet', () => {
    const facts = [['2026-11-23 09:50', review(3, '2026-11-23T10:00:00.000+00:00')] as const]
    const text = screen(english, { columns: 80, charset: 'braille', facts })
    expect(text).toContain('Reviewed once since 2026-11-23. Chance of recall: 100 % today.')
    expect(text).not.toMatch(/[\u2800-\u28ff]/)
  })

  it.each([20, 21, 28, 29, 40, 79, 80, 200])('fits %i columns', columns => {
    for (const charset of ['braille', 'ascii'] as const) {
      expect(widest(screen(english, { columns, charset }))).toBeLessThanOrEqual(columns)
      expect(widest(screen(chinese, { columns, charset, language: 'zh' }))).toBeLessThanOrEqual(columns)
    }
  })

  it('lets no hostile text through', () => {
    const hostile = { ...english, question: '\x1b]0;x\x07\x9b2J', accept: ['\u202ea\n\nb'], tags: ['\r'] }
    const text = screen(hostile, { columns: 80, charset: 'braille' })
    expect(text).toContain('␛]0;x␇')
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
  })
})

it.each<[Record<string, string>, Charset]>([
  [{ LANG: 'en_GB.UTF-8', TERM: 'xterm' }, 'braille'],
  [{ LANG: 'zh_CN.utf8' }, 'braille'],
  [{}, 'braille'],
  [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, 'ascii'],
  [{ LANG: 'en_GB.UTF-8', TERM: 'dumb' }, 'ascii'],
  [{ LANG: 'C' }, 'ascii'],
  [{ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, 'ascii'],
])('a plot with %j is drawn in %s', (vars, charset) => expect(charsetFrom(vars)).toBe(charset))
