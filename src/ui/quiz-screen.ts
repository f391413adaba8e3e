import type { Card } from '../core/card.ts'
import {
  type Question,
  type Quiz,
  type QuizInput,
  type QuizMisfit,
  type QuizSummary,
  summarizeQuiz,
} from '../core/quiz.ts'
import { answeredQuestion } from './gap.ts'
import { hints } from './hints.ts'
import type { Key } from './keys.ts'
import type { Line } from './text.ts'

const misfits = {
  'choice-range': 'There is no choice of that number.',
  'no-such-choice': 'That is none of the choices.',
  'wants-choice': 'Answer with the number of a choice.',
  'wants-text': 'Type the answer.',
  'wants-answer': 'Show the answer first.',
  'wants-mark': 'Say whether you knew it.',
  'wants-next': 'Go on to the next question.',
  over: 'The quiz is over.',
} satisfies Record<QuizMisfit, string>

export const misfitText = (misfit: QuizMisfit): string => misfits[misfit]

const dim = (text: string): Line => ({ text, style: 'dim' })

const noteLines = ({ note }: Card): Line[] => (note === undefined ? [] : ['', dim(note)])

const questionLines = (question: Question, typed: string): Line[] => {
  switch (question.mode) {
    case 'choice':
      return [
        ...question.choices.map(
          (choice, index): Line => [{ text: `${index + 1} `, style: 'accent' }, choice],
        ),
        '',
        hints('the number of the right one', 'q leaves'),
      ]
    case 'typed':
      return [hints('type the answer, then Enter', 'Ctrl-C leaves'), `Answer: ${typed}`]
    case 'marked':
      return [hints('Space shows the answer', 'q leaves')]
  }
}

const verdict = (correct: boolean): Line =>
  correct ? { text: 'Right.', style: 'good' } : { text: 'Not right.', style: 'bad' }

export const quizSummaryLines = (topic: string, { asked, correct, missed }: QuizSummary): readonly Line[] =>
  asked === 0
    ? ['No questions answered.']
    : [
        [
          { text: `${correct} of ${asked} right`, style: 'strong' },
          ` (${topic}). Quizzes never change the schedule.`,
        ],
        ...(missed.length === 0 ? [] : ['', 'Missed:']),
        ...missed.flatMap((card): Line[] => [
          ['- ', card.question],
          [`  `, { text: card.answer, style: 'strong' }],
        ]),
      ]

/** What a quiz shows now, as lines of any length. */
export const quizScreen = (quiz: Quiz, topic: string, typed: string): readonly Line[] => {
  const { view } = quiz
  const asked = quiz.marks.length
  const number = view.phase === 'marked' ? asked : asked + 1
  const heading: Line = { text: `${topic} · ${number} of ${quiz.questions.length}`, style: 'strong' }
  switch (view.phase) {
    case 'question':
      return [heading, '', view.question.card.question, '', ...questionLines(view.question, typed)]
    case 'shown': {
      const { card } = view.question
      return [
        heading,
        '',
        answeredQuestion(card),
        '',
        { text: card.answer, style: 'strong' },
        ...noteLines(card),
        '',
        hints('did you know it? y yes', 'n no', 'q leaves'),
      ]
    }
    case 'marked': {
      const { card, correct, given } = view
      return [
        heading,
        '',
        answeredQuestion(card),
        '',
        verdict(correct),
        ...(given === undefined || given === card.answer ? [] : [`You answered: ${given}`]),
        ...(given === card.answer ? [] : ['The answer: ']),
        { text: card.answer, style: 'strong' },
        ...noteLines(card),
        '',
        hints('Space goes on', 'q leaves'),
      ]
    }
    case 'done': {
      const summary = summarizeQuiz(quiz)
      const again = summary.missed.length > 0 ? ['r repeats the missed ones'] : []
      return [...quizSummaryLines(topic, summary), '', hints(...again, 'Enter leaves')]
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
