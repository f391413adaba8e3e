import type { Card } from '../core/card.ts'
import {
  isContestable,
  type Question,
  type Quiz,
  type QuizInput,
  type QuizMisfit,
  type QuizSummary,
  summarizeQuiz,
} from '../core/quiz.ts'
import type { Frame, Spoken } from './frame.ts'
import { answeredQuestion } from './gap.ts'
import { hints } from './hints.ts'
import type { Key } from './keys.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

export const misfitText = ({ quiz }: Words, misfit: QuizMisfit): string => quiz.misfits[misfit]

const dim = (text: string): Line => ({ text, style: 'dim' })

const noteLines = ({ note }: Card): Line[] => (note === undefined ? [] : ['', dim(note)])

type Parts = { readonly body: readonly Line[]; readonly foot: readonly Line[] }

const questionParts = ({ quiz: said }: Words, question: Question, typed: string): Parts => {
  switch (question.mode) {
    case 'choice':
      return {
        body: question.choices.map(
          (choice, index): Line => [{ text: `${index + 1} `, style: 'accent' }, choice],
        ),
        foot: [hints(said.hints.number, said.hints.quit)],
      }
    case 'typed':
      return { body: [], foot: [hints(said.hints.type, said.hints.interrupt), `${said.answer}${typed}`] }
    case 'marked':
      return { body: [], foot: [hints(said.hints.show, said.hints.quit)] }
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

const viewParts = (words: Words, quiz: Quiz, topic: string, typed: string): Parts => {
  const { quiz: said } = words
  const { view } = quiz
  switch (view.phase) {
    case 'question': {
      const { body, foot } = questionParts(words, view.question, typed)
      return { body: [view.question.card.question, '', ...body], foot }
    }
    case 'shown': {
      const { card } = view.question
      return {
        body: [answeredQuestion(card), '', { text: card.answer, style: 'strong' }, ...noteLines(card)],
        foot: [hints(said.hints.knewIt, said.hints.no, said.hints.quit)],
      }
    }
    case 'marked': {
      const { card, correct, given } = view
      return {
        body: [
          answeredQuestion(card),
          '',
          verdict(words, correct),
          ...(given === undefined || given === card.answer ? [] : [said.youAnswered(given)]),
          ...(given === card.answer ? [] : [said.theAnswer]),
          { text: card.answer, style: 'strong' },
          ...noteLines(card),
        ],
        foot: [hints(said.hints.next, ...(isContestable(quiz) ? [said.hints.contest] : []), said.hints.quit)],
      }
    }
    case 'done': {
      const summary = summarizeQuiz(quiz)
      const again = summary.missed.length > 0 ? [said.hints.repeat] : []
      return { body: quizSummaryLines(words, topic, summary), foot: [hints(...again, said.hints.leave)] }
    }
  }
}

/** What a quiz says now to those who hear it: after a question its answer alone. */
const spokenParts = (words: Words, quiz: Quiz, { body, foot }: Parts): Spoken => {
  const { spoken, theAnswer, youAnswered } = words.quiz
  const { view } = quiz
  switch (view.phase) {
    case 'question': {
      const { question } = view
      if (question.mode === 'choice')
        return { body: [...body, ''], foot: [spoken.number(question.choices.length)] }
      return { body, foot: [question.mode === 'typed' ? spoken.type : spoken.show] }
    }
    case 'shown': {
      const { card } = view.question
      return { body: [`${theAnswer}${card.answer}`, ...noteLines(card), ''], foot: [spoken.knewIt] }
    }
    case 'marked': {
      const { card, correct, given } = view
      const next = isContestable(quiz) ? spoken.nextOrContest : spoken.next
      // The answer was heard before the person marked it.
      if (given === undefined) return { body: [verdict(words, correct)], foot: [next] }
      return {
        body: [
          verdict(words, correct),
          ...(given === card.answer ? [] : [youAnswered(given)]),
          `${theAnswer}${card.answer}`,
          ...noteLines(card),
          '',
        ],
        foot: [next],
      }
    }
    case 'done':
      return { body: [...body, ''], foot }
  }
}

/** What a quiz shows now. */
export const quizFrame = (words: Words, quiz: Quiz, topic: string, typed: string): Frame => {
  const { view, marks, questions } = quiz
  const parts = viewParts(words, quiz, topic, typed)
  const { body, foot } = parts
  const number = view.phase === 'marked' ? marks.length : marks.length + 1
  const heading: Line = { text: words.quiz.heading(topic, number, questions.length), style: 'strong' }
  const blank: Line[] = view.phase === 'question' && view.question.mode !== 'choice' ? [] : ['']
  return {
    at: `${view.phase} ${number}`,
    body: view.phase === 'done' ? [...body, ''] : [heading, '', ...body, ...blank],
    foot,
    spoken: { ...(view.phase === 'done' ? {} : { head: [heading, ''] }), ...spokenParts(words, quiz, parts) },
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
      if (name === 'y' && isContestable(quiz)) return { type: 'mark', correct: true }
      return goesOn ? { type: 'next' } : undefined
    case 'done':
      if (name === 'r' && summarizeQuiz(quiz).missed.length > 0) return 'repeat'
      return goesOn ? 'quit' : undefined
  }
}
