import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/card.ts'
import { answerQuiz, type Quiz, type QuizInput, startQuiz } from '../../src/core/quiz.ts'
import { quizInput, quizScreen } from '../../src/ui/quiz-screen.ts'
import { chinese, english, screen } from './screens.ts'

const run = '0'.repeat(26)
const { wrong: _, ...bare } = english
const marked: Card = { ...bare, wrong: [] }

const quizOf = (cards: readonly Card[], inputs: readonly QuizInput[], typed = false): Quiz =>
  inputs.reduce(
    (quiz, input) => {
      const step = answerQuiz(quiz, input)
      if ('error' in step) throw new Error(step.error)
      return step.quiz
    },
    startQuiz(cards, { run, seed: 'a', typed }),
  )

const shown = (quiz: Quiz, width?: number, typed = '') => screen(quizScreen(quiz, 'scale', typed), width)

describe('a quiz', () => {
  it('offers choices', () => {
    expect(shown(quizOf([chinese], []), 40)).toMatchInlineSnapshot(`
      "scale · 1 of 1

      模型名称后面的 175B 是什么意思？

      1 1750 亿个 token
      2 175 GB 权重
      3 1750 亿个参数

      the number of the right one · q leaves"
    `)
  })

  it('says what was right', () => {
    expect(shown(quizOf([english], [{ type: 'type', text: '175 billion tokens' }]))).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model’s name?

      Not right.
      You answered: 175 billion tokens
      The answer:
      175 billion parameters

      GPT-3’s count (Brown et al. 2020).

      Space goes on · q leaves"
    `)
  })

  it('takes text', () => {
    expect(shown(quizOf([english], [], true), 40, '175 b')).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model’s name?

      type the answer, then Enter ·
      Ctrl-C leaves
      Answer: 175 b"
    `)
  })

  it('asks the learner', () => {
    expect(shown(quizOf([marked], [{ type: 'reveal' }]))).toMatchInlineSnapshot(`
      "scale · 1 of 1

      What does 175B mean in a model’s name?

      175 billion parameters

      GPT-3’s count (Brown et al. 2020).

      did you know it? y yes · n no · q leaves"
    `)
  })

  it('ends with the score and the missed cards', () => {
    const quiz = quizOf([chinese], [{ type: 'choose', choice: 1 }, { type: 'next' }])
    expect(shown(quiz, 20)).toMatchInlineSnapshot(`
      "0 of 1 right
      (scale). Quizzes
      never change the
      schedule.

      Missed:
      - 模型名称后面的
      175B 是什么意思？
        1750 亿个参数

      r repeats the missed
       ones · Enter leaves"
    `)
  })
})

describe('the keys of a quiz', () => {
  const choice = quizOf([english], [])
  const text = quizOf([english], [], true)
  const answer = quizOf([marked], [{ type: 'reveal' }])
  const verdict = quizOf([marked], [{ type: 'reveal' }, { type: 'mark', correct: true }])
  const over = quizOf([marked], [{ type: 'reveal' }, { type: 'mark', correct: false }, { type: 'next' }])
  it.each<[string, Quiz, string, string, ReturnType<typeof quizInput>]>([
    ['a number chooses', choice, '2', '', { type: 'choose', choice: 2 }],
    ['zero does not', choice, '0', '', undefined],
    ['q leaves', choice, 'q', '', 'quit'],
    ['Enter gives what was typed', text, 'return', 'q', { type: 'type', text: 'q' }],
    ['nothing typed is no answer', text, 'return', '  ', undefined],
    ['Space shows', quizOf([marked], []), 'space', '', { type: 'reveal' }],
    ['y knew it', answer, 'y', '', { type: 'mark', correct: true }],
    ['n did not', answer, 'n', '', { type: 'mark', correct: false }],
    ['Space goes on', verdict, 'space', '', { type: 'next' }],
    ['r repeats', over, 'r', '', 'repeat'],
    ['Enter leaves', over, 'return', '', 'quit'],
  ])('%s', (_, quiz, name, typed, input) => {
    expect(quizInput(quiz, { name }, typed)).toEqual(input)
  })
})
