import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/card.ts'
import { answerQuiz, type Quiz, type QuizInput, startQuiz } from '../../src/core/quiz.ts'
import { misfitText, quizFrame, quizInput } from '../../src/ui/quiz-screen.ts'
import { cardOf } from '../build.ts'
import { wordsOf } from '../words.ts'
import { shownFrame, widest } from './show.ts'

const en = wordsOf('en')

const card = (parts: Partial<Card> = {}): Card =>
  cardOf({
    id: 'llm/a',
    deck: 'llm',
    question: "What does 175B mean in a model's name?",
    answer: '175 billion parameters',
    ...parts,
  })
const chosen = card({ wrong: ['175 billion tokens', '175 GB of weights'] })
const chinese = card({
  question: '涌现能力是什么？为什么说它是“小模型没有、大模型才有”的能力？',
  answer: '模型规模超过某个阈值后，突然出现的能力',
  wrong: ['训练时间加倍后逐渐增强的能力', '微调后才有的能力'],
  note: '例如 0.4⁵≈1.0 %。',
})
const hostile = card({
  question: 'a\rb\b\x1b[2Jc\u202etxt.exe',
  answer: '\x9b31mred',
  wrong: ['\x1b]52;c;cm0=\x07'],
})

const quizOf = (cards: readonly Card[], inputs: readonly QuizInput[] = [], typed = false): Quiz =>
  inputs.reduce(
    (quiz, input) => {
      const step = answerQuiz(quiz, input)
      if ('error' in step) throw new Error(misfitText(en, step.error))
      return step.quiz
    },
    startQuiz(cards, { run: '01ARZ3NDEKTSV4RRFFQ69G5FAV', seed: 'a seed', typed }),
  )

const screen = (quiz: Quiz, columns: number, typed = '') =>
  shownFrame(quizFrame(en, quiz, 'scale', typed), columns)
const right: QuizInput = { type: 'type', text: '175 billion parameters' }
const wrong: QuizInput = { type: 'type', text: '175 billion tokens' }
const next: QuizInput = { type: 'next' }

describe('choices', () => {
  it('at 80 columns', () => {
    expect(screen(quizOf([chosen]), 80)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model's name?

      1 175 GB of weights
      2 175 billion tokens
      3 175 billion parameters

      the number of the right one · q leaves"
    `)
  })
  it('at 40 columns', () => {
    expect(screen(quizOf([chosen]), 40)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model's name?

      1 175 GB of weights
      2 175 billion tokens
      3 175 billion parameters

      the number of the right one · q leaves"
    `)
  })
  it('at 20 columns', () => {
    expect(screen(quizOf([chosen]), 20)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean
      in a model's name?

      1 175 GB of weights
      2 175 billion tokens
      3 175 billion
      parameters

      the number of the
      right one · q leaves"
    `)
  })
  it('in Chinese at 40 columns', () => {
    expect(screen(quizOf([chinese]), 40)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      涌现能力是什么？为什么说它是“小模型没
      有、大模型才有”的能力？

      1 微调后才有的能力
      2 训练时间加倍后逐渐增强的能力
      3 模型规模超过某个阈值后，突然出现的能力

      the number of the right one · q leaves"
    `)
  })
  it('in Chinese at 20 columns', () => {
    expect(screen(quizOf([chinese]), 20)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      涌现能力是什么？为什
      么说它是“小模型没
      有、大模型才有”的能
      力？

      1 微调后才有的能力
      2 训练时间加倍后逐渐
      增强的能力
      3 模型规模超过某个阈
      值后，突然出现的能力

      the number of the
      right one · q leaves"
    `)
  })
  it('hostile ones are shown, not obeyed', () => {
    expect(screen(quizOf([hostile]), 80)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      a␍b␈␛[2JcU+202Etxt.exe

      1 ␛]52;c;cm0=␇
      2 �31mred

      the number of the right one · q leaves"
    `)
  })
})

describe('a choice that was made', () => {
  it('right', () => {
    expect(screen(quizOf([chosen], [right]), 80)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model's name?

      Right.
      175 billion parameters

      Space goes on · q leaves"
    `)
  })
  it('not right', () => {
    expect(screen(quizOf([chosen], [wrong]), 40)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model's name?

      Not right.
      You answered: 175 billion tokens
      The answer:
      175 billion parameters

      Space goes on · q leaves"
    `)
  })
})

describe('typed answers', () => {
  it.each([20, 40, 80])('the last line ends with what is typed, at %i columns', columns => {
    for (const typed of ['', '175', '1750 亿个参数', '涌现能力'.repeat(20), 'word '.repeat(30).trim()]) {
      const last =
        screen(quizOf([card()], [], true), columns, typed)
          .split('\n')
          .at(-1) ?? ''
      expect(`Answer: ${typed}`.trimEnd().endsWith(last)).toBe(true)
    }
  })
  it('hostile input is shown, not obeyed', () => {
    expect(
      screen(quizOf([card()], [], true), 80, '\t\x1b[2J\u202e')
        .split('\n')
        .at(-1),
    ).toBe('Answer:     ␛[2JU+202E')
  })
  it('at 40 columns', () => {
    expect(screen(quizOf([card()], [], true), 40, '175 billion tok')).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model's name?

      type the answer, then Enter ·
      Ctrl-C leaves
      Answer: 175 billion tok"
    `)
  })
  it('not right', () => {
    expect(screen(quizOf([card()], [wrong], true), 80)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model's name?

      Not right.
      You answered: 175 billion tokens
      The answer:
      175 billion parameters

      Space goes on · y I was right · q leaves"
    `)
  })
  it('right, in other words', () => {
    const accepted = card({ accept: ['175 billion'] })
    const quiz = quizOf([accepted], [{ type: 'type', text: '175 Billion' }], true)
    expect(screen(quiz, 80)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model's name?

      Right.
      You answered: 175 Billion
      The answer:
      175 billion parameters

      Space goes on · q leaves"
    `)
  })
})

describe('a card the learner marks', () => {
  it('its question', () => {
    expect(screen(quizOf([card()]), 80)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model's name?

      Space shows the answer · q leaves"
    `)
  })
  it('its answer', () => {
    const noted = card({ note: 'GPT-3 has that many.' })
    expect(screen(quizOf([noted], [{ type: 'reveal' }]), 40)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model's name?

      175 billion parameters

      GPT-3 has that many.

      did you know it? y yes · n no · q leaves"
    `)
  })
})

describe('the end', () => {
  it('with missed ones', () => {
    expect(screen(quizOf([chosen], [wrong, next]), 40)).toMatchInlineSnapshot(`
      "0 of 1 right (scale). Quizzes never
      change the schedule.

      Missed:
      - What does 175B mean in a model's name?
        175 billion parameters

      r repeats the missed ones · Enter leaves"
    `)
  })
  it('with none missed offers no repeat', () => {
    expect(screen(quizOf([chosen], [right, next]), 80)).toMatchInlineSnapshot(`
      "1 of 1 right (scale). Quizzes never change the schedule.

      Enter leaves"
    `)
  })
})

describe('what a key means', () => {
  const reveal: QuizInput = { type: 'reveal' }
  const views = {
    choice: quizOf([chosen]),
    typed: quizOf([card()], [], true),
    question: quizOf([card()]),
    shown: quizOf([card()], [reveal]),
    marked: quizOf([chosen], [wrong]),
    'done, some missed': quizOf([chosen], [wrong, next]),
    'done, none missed': quizOf([chosen], [right, next]),
  }
  it.each<[keyof typeof views, string, ReturnType<typeof quizInput>]>([
    ['choice', '1', { type: 'choose', choice: 1 }],
    ['choice', '9', { type: 'choose', choice: 9 }],
    ['choice', '0', undefined],
    ['choice', 'space', undefined],
    ['choice', 'q', 'quit'],
    ['question', 'space', reveal],
    ['question', 'return', reveal],
    ['question', '1', undefined],
    ['question', 'y', undefined],
    ['question', 'q', 'quit'],
    ['shown', 'y', { type: 'mark', correct: true }],
    ['shown', 'space', { type: 'mark', correct: true }],
    ['shown', 'n', { type: 'mark', correct: false }],
    ['shown', '3', undefined],
    ['shown', 'q', 'quit'],
    ['marked', 'space', next],
    ['marked', 'enter', next],
    ['marked', '1', undefined],
    ['marked', 'q', 'quit'],
    ['done, some missed', 'r', 'repeat'],
    ['done, some missed', 'return', 'quit'],
    ['done, some missed', 'q', 'quit'],
    ['done, some missed', 'x', undefined],
    ['done, none missed', 'r', undefined],
  ])('%s: %s', (view, name, input) => {
    expect(quizInput(views[view], { name }, '')).toEqual(input)
  })

  it.each<[string, ReturnType<typeof quizInput>]>([
    ['', undefined],
    ['  ', undefined],
    ['q', { type: 'type', text: 'q' }],
    ['涌现', { type: 'type', text: '涌现' }],
  ])('typed: Enter after %j', (typed, input) => {
    expect(quizInput(views.typed, { name: 'return' }, typed)).toEqual(input)
  })

  it.each(Object.keys(views) as (keyof typeof views)[])(
    '%s: Ctrl-D leaves, other Ctrl keys do nothing',
    view => {
      const ctrl = (name: string) => quizInput(views[view], { name, ctrl: true }, '')
      expect([ctrl('d'), ctrl('q'), ctrl('r'), ctrl('y')]).toEqual(['quit', undefined, undefined, undefined])
    },
  )
})

it.each([20, 23, 40, 80])('nothing is wider than %i columns', columns => {
  for (const inputs of [
    [],
    [{ type: 'choose', choice: 1 }],
    [{ type: 'choose', choice: 2 }, next],
  ] as const) {
    expect(widest(screen(quizOf([chinese], inputs), columns))).toBeLessThanOrEqual(columns)
  }
})
