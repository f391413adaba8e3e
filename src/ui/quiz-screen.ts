import type { Card } from '../core/card.ts'
import {
  type Question,
  type Quiz,
  type QuizInput,
  type QuizMisfit,
  type QuizSummary,
  summarizeQuiz,
} from '../core/quiz.ts'
import { hints } from './hints.ts'
import type { Key } from './keys.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

export const misfitText = ({ quiz }: Words, misfit: QuizMisfit): string => quiz.misfits[misfit]

const dim = (text: string): Line => ({ text, style: 'dim' })

const noteLines = ({ note }: Card): Line[] => (note === undefined ? [] : ['', dim(note)])

const questionLines = ({ quiz: said }: Words, question: Question, typed: string): Line[] => {
  switch (question.mode) {
    case 'choice':
      return [
        ...question.choices.map(
          (choice, index): Line => [{ text: `${index + 1} `, style: 'accent' }, choice],
        ),
        '',
        hints(said.hints.number, said.hints.quit),
      ]
    case 'typed':
      return [hints(said.hints.type, said.hints.interrupt), `${said.answer}${typed}`]
    case 'marked':
      return [hints(said.hints.show, said.hints.quit)]
  }
}

const verdict = ({ quiz }: Words, correct: boolean): Line =>
  correct ? { text: quiz.right, style: 'good' } : { text: quiz.notRight, style: 'bad' }

export const quizSummaryLines = (
  { quiz: said }: Words,
  topic: string,
  { asked, correct, missed }: QuizSummary,
): readonly Line[] =>
  asked === 0
    ? [said.nothingAnswered]
    : [
        [{ text: said.score(correct, asked), style: 'strong' }, said.noChange(topic)],
        ...(missed.length === 0 ? [] : ['', said.missed]),
        ...missed.flatMap((card): Line[] => [
          ['- ', card.question],
          [`  `, { text: card.answer, style: 'strong' }],
        ]),
      ]

/** What a quiz shows now, as lines of any length. */
export const quizScreen = (words: Words, quiz: Quiz, topic: string, typed: string): readonly Line[] => {
  const { quiz: said } = words
  const { view } = quiz
  const asked = quiz.marks.length
  const number = view.phase === 'marked' ? asked : asked + 1
  const heading: Line = { text: said.heading(topic, number, quiz.questions.length), style: 'strong' }
  switch (view.phase) {
    case 'question':
      return [heading, '', view.question.card.question, '', ...questionLines(words, view.question, typed)]
    case 'shown': {
      const { card } = view.question
      return [
        heading,
        '',
        card.question,
        '',
        { text: card.answer, style: 'strong' },
        ...noteLines(card),
        '',
        hints(said.hints.knewIt, said.hints.no, said.hints.quit),
      ]
    }
    case 'marked': {
      const { card, correct, given } = view
      return [
        heading,
        '',
        card.question,
        '',
        verdict(words, correct),
        ...(given === undefined || given === card.answer ? [] : [said.youAnswered(given)]),
        ...(given === card.answer ? [] : [said.theAnswer]),
        { text: card.answer, style: 'strong' },
        ...noteLines(card),
        '',
        hints(said.hints.next, said.hints.quit),
      ]
    }
    case 'done': {
      const summary = summarizeQuiz(quiz)
      const again = summary.missed.length > 0 ? [said.hints.repeat] : []
      return [...quizSummaryLines(words, topic, summary), '', hints(...again, said.hints.leave)]
    }
  }
}

/** What a key means where the quiz stands; undefined for nothing. */
export const quizInput = (quiz: Quiz, key: Key, typed: string): QuizInput | 'quit' | 'repeat' | undefined => {
  const { view } = quiz
  const name = key.name ?? key.sequence
  const goesOn = name === 'space' || name === 'return' || name === 'enter'
  if (key.ctrl) return name === 'd' ? 'quit' : undefined
  if (view.phase === 'question' && view.question.mode === 'typed') {
    return typed.trim() === '' ? undefined : { type: 'type', text: typed }
  }
  if (name === 'q') return 'quit'
  switch (view.phase) {
    case 'question':
      if (view.question.mode === 'marked') return goesOn ? { type: 'reveal' } : undefined
      return /^[1-9]$/.test(name ?? '') ? { type: 'choose', choice: Number(name) } : undefined
    case 'shown':
      if (name === 'y' || goesOn) return { type: 'mark', correct: true }
      return name === 'n' ? { type: 'mark', correct: false } : undefined
    case 'marked':
      return goesOn ? { type: 'next' } : undefined
    case 'done':
      if (name === 'r' && summarizeQuiz(quiz).missed.length > 0) return 'repeat'
      return goesOn ? 'quit' : undefined
  }
}
