import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/card.ts'
import {
  answerQuiz,
  type Question,
  type Quiz,
  type QuizInput,
  startQuiz,
  summarizeQuiz,
} from '../../src/core/quiz.ts'
import { cardsOf } from '../build.ts'

const run = '01JDDDDDDDDDDDDDDDDDDDDDDD'

/** A card `d/a` of the answer `a!`, with wrong choices for a multiple choice. */
const card = (letter: string, fields: Partial<Card> = {}): Card[] =>
  cardsOf(letter).map(plain => ({ ...plain, ...fields }))

const capitals = card('a', { answer: 'Paris', wrong: ['Rome', 'Bern'], accept: ['Lutetia'] })
const spelling = card('s', { answer: 'año', wrong: ['ano', 'anno'] })

const quizOf = (
  cards: readonly Card[],
  options: { seed?: string; count?: number; typed?: boolean } = {},
): Quiz => startQuiz(cards, { run, seed: 'seed', typed: false, ...options })

const viewed = ({ view }: Quiz): string => {
  switch (view.phase) {
    case 'question':
    case 'shown':
      return `${view.phase} ${view.question.card.id}`
    case 'marked':
      return `${view.correct ? 'right' : 'wrong'} ${view.card.id}${view.given === undefined ? '' : `: ${view.given}`}`
    case 'done':
      return 'done'
  }
}

/** Each line is what an input led to: an error, or the view and what was logged. */
const transcript = (start: Quiz, inputs: readonly QuizInput[]): string[] => {
  let quiz = start
  const lines = inputs.map(input => {
    const step = answerQuiz(quiz, input)
    if ('error' in step) return step.error
    quiz = step.quiz
    const logged = step.append.map(fact =>
      fact.type === 'quiz' ? ` [${fact.mode} ${fact.correct}]` : ` [${fact.type}]`,
    )
    return viewed(quiz) + logged.join('')
  })
  return [viewed(start), ...lines]
}

const next: QuizInput = { type: 'next' }
const reveal: QuizInput = { type: 'reveal' }
const type = (text: string): QuizInput => ({ type: 'type', text })
const choose = (choice: number): QuizInput => ({ type: 'choose', choice })
const mark = (correct: boolean): QuizInput => ({ type: 'mark', correct })

const choices = (question: Question | undefined): readonly string[] =>
  question?.mode === 'choice' ? question.choices : []

describe('a question', () => {
  it.each([
    ['a choice where there are wrong choices', false, capitals, 'choice'],
    ['marked by the learner where there are none', false, card('b'), 'marked'],
    ['typed where the card says so', false, card('b', { typed: true }), 'typed'],
    [
      'a choice where it has wrong choices, whatever else it says',
      false,
      card('a', { typed: true, wrong: ['x'] }),
      'choice',
    ],
    ['typed where asked for', true, card('b'), 'typed'],
    ['typed before all where asked for', true, capitals, 'typed'],
  ])('is %s', (_, typed, cards, mode) => {
    expect(quizOf(cards, { typed }).questions.map(question => question.mode)).toEqual([mode])
  })
})

describe('a quiz', () => {
  it('answered by number or by the text of a choice', () => {
    const quiz = quizOf(capitals)
    expect(choices(quiz.questions[0])).toEqual(['Paris', 'Bern', 'Rome'])
    const right = ['question d/a', 'right d/a: Paris [choice true]', 'done']
    expect(transcript(quiz, [choose(1), next])).toEqual(right)
    expect(transcript(quiz, [type('paris'), next])).toEqual(right)
    const wrong = ['question d/a', 'wrong d/a: Rome [choice false]', 'done']
    expect(transcript(quiz, [choose(3), next])).toEqual(wrong)
    expect(transcript(quiz, [type(' ROME '), next])).toEqual(wrong)
  })

  it('typed', () => {
    const quiz = quizOf([...capitals, ...card('b')], { typed: true })
    expect(transcript(quiz, [type('b?'), next, type('LUTETIA'), next])).toEqual([
      'question d/b',
      'wrong d/b: b? [typed false]',
      'question d/a',
      'right d/a: LUTETIA [typed true]',
      'done',
    ])
  })

  it('typed, and right after all: once, and only where it was judged wrong', () => {
    const quiz = quizOf(card('b'), { typed: true })
    expect(transcript(quiz, [type('b?'), mark(false), mark(true), mark(true), next])).toEqual([
      'question d/b',
      'wrong d/b: b? [typed false]',
      'wants-next',
      'right d/b: b? [typed true]',
      'wants-next',
      'done',
    ])
  })

  it.each([
    ['a reveal', reveal],
    ['a text', type('b!')],
    ['a choice', choose(1)],
  ])('marked by the learner after %s', (_, answer) => {
    expect(transcript(quizOf(card('b')), [answer, mark(false), next])).toEqual([
      'question d/b',
      'shown d/b',
      'wrong d/b [marked false]',
      'done',
    ])
  })

  it('without cards', () => {
    expect(transcript(quizOf([]), [reveal])).toEqual(['done', 'over'])
  })

  it('logs the card, the run, how it was asked and how it went', () => {
    expect(answerQuiz(quizOf(capitals), type('Rome'))).toMatchObject({
      append: [{ type: 'quiz', card: 'd/a', run, mode: 'choice', correct: false }],
    })
  })
})

describe('an input that does not fit changes nothing', () => {
  const shown = [reveal]
  const marked = [reveal, mark(true)]
  it.each([
    ['choice 0', capitals, [], choose(0), 'choice-range'],
    ['a choice too far', capitals, [], choose(4), 'choice-range'],
    ['half a choice', capitals, [], choose(1.5), 'choice-range'],
    ['a text that is no choice', capitals, [], type('Lyon'), 'no-such-choice'],
    ['no text', capitals, [], type(''), 'no-such-choice'],
    ['a reveal of a choice', capitals, [], reveal, 'wants-choice'],
    ['a mark before the answer shows', card('b'), [], mark(true), 'wants-answer'],
    ['next before the answer', card('b'), [], next, 'wants-answer'],
    ['a second reveal', card('b'), shown, reveal, 'wants-mark'],
    ['next before the mark', card('b'), shown, next, 'wants-mark'],
    ['a second mark', card('b'), marked, mark(false), 'wants-next'],
    ['anything at the end', card('b'), [...marked, next], next, 'over'],
  ])('%s', (_, cards, before, input, error) => {
    expect(transcript(quizOf(cards), [...before, input]).at(-1)).toBe(error)
  })

  it('where the answer is typed', () => {
    expect(transcript(quizOf(capitals, { typed: true }), [choose(1), reveal, mark(true)]).slice(1)).toEqual([
      'wants-text',
      'wants-text',
      'wants-text',
    ])
  })
})

describe('choices that differ in their marks alone', () => {
  it.each([
    ['año', 'right d/s: año [choice true]'],
    ['an\u0303o ', 'right d/s: año [choice true]'],
    ['ano', 'wrong d/s: ano [choice false]'],
    ['ANNO', 'wrong d/s: anno [choice false]'],
    ['AÑO', 'no-such-choice'],
  ])('are told apart by %j as it is written', (text, outcome) => {
    expect(transcript(quizOf(spelling), [type(text)]).at(-1)).toBe(outcome)
  })
})

describe('of any cards and answers', () => {
  const wrong = fc.uniqueArray(fc.constantFrom('w', 'x', 'y', 'z'))
  const cards = fc
    .array(wrong, { maxLength: 8 })
    .map(lists => lists.flatMap((wrong, index) => card('abcdefgh'.charAt(index), { wrong })))
  const seed = fc.string({ maxLength: 4 })
  const input = fc.oneof(
    fc.constantFrom<QuizInput>(reveal, next, mark(true), mark(false)),
    fc.integer({ min: 0, max: 5 }).map(choose),
    fc.constantFrom('a!', 'b', 'x', '').map(type),
  )

  it('each card is asked once, the first `count` of them, with its answer among its choices once', () => {
    fc.assert(
      fc.property(cards, seed, fc.nat(10), fc.boolean(), (cards, seed, count, typed) => {
        const { questions } = quizOf(cards, { seed, typed })
        expect(questions.map(({ card }) => card.id).toSorted()).toEqual(cards.map(({ id }) => id))
        const few = quizOf(cards, { seed, typed, count }).questions
        expect(few.map(({ card }) => card.id)).toEqual(questions.slice(0, count).map(({ card }) => card.id))
        for (const question of questions) {
          if (question.mode !== 'choice') continue
          const { answer, wrong } = question.card
          expect(question.choices.toSorted()).toEqual([answer, ...wrong].toSorted())
        }
      }),
    )
  })

  it('a seed gives the same quiz', () => {
    fc.assert(
      fc.property(cards, seed, (cards, seed) => {
        expect(quizOf(cards, { seed })).toEqual(quizOf(cards, { seed }))
      }),
      { numRuns: 30 },
    )
  })

  it('the summary counts what was logged', () => {
    fc.assert(
      fc.property(
        cards,
        seed,
        fc.boolean(),
        fc.array(input, { maxLength: 40 }),
        (cards, seed, typed, inputs) => {
          let quiz = quizOf(cards, { seed, typed })
          const logged = inputs.flatMap(input => {
            const step = answerQuiz(quiz, input)
            if ('error' in step) return []
            quiz = step.quiz
            return step.append
          })
          const { asked, correct, missed } = summarizeQuiz(quiz)
          const facts = logged.flatMap(fact => (fact.type === 'quiz' ? [fact] : []))
          const results = [...new Map(facts.map(fact => [fact.card, fact])).values()]
          expect(asked).toBe(results.length)
          expect(correct).toBe(results.filter(fact => fact.correct).length)
          expect(missed.map(({ id }) => id)).toEqual(
            results.filter(fact => !fact.correct).map(fact => fact.card),
          )
          expect(new Set(results.map(fact => fact.card)).size).toBe(asked)
        },
      ),
    )
  })
})
