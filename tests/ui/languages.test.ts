import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/card.ts'
import { parseDeck } from '../../src/core/deck.ts'
import type { DueReport } from '../../src/core/due.ts'
import { languages } from '../../src/core/language.ts'
import { untouched } from '../../src/core/progress.ts'
import { answerQuiz, type QuizInput, startQuiz } from '../../src/core/quiz.ts'
import { step } from '../../src/core/session.ts'
import { type Input, leftOf, startSession } from '../../src/core/session-state.ts'
import { parseSettings } from '../../src/core/settings-file.ts'
import { dueLines } from '../../src/ui/due.ts'
import type { Frame } from '../../src/ui/frame.ts'
import { problemLines, problemSummary } from '../../src/ui/problems.ts'
import { quizFrame } from '../../src/ui/quiz-screen.ts'
import { reviewFrame } from '../../src/ui/review-screen.ts'
import { summaryLines } from '../../src/ui/summary.ts'
import type { Line } from '../../src/ui/text.ts'
import type { Words } from '../../src/ui/words.ts'
import { cardOf, now, rulesFor } from '../build.ts'
import { wordsOf } from '../words.ts'
import { shown, widest } from './show.ts'

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const start = now('2026-11-23 10:00')
const rules = rulesFor()

const card: Card = cardOf({
  id: 'llm/a',
  deck: 'llm',
  topic: '规模',
  question: '模型名称里的 175B 是什么意思？',
  answer: '1750 亿个参数',
  wrong: ['1750 亿个词元', '175 GB 的权重'],
})

const linesOf = ({ body, foot }: Frame): readonly Line[] => [...body, ...foot]

const review = (words: Words, inputs: readonly Input[], help = false, width = 80): readonly Line[] => {
  const queue = { learning: [], review: [], fresh: [{ card, progress: untouched }], waiting: [] }
  const opened = startSession(queue, start, rules)
  const session = inputs.reduce(
    (session, input) => step(session, input, { id, now: start }, rules).session,
    opened,
  )
  const left = leftOf(session, start.at)
  return linesOf(
    reviewFrame(words, {
      session,
      left,
      deckName: () => '大语言模型基础',
      overlay: help ? { type: 'help' } : undefined,
      typed: '',
      width,
    }),
  )
}

const quiz = (words: Words, inputs: readonly QuizInput[], typed = false): readonly Line[] => {
  const begun = startQuiz([card], { run: id, seed: 'a seed', typed })
  const quiz = inputs.reduce((quiz, input) => {
    const step = answerQuiz(quiz, input)
    return 'quiz' in step ? step.quiz : quiz
  }, begun)
  return linesOf(quizFrame(words, quiz, '规模', ''))
}

const report: DueReport = {
  day: '2026-11-23',
  collection: '/home/ada/cards',
  learning: 1,
  review: 12,
  new: 20,
  waiting: 41,
  total: 33,
  next: null,
  decks: [
    { id: 'zh', name: '大语言模型基础', cards: 61, learning: 1, review: 12, new: 20, waiting: 41 },
    { id: 'en', name: 'LLM basics', cards: 61, learning: 0, review: 0, new: 0, waiting: 0 },
  ],
}

const summary = (words: Words) =>
  summaryLines(words, {
    reviewed: 3,
    again: 1,
    hard: 0,
    good: 1,
    easy: 1,
    ms: 65_000,
    left: { learning: 1, review: 2, new: 17 },
    next: '2026-11-24',
  })

const deck = `cards:
  - question: 什么是词元？
    anwser: 模型读写文字的单位
  - {question: 你好, answer: [好]}
`
const broken = 'cards:\n  - question: "175B 是什么？\n    answer: 参数\n'

const problems = (words: Words): readonly Line[] => {
  const found = [
    ...parseDeck(deck, '词.yaml').problems,
    ...parseDeck(broken, '坏.yaml').problems,
    ...parseSettings('desired_retention: 90\n', 'mull.yaml').problems,
  ]
  return [
    ...found.flatMap(problem => problemLines(words, problem)),
    problemSummary(words, { files: 3, cards: 0, problems: found }),
  ]
}

const screens = {
  question: words => review(words, []),
  answer: words => review(words, [{ type: 'reveal' }]),
  suspended: words => review(words, [{ type: 'suspend' }]),
  help: (words, width) => review(words, [], true, width),
  choices: words => quiz(words, []),
  typed: words => quiz(words, [], true),
  marked: words => quiz(words, [{ type: 'type', text: '1750 亿个词元' }]),
  missed: words => quiz(words, [{ type: 'type', text: '1750 亿个词元' }, { type: 'next' }]),
  summary,
  problems,
} satisfies Record<string, (words: Words, width: number) => readonly Line[]>

const names = [
  'question',
  'answer',
  'suspended',
  'help',
  'choices',
  'typed',
  'marked',
  'missed',
  'summary',
] as const

const all = (language: 'en' | 'zh', columns: number, ...names: readonly (keyof typeof screens)[]) =>
  names.map(name => shown(screens[name](wordsOf(language), columns), columns)).join('\n════\n')

const due = (language: 'en' | 'zh', columns: number) =>
  shown(dueLines(wordsOf(language), report, columns), columns)

describe('a review', () => {
  it('in English at 20 columns', () => {
    expect(all('en', 20, 'question', 'answer', 'suspended', 'help')).toMatchInlineSnapshot(`
      "大语言模型基础 · 规
      模
      1 new · 0 learning ·
      0 review

      模型名称里的 175B 是
      什么意思？

      Space shows the
      answer · ? keys ·
      q leaves
      ════
      大语言模型基础 · 规
      模
      1 new · 0 learning ·
      0 review

      模型名称里的 175B 是
      什么意思？
      ────────────
      1750 亿个参数

      1 Again 1m
      2 Hard 6m
      3 Good 10m
      4 Easy 8d
      u undo · s suspend ·
      b bury · e edit ·
      f flag · ? keys ·
      q leaves
      ════
      Suspended; u takes
      it back.


      Enter leaves ·
      u undo
      ════
        Space, Enter
          show the answer;
          then: good
        1 again
          forgotten (never
          hard for that)
        2 hard
          remembered with
          trouble
        3 good
          remembered
        4 easy
          remembered at
          once
        u
          undo, as often
          as you like;
          Ctrl-U where an
          answer is typed
        s
          suspend: never
          shown again (u
          takes it back)
        b
          bury until
          tomorrow
        e
          edit the card in
          your editor
        f
          flag it, to be
          mended later
        ↑ ↓
          scroll what is
          longer than the
          screen
        q, Ctrl-C
          leave; every
          answer is saved
          already
        ?
          these keys

      any key goes back"
    `)
  })
  it('in English at 40 columns', () => {
    expect(all('en', 40, 'question', 'answer', 'suspended', 'help')).toMatchInlineSnapshot(`
      "大语言模型基础 · 规模
      1 new · 0 learning · 0 review

      模型名称里的 175B 是什么意思？

      Space shows the answer · ? keys ·
      q leaves
      ════
      大语言模型基础 · 规模
      1 new · 0 learning · 0 review

      模型名称里的 175B 是什么意思？
      ────────────
      1750 亿个参数

      1 Again 1m   2 Hard 6m   3 Good 10m
      4 Easy 8d
      u undo · s suspend · b bury · e edit ·
      f flag · ? keys · q leaves
      ════
      Suspended; u takes it back.


      Enter leaves · u undo
      ════
        Space, Enter  show the answer; then:
                      good
        1 again       forgotten (never hard
                      for that)
        2 hard        remembered with trouble
        3 good        remembered
        4 easy        remembered at once
        u             undo, as often as you
                      like; Ctrl-U where an
                      answer is typed
        s             suspend: never shown
                      again (u takes it back)
        b             bury until tomorrow
        e             edit the card in your
                      editor
        f             flag it, to be mended
                      later
        ↑ ↓           scroll what is longer
                      than the screen
        q, Ctrl-C     leave; every answer is
                      saved already
        ?             these keys

      any key goes back"
    `)
  })
  it('in English at 80 columns', () => {
    expect(all('en', 80, 'question', 'answer', 'suspended', 'help')).toMatchInlineSnapshot(`
      "大语言模型基础 · 规模
      1 new · 0 learning · 0 review

      模型名称里的 175B 是什么意思？

      Space shows the answer · ? keys · q leaves
      ════
      大语言模型基础 · 规模
      1 new · 0 learning · 0 review

      模型名称里的 175B 是什么意思？
      ────────────
      1750 亿个参数

      1 Again 1m   2 Hard 6m   3 Good 10m   4 Easy 8d
      u undo · s suspend · b bury · e edit · f flag · ? keys · q leaves
      ════
      Suspended; u takes it back.


      Enter leaves · u undo
      ════
        Space, Enter  show the answer; then: good
        1 again       forgotten (never hard for that)
        2 hard        remembered with trouble
        3 good        remembered
        4 easy        remembered at once
        u             undo, as often as you like; Ctrl-U where an answer is typed
        s             suspend: never shown again (u takes it back)
        b             bury until tomorrow
        e             edit the card in your editor
        f             flag it, to be mended later
        ↑ ↓           scroll what is longer than the screen
        q, Ctrl-C     leave; every answer is saved already
        ?             these keys

      any key goes back"
    `)
  })
  it('in English at 200 columns', () => {
    expect(all('en', 200, 'question', 'answer', 'suspended', 'help')).toMatchInlineSnapshot(`
      "大语言模型基础 · 规模
      1 new · 0 learning · 0 review

      模型名称里的 175B 是什么意思？

      Space shows the answer · ? keys · q leaves
      ════
      大语言模型基础 · 规模
      1 new · 0 learning · 0 review

      模型名称里的 175B 是什么意思？
      ────────────
      1750 亿个参数

      1 Again 1m   2 Hard 6m   3 Good 10m   4 Easy 8d
      u undo · s suspend · b bury · e edit · f flag · ? keys · q leaves
      ════
      Suspended; u takes it back.


      Enter leaves · u undo
      ════
        Space, Enter  show the answer; then: good
        1 again       forgotten (never hard for that)
        2 hard        remembered with trouble
        3 good        remembered
        4 easy        remembered at once
        u             undo, as often as you like; Ctrl-U where an answer is typed
        s             suspend: never shown again (u takes it back)
        b             bury until tomorrow
        e             edit the card in your editor
        f             flag it, to be mended later
        ↑ ↓           scroll what is longer than the screen
        q, Ctrl-C     leave; every answer is saved already
        ?             these keys

      any key goes back"
    `)
  })
  it('in Chinese at 20 columns', () => {
    expect(all('zh', 20, 'question', 'answer', 'suspended', 'help')).toMatchInlineSnapshot(`
      "大语言模型基础 · 规
      模
      新卡 1 · 学习中 0 ·
      复习 0

      模型名称里的 175B 是
      什么意思？

      空格 显示答案 ·
      ? 按键 · q 退出
      ════
      大语言模型基础 · 规
      模
      新卡 1 · 学习中 0 ·
      复习 0

      模型名称里的 175B 是
      什么意思？
      ────────────
      1750 亿个参数

      1 重来 1分钟
      2 困难 6分钟
      3 良好 10分钟
      4 简单 8天
      u 撤销 · s 暂停 ·
      b 搁置 · e 编辑 ·
      f 标记 · ? 按键 ·
      q 退出
      ════
      已暂停；按 u 撤销。


      Enter 退出 · u 撤销
      ════
        空格、Enter
          显示答案；再按表
          示“良好”
        1 重来
          忘了（忘了就不要
          按“困难”）
        2 困难
          想起来了，但很吃
          力
        3 良好
          想起来了
        4 简单
          一下就想起来了
        u
          撤销，次数不限
        s
          暂停：不再出现
          （按 u 撤销）
        b
          搁置到明天
        e
          用编辑器修改这张
          卡片
        f
          标记，待以后修改
        ↑ ↓
          滚动一屏放不下的
          内容
        q、Ctrl-C
          退出；所有作答都
          已保存
        ?
          显示这些按键

      按任意键返回"
    `)
  })
  it('in Chinese at 40 columns', () => {
    expect(all('zh', 40, 'question', 'answer', 'suspended', 'help')).toMatchInlineSnapshot(`
      "大语言模型基础 · 规模
      新卡 1 · 学习中 0 · 复习 0

      模型名称里的 175B 是什么意思？

      空格 显示答案 · ? 按键 · q 退出
      ════
      大语言模型基础 · 规模
      新卡 1 · 学习中 0 · 复习 0

      模型名称里的 175B 是什么意思？
      ────────────
      1750 亿个参数

      1 重来 1分钟   2 困难 6分钟
      3 良好 10分钟   4 简单 8天
      u 撤销 · s 暂停 · b 搁置 · e 编辑 ·
      f 标记 · ? 按键 · q 退出
      ════
      已暂停；按 u 撤销。


      Enter 退出 · u 撤销
      ════
        空格、Enter  显示答案；再按表示“良好”
        1 重来       忘了（忘了就不要按“困
                     难”）
        2 困难       想起来了，但很吃力
        3 良好       想起来了
        4 简单       一下就想起来了
        u            撤销，次数不限
        s            暂停：不再出现（按 u 撤
                     销）
        b            搁置到明天
        e            用编辑器修改这张卡片
        f            标记，待以后修改
        ↑ ↓          滚动一屏放不下的内容
        q、Ctrl-C    退出；所有作答都已保存
        ?            显示这些按键

      按任意键返回"
    `)
  })
  it('in Chinese at 80 columns', () => {
    expect(all('zh', 80, 'question', 'answer', 'suspended', 'help')).toMatchInlineSnapshot(`
      "大语言模型基础 · 规模
      新卡 1 · 学习中 0 · 复习 0

      模型名称里的 175B 是什么意思？

      空格 显示答案 · ? 按键 · q 退出
      ════
      大语言模型基础 · 规模
      新卡 1 · 学习中 0 · 复习 0

      模型名称里的 175B 是什么意思？
      ────────────
      1750 亿个参数

      1 重来 1分钟   2 困难 6分钟   3 良好 10分钟   4 简单 8天
      u 撤销 · s 暂停 · b 搁置 · e 编辑 · f 标记 · ? 按键 · q 退出
      ════
      已暂停；按 u 撤销。


      Enter 退出 · u 撤销
      ════
        空格、Enter  显示答案；再按表示“良好”
        1 重来       忘了（忘了就不要按“困难”）
        2 困难       想起来了，但很吃力
        3 良好       想起来了
        4 简单       一下就想起来了
        u            撤销，次数不限
        s            暂停：不再出现（按 u 撤销）
        b            搁置到明天
        e            用编辑器修改这张卡片
        f            标记，待以后修改
        ↑ ↓          滚动一屏放不下的内容
        q、Ctrl-C    退出；所有作答都已保存
        ?            显示这些按键

      按任意键返回"
    `)
  })
  it('in Chinese at 200 columns', () => {
    expect(all('zh', 200, 'question', 'answer', 'suspended', 'help')).toMatchInlineSnapshot(`
      "大语言模型基础 · 规模
      新卡 1 · 学习中 0 · 复习 0

      模型名称里的 175B 是什么意思？

      空格 显示答案 · ? 按键 · q 退出
      ════
      大语言模型基础 · 规模
      新卡 1 · 学习中 0 · 复习 0

      模型名称里的 175B 是什么意思？
      ────────────
      1750 亿个参数

      1 重来 1分钟   2 困难 6分钟   3 良好 10分钟   4 简单 8天
      u 撤销 · s 暂停 · b 搁置 · e 编辑 · f 标记 · ? 按键 · q 退出
      ════
      已暂停；按 u 撤销。


      Enter 退出 · u 撤销
      ════
        空格、Enter  显示答案；再按表示“良好”
        1 重来       忘了（忘了就不要按“困难”）
        2 困难       想起来了，但很吃力
        3 良好       想起来了
        4 简单       一下就想起来了
        u            撤销，次数不限
        s            暂停：不再出现（按 u 撤销）
        b            搁置到明天
        e            用编辑器修改这张卡片
        f            标记，待以后修改
        ↑ ↓          滚动一屏放不下的内容
        q、Ctrl-C    退出；所有作答都已保存
        ?            显示这些按键

      按任意键返回"
    `)
  })
})

describe('a quiz', () => {
  it('in English at 20 columns', () => {
    expect(all('en', 20, 'choices', 'typed', 'marked', 'missed')).toMatchInlineSnapshot(`
      "规模 · 1 of 1

      模型名称里的 175B 是
      什么意思？

      1 175 GB 的权重
      2 1750 亿个词元
      3 1750 亿个参数

      the number of the
      right one · q leaves
      ════
      规模 · 1 of 1

      模型名称里的 175B 是
      什么意思？

      type the answer,
      then Enter ·
      Ctrl-C leaves
      Answer:
      ════
      规模 · 1 of 1

      模型名称里的 175B 是
      什么意思？

      Not right.
      You answered: 1750
      亿个词元
      The answer:
      1750 亿个参数

      Space goes on ·
      q leaves
      ════
      0 of 1 right (规模).
      Quizzes never change
      the schedule.

      Missed:
      - 模型名称里的 175B
      是什么意思？
        1750 亿个参数

      r repeats the missed
      ones · Enter leaves"
    `)
  })
  it('in English at 40 columns', () => {
    expect(all('en', 40, 'choices', 'typed', 'marked', 'missed')).toMatchInlineSnapshot(`
      "规模 · 1 of 1

      模型名称里的 175B 是什么意思？

      1 175 GB 的权重
      2 1750 亿个词元
      3 1750 亿个参数

      the number of the right one · q leaves
      ════
      规模 · 1 of 1

      模型名称里的 175B 是什么意思？

      type the answer, then Enter ·
      Ctrl-C leaves
      Answer:
      ════
      规模 · 1 of 1

      模型名称里的 175B 是什么意思？

      Not right.
      You answered: 1750 亿个词元
      The answer:
      1750 亿个参数

      Space goes on · q leaves
      ════
      0 of 1 right (规模). Quizzes never
      change the schedule.

      Missed:
      - 模型名称里的 175B 是什么意思？
        1750 亿个参数

      r repeats the missed ones · Enter leaves"
    `)
  })
  it('in English at 80 columns', () => {
    expect(all('en', 80, 'choices', 'typed', 'marked', 'missed')).toMatchInlineSnapshot(`
      "规模 · 1 of 1

      模型名称里的 175B 是什么意思？

      1 175 GB 的权重
      2 1750 亿个词元
      3 1750 亿个参数

      the number of the right one · q leaves
      ════
      规模 · 1 of 1

      模型名称里的 175B 是什么意思？

      type the answer, then Enter · Ctrl-C leaves
      Answer:
      ════
      规模 · 1 of 1

      模型名称里的 175B 是什么意思？

      Not right.
      You answered: 1750 亿个词元
      The answer:
      1750 亿个参数

      Space goes on · q leaves
      ════
      0 of 1 right (规模). Quizzes never change the schedule.

      Missed:
      - 模型名称里的 175B 是什么意思？
        1750 亿个参数

      r repeats the missed ones · Enter leaves"
    `)
  })
  it('in English at 200 columns', () => {
    expect(all('en', 200, 'choices', 'typed', 'marked', 'missed')).toMatchInlineSnapshot(`
      "规模 · 1 of 1

      模型名称里的 175B 是什么意思？

      1 175 GB 的权重
      2 1750 亿个词元
      3 1750 亿个参数

      the number of the right one · q leaves
      ════
      规模 · 1 of 1

      模型名称里的 175B 是什么意思？

      type the answer, then Enter · Ctrl-C leaves
      Answer:
      ════
      规模 · 1 of 1

      模型名称里的 175B 是什么意思？

      Not right.
      You answered: 1750 亿个词元
      The answer:
      1750 亿个参数

      Space goes on · q leaves
      ════
      0 of 1 right (规模). Quizzes never change the schedule.

      Missed:
      - 模型名称里的 175B 是什么意思？
        1750 亿个参数

      r repeats the missed ones · Enter leaves"
    `)
  })
  it('in Chinese at 20 columns', () => {
    expect(all('zh', 20, 'choices', 'typed', 'marked', 'missed')).toMatchInlineSnapshot(`
      "规模 · 第 1/1 题

      模型名称里的 175B 是
      什么意思？

      1 175 GB 的权重
      2 1750 亿个词元
      3 1750 亿个参数

      按正确选项的编号 ·
      q 退出
      ════
      规模 · 第 1/1 题

      模型名称里的 175B 是
      什么意思？

      输入答案后按 Enter ·
      Ctrl-C 退出
      答案：
      ════
      规模 · 第 1/1 题

      模型名称里的 175B 是
      什么意思？

      不正确。
      你的回答：1750 亿个
      词元
      正确答案：
      1750 亿个参数

      空格 继续 · q 退出
      ════
      1 题答对 0 题（规
      模）。测验不会改变复
      习安排。

      错题：
      - 模型名称里的 175B
      是什么意思？
        1750 亿个参数

      r 重做错题 ·
      Enter 退出"
    `)
  })
  it('in Chinese at 40 columns', () => {
    expect(all('zh', 40, 'choices', 'typed', 'marked', 'missed')).toMatchInlineSnapshot(`
      "规模 · 第 1/1 题

      模型名称里的 175B 是什么意思？

      1 175 GB 的权重
      2 1750 亿个词元
      3 1750 亿个参数

      按正确选项的编号 · q 退出
      ════
      规模 · 第 1/1 题

      模型名称里的 175B 是什么意思？

      输入答案后按 Enter · Ctrl-C 退出
      答案：
      ════
      规模 · 第 1/1 题

      模型名称里的 175B 是什么意思？

      不正确。
      你的回答：1750 亿个词元
      正确答案：
      1750 亿个参数

      空格 继续 · q 退出
      ════
      1 题答对 0 题（规模）。测验不会改变复习
      安排。

      错题：
      - 模型名称里的 175B 是什么意思？
        1750 亿个参数

      r 重做错题 · Enter 退出"
    `)
  })
  it('in Chinese at 80 columns', () => {
    expect(all('zh', 80, 'choices', 'typed', 'marked', 'missed')).toMatchInlineSnapshot(`
      "规模 · 第 1/1 题

      模型名称里的 175B 是什么意思？

      1 175 GB 的权重
      2 1750 亿个词元
      3 1750 亿个参数

      按正确选项的编号 · q 退出
      ════
      规模 · 第 1/1 题

      模型名称里的 175B 是什么意思？

      输入答案后按 Enter · Ctrl-C 退出
      答案：
      ════
      规模 · 第 1/1 题

      模型名称里的 175B 是什么意思？

      不正确。
      你的回答：1750 亿个词元
      正确答案：
      1750 亿个参数

      空格 继续 · q 退出
      ════
      1 题答对 0 题（规模）。测验不会改变复习安排。

      错题：
      - 模型名称里的 175B 是什么意思？
        1750 亿个参数

      r 重做错题 · Enter 退出"
    `)
  })
  it('in Chinese at 200 columns', () => {
    expect(all('zh', 200, 'choices', 'typed', 'marked', 'missed')).toMatchInlineSnapshot(`
      "规模 · 第 1/1 题

      模型名称里的 175B 是什么意思？

      1 175 GB 的权重
      2 1750 亿个词元
      3 1750 亿个参数

      按正确选项的编号 · q 退出
      ════
      规模 · 第 1/1 题

      模型名称里的 175B 是什么意思？

      输入答案后按 Enter · Ctrl-C 退出
      答案：
      ════
      规模 · 第 1/1 题

      模型名称里的 175B 是什么意思？

      不正确。
      你的回答：1750 亿个词元
      正确答案：
      1750 亿个参数

      空格 继续 · q 退出
      ════
      1 题答对 0 题（规模）。测验不会改变复习安排。

      错题：
      - 模型名称里的 175B 是什么意思？
        1750 亿个参数

      r 重做错题 · Enter 退出"
    `)
  })
})

describe('a summary', () => {
  it('in English at 20 columns', () => {
    expect(all('en', 20, 'summary')).toMatchInlineSnapshot(`
      "Saved 3 answers in 1
      min 5 s.
      Remembered 67 % ·
      again 1 · hard 0 ·
      good 1 · easy 1
      Still to do today:
      17 new · 1 learning
      · 2 review."
    `)
  })
  it('in English at 40 columns', () => {
    expect(all('en', 40, 'summary')).toMatchInlineSnapshot(`
      "Saved 3 answers in 1 min 5 s.
      Remembered 67 % · again 1 · hard 0 ·
      good 1 · easy 1
      Still to do today: 17 new · 1 learning ·
      2 review."
    `)
  })
  it('in English at 80 columns', () => {
    expect(all('en', 80, 'summary')).toMatchInlineSnapshot(`
      "Saved 3 answers in 1 min 5 s.
      Remembered 67 % · again 1 · hard 0 · good 1 · easy 1
      Still to do today: 17 new · 1 learning · 2 review."
    `)
  })
  it('in English at 200 columns', () => {
    expect(all('en', 200, 'summary')).toMatchInlineSnapshot(`
      "Saved 3 answers in 1 min 5 s.
      Remembered 67 % · again 1 · hard 0 · good 1 · easy 1
      Still to do today: 17 new · 1 learning · 2 review."
    `)
  })
  it('in Chinese at 20 columns', () => {
    expect(all('zh', 20, 'summary')).toMatchInlineSnapshot(`
      "已保存 3 次作答，用
      时 1 分 5 秒。
      记住 67% · 重来 1 ·
      困难 0 · 良好 1 ·
      简单 1
      今天还剩：新卡 17 ·
      学习中 1 · 复习 2。"
    `)
  })
  it('in Chinese at 40 columns', () => {
    expect(all('zh', 40, 'summary')).toMatchInlineSnapshot(`
      "已保存 3 次作答，用时 1 分 5 秒。
      记住 67% · 重来 1 · 困难 0 · 良好 1 ·
      简单 1
      今天还剩：新卡 17 · 学习中 1 · 复习 2。"
    `)
  })
  it('in Chinese at 80 columns', () => {
    expect(all('zh', 80, 'summary')).toMatchInlineSnapshot(`
      "已保存 3 次作答，用时 1 分 5 秒。
      记住 67% · 重来 1 · 困难 0 · 良好 1 · 简单 1
      今天还剩：新卡 17 · 学习中 1 · 复习 2。"
    `)
  })
  it('in Chinese at 200 columns', () => {
    expect(all('zh', 200, 'summary')).toMatchInlineSnapshot(`
      "已保存 3 次作答，用时 1 分 5 秒。
      记住 67% · 重来 1 · 困难 0 · 良好 1 · 简单 1
      今天还剩：新卡 17 · 学习中 1 · 复习 2。"
    `)
  })
})

describe('problems', () => {
  it('in English at 20 columns', () => {
    expect(all('en', 20, 'problems')).toMatchInlineSnapshot(`
      "词.yaml:3:5 error:
      unknown key
      "anwser", did you
      mean "answer"?
          3 |     anwser:
          模型读写文字的单
          位
            |     ^
      词.yaml:4:28 error:
      "answer" wants a
      text, but this is a
      list; put quotes
      around a text that
      holds ": " or starts
      with [ or {
          4 |   -
          {question: 你好,
          answer: [好]}
            |
            ^
      坏.yaml:2:15 error:
      this quote is never
      closed: put a " at
      the end of the text
          2 |   -
          question: "175B
          是什么？
            |
            ^
      mull.yaml:1:20
      error:
      "desired_retention"
      takes a number from
      0.70 to 0.99
          1 |
          desired_retentio
          n: 90
            |
            ^
      3 files, 0 cards: 4
      errors"
    `)
  })
  it('in English at 40 columns', () => {
    expect(all('en', 40, 'problems')).toMatchInlineSnapshot(`
      "词.yaml:3:5 error: unknown key "anwser",
      did you mean "answer"?
          3 |     anwser: 模型读写文字的单位
            |     ^
      词.yaml:4:28 error: "answer" wants a
      text, but this is a list; put quotes
      around a text that holds ": " or starts
      with [ or {
          4 |   - {question: 你好, answer:
          [好]}
            |                              ^
      坏.yaml:2:15 error: this quote is never
      closed: put a " at the end of the text
          2 |   - question: "175B 是什么？
            |               ^
      mull.yaml:1:20 error:
      "desired_retention" takes a number from
      0.70 to 0.99
          1 | desired_retention: 90
            |                    ^
      3 files, 0 cards: 4 errors"
    `)
  })
  it('in English at 80 columns', () => {
    expect(all('en', 80, 'problems')).toMatchInlineSnapshot(`
      "词.yaml:3:5 error: unknown key "anwser", did you mean "answer"?
          3 |     anwser: 模型读写文字的单位
            |     ^
      词.yaml:4:28 error: "answer" wants a text, but this is a list; put quotes around
      a text that holds ": " or starts with [ or {
          4 |   - {question: 你好, answer: [好]}
            |                              ^
      坏.yaml:2:15 error: this quote is never closed: put a " at the end of the text
          2 |   - question: "175B 是什么？
            |               ^
      mull.yaml:1:20 error: "desired_retention" takes a number from 0.70 to 0.99
          1 | desired_retention: 90
            |                    ^
      3 files, 0 cards: 4 errors"
    `)
  })
  it('in English at 200 columns', () => {
    expect(all('en', 200, 'problems')).toMatchInlineSnapshot(`
      "词.yaml:3:5 error: unknown key "anwser", did you mean "answer"?
          3 |     anwser: 模型读写文字的单位
            |     ^
      词.yaml:4:28 error: "answer" wants a text, but this is a list; put quotes around a text that holds ": " or starts with [ or {
          4 |   - {question: 你好, answer: [好]}
            |                              ^
      坏.yaml:2:15 error: this quote is never closed: put a " at the end of the text
          2 |   - question: "175B 是什么？
            |               ^
      mull.yaml:1:20 error: "desired_retention" takes a number from 0.70 to 0.99
          1 | desired_retention: 90
            |                    ^
      3 files, 0 cards: 4 errors"
    `)
  })
  it('in Chinese at 20 columns', () => {
    expect(all('zh', 20, 'problems')).toMatchInlineSnapshot(`
      "词.yaml:3:5 错误：没
      有 "anwser" 这个字
      段，是不是想写
      "answer"？
          3 |     anwser:
          模型读写文字的单
          位
            |     ^
      词.yaml:4:28 错误：
      "answer" 应是一段文
      字，这里却是列表；含
      有 ": " 或以 [、{ 开
      头的文字要加引号
          4 |   -
          {question: 你好,
          answer: [好]}
            |
            ^
      坏.yaml:2:15 错误：
      这个引号没有结束：请
      在文字末尾加上 "
          2 |   -
          question: "175B
          是什么？
            |
            ^
      mull.yaml:1:20
      错误：
      "desired_retention"
      应为 0.70 到 0.99 之
      间的数
          1 |
          desired_retentio
          n: 90
            |
            ^
      3 个文件，0 张卡片：
      4 个错误"
    `)
  })
  it('in Chinese at 40 columns', () => {
    expect(all('zh', 40, 'problems')).toMatchInlineSnapshot(`
      "词.yaml:3:5 错误：没有 "anwser" 这个字
      段，是不是想写 "answer"？
          3 |     anwser: 模型读写文字的单位
            |     ^
      词.yaml:4:28 错误："answer" 应是一段文
      字，这里却是列表；含有 ": " 或以 [、{ 开
      头的文字要加引号
          4 |   - {question: 你好, answer:
          [好]}
            |                              ^
      坏.yaml:2:15 错误：这个引号没有结束：请
      在文字末尾加上 "
          2 |   - question: "175B 是什么？
            |               ^
      mull.yaml:1:20 错误："desired_retention"
      应为 0.70 到 0.99 之间的数
          1 | desired_retention: 90
            |                    ^
      3 个文件，0 张卡片：4 个错误"
    `)
  })
  it('in Chinese at 80 columns', () => {
    expect(all('zh', 80, 'problems')).toMatchInlineSnapshot(`
      "词.yaml:3:5 错误：没有 "anwser" 这个字段，是不是想写 "answer"？
          3 |     anwser: 模型读写文字的单位
            |     ^
      词.yaml:4:28 错误："answer" 应是一段文字，这里却是列表；含有 ": " 或以 [、{ 开头
      的文字要加引号
          4 |   - {question: 你好, answer: [好]}
            |                              ^
      坏.yaml:2:15 错误：这个引号没有结束：请在文字末尾加上 "
          2 |   - question: "175B 是什么？
            |               ^
      mull.yaml:1:20 错误："desired_retention" 应为 0.70 到 0.99 之间的数
          1 | desired_retention: 90
            |                    ^
      3 个文件，0 张卡片：4 个错误"
    `)
  })
  it('in Chinese at 200 columns', () => {
    expect(all('zh', 200, 'problems')).toMatchInlineSnapshot(`
      "词.yaml:3:5 错误：没有 "anwser" 这个字段，是不是想写 "answer"？
          3 |     anwser: 模型读写文字的单位
            |     ^
      词.yaml:4:28 错误："answer" 应是一段文字，这里却是列表；含有 ": " 或以 [、{ 开头的文字要加引号
          4 |   - {question: 你好, answer: [好]}
            |                              ^
      坏.yaml:2:15 错误：这个引号没有结束：请在文字末尾加上 "
          2 |   - question: "175B 是什么？
            |               ^
      mull.yaml:1:20 错误："desired_retention" 应为 0.70 到 0.99 之间的数
          1 | desired_retention: 90
            |                    ^
      3 个文件，0 张卡片：4 个错误"
    `)
  })
})

describe('what is due', () => {
  it('in English at 20 columns', () => {
    expect(due('en', 20)).toMatchInlineSnapshot(`
      "2026-11-23 ·
      /home/ada/cards
      33 to study: 20 new
      · 1 learning · 12
      review.
      41 more wait for
      another day (today's
      limits).

      大语言模型基础
        20 new · 1
        learning · 12
        review · 41
        waiting
      LLM basics
        0 new · 0 learning
        · 0 review"
    `)
  })
  it('in English at 40 columns', () => {
    expect(due('en', 40)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      33 to study: 20 new · 1 learning · 12
      review.
      41 more wait for another day (today's
      limits).

      大语言模型基础
        20 new · 1 learning · 12 review · 41
        waiting
      LLM basics
        0 new · 0 learning · 0 review"
    `)
  })
  it('in English at 80 columns', () => {
    expect(due('en', 80)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      33 to study: 20 new · 1 learning · 12 review.
      41 more wait for another day (today's limits).

      Deck            New  Learning  Review  Waiting
      大语言模型基础   20         1      12       41
      LLM basics        0         0       0        0"
    `)
  })
  it('in English at 200 columns', () => {
    expect(due('en', 200)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      33 to study: 20 new · 1 learning · 12 review.
      41 more wait for another day (today's limits).

      Deck            New  Learning  Review  Waiting
      大语言模型基础   20         1      12       41
      LLM basics        0         0       0        0"
    `)
  })
  it('in Chinese at 20 columns', () => {
    expect(due('zh', 20)).toMatchInlineSnapshot(`
      "2026-11-23 ·
      /home/ada/cards
      现在要学 33 张：新卡
      20 · 学习中 1 · 复习
      12。
      另有 41 张因每日上限
      延后。

      大语言模型基础
        新卡 20 · 学习中 1
        · 复习 12 · 延后
        41
      LLM basics
        新卡 0 · 学习中 0
        · 复习 0"
    `)
  })
  it('in Chinese at 40 columns', () => {
    expect(due('zh', 40)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      现在要学 33 张：新卡 20 · 学习中 1 · 复
      习 12。
      另有 41 张因每日上限延后。

      大语言模型基础
        新卡 20 · 学习中 1 · 复习 12 · 延后 41
      LLM basics
        新卡 0 · 学习中 0 · 复习 0"
    `)
  })
  it('in Chinese at 80 columns', () => {
    expect(due('zh', 80)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      现在要学 33 张：新卡 20 · 学习中 1 · 复习 12。
      另有 41 张因每日上限延后。

      牌组            新卡  学习中  复习  延后
      大语言模型基础    20       1    12    41
      LLM basics         0       0     0     0"
    `)
  })
  it('in Chinese at 200 columns', () => {
    expect(due('zh', 200)).toMatchInlineSnapshot(`
      "2026-11-23 · /home/ada/cards
      现在要学 33 张：新卡 20 · 学习中 1 · 复习 12。
      另有 41 张因每日上限延后。

      牌组            新卡  学习中  复习  延后
      大语言模型基础    20       1    12    41
      LLM basics         0       0     0     0"
    `)
  })
})

describe('in both languages', () => {
  it.each(
    languages.flatMap(language => [20, 21, 23, 40, 80, 200].map(columns => [language, columns] as const)),
  )('%s: nothing is wider than %i columns', (language, columns) => {
    for (const name of names) {
      expect(widest(all(language, columns, name))).toBeLessThanOrEqual(columns)
    }
    expect(widest(due(language, columns))).toBeLessThanOrEqual(columns)
  })
})
