import { sameAnswer } from './answer.ts'
import type { Card } from './card.ts'
import { folded } from './card-id.ts'
import type { EventId, Fact } from './event.ts'
import { createRandom, shuffle } from './random.ts'

/** `choices` holds the right answer once. */
type ChoiceQuestion = { readonly mode: 'choice'; readonly card: Card; readonly choices: readonly string[] }

export type Question =
  | ChoiceQuestion
  /** Typed, or marked by the learner, who says whether they knew it. */
  | { readonly mode: 'typed' | 'marked'; readonly card: Card }

export type QuizInput =
  /** 1-based. */
  | { readonly type: 'choose'; readonly choice: number }
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'mark'; readonly correct: boolean }
  | { readonly type: 'reveal' | 'next' }

type Mark = { readonly card: Card; readonly correct: boolean }

type QuizView =
  /** `shown`: the answer of a card that the learner marks. */
  | { readonly phase: 'question' | 'shown'; readonly question: Question }
  /** `given` is what was typed or chosen. */
  | ({ readonly phase: 'marked'; readonly given?: string } & Mark)
  | { readonly phase: 'done' }

export type Quiz = {
  readonly run: EventId
  readonly questions: readonly Question[]
  /** Of the questions answered so far, in their order. */
  readonly marks: readonly Mark[]
  readonly view: QuizView
}

type QuizOptions = {
  readonly run: EventId
  readonly seed: string
  /** How many cards to ask; all where absent. */
  readonly count?: number
  /** Whether every answer is typed, not only that of a card which says so and has no wrong choices. */
  readonly typed: boolean
}

/** Why an input does not fit: of an answer to a choice, what is wrong with it; else what the quiz waits for. */
export type QuizMisfit =
  | 'choice-range'
  | 'no-such-choice'
  | 'wants-choice'
  | 'wants-text'
  | 'wants-answer'
  | 'wants-mark'
  | 'wants-next'
  | 'over'

/** The quiz after an input and what to log; an input that does not fit leaves the quiz as it was. */
export type QuizStep =
  | { readonly quiz: Quiz; readonly append: readonly Fact[] }
  | { readonly error: QuizMisfit }

const viewAfter = (questions: readonly Question[], marks: readonly Mark[]): QuizView => {
  const question = questions[marks.length]
  return question ? { phase: 'question', question } : { phase: 'done' }
}

/** A choice is one key, 1 to 9. */
const mostWrong = 8

const questionOf = (card: Card, typed: boolean, random: () => number): Question => {
  if (typed || (card.typed && card.wrong.length === 0)) return { mode: 'typed', card }
  if (card.wrong.length === 0) return { mode: 'marked', card }
  return { mode: 'choice', card, choices: shuffle([card.answer, ...card.wrong.slice(0, mostWrong)], random) }
}

/** Cards in an order that belongs to the seed: the first `count` of them, each asked once. */
export const startQuiz = (cards: readonly Card[], { run, seed, count, typed }: QuizOptions): Quiz => {
  const random = createRandom(seed)
  const asked = shuffle(cards, random).slice(0, count)
  const questions = asked.map(card => questionOf(card, typed, random))
  return { run, questions, marks: [], view: viewAfter(questions, []) }
}

const judged = (quiz: Quiz, { card, mode }: Question, correct: boolean, given?: string): QuizStep => {
  const mark: Mark = { card, correct }
  return {
    quiz: {
      ...quiz,
      marks: [...quiz.marks, mark],
      view: { phase: 'marked', ...mark, ...(given === undefined ? {} : { given }) },
    },
    append: [{ type: 'quiz', card: card.id, run: quiz.run, mode, correct }],
  }
}

/** The one choice that a text is: as it is written, else as answers are compared. */
const choiceCalled = (choices: readonly string[], text: string): string | undefined => {
  const [same, ...others] = choices.filter(choice => sameAnswer(text, { answer: choice, accept: [] }))
  return others.length === 0 ? same : choices.find(choice => folded(choice) === folded(text))
}

const chosen = (quiz: Quiz, question: ChoiceQuestion, input: QuizInput): QuizStep => {
  const judge = (choice: string) => judged(quiz, question, choice === question.card.answer, choice)
  switch (input.type) {
    case 'choose': {
      const choice = question.choices[input.choice - 1]
      return choice === undefined ? { error: 'choice-range' } : judge(choice)
    }
    case 'type': {
      const choice = choiceCalled(question.choices, input.text)
      return choice === undefined ? { error: 'no-such-choice' } : judge(choice)
    }
    default:
      return { error: 'wants-choice' }
  }
}

const answered = (quiz: Quiz, question: Question, input: QuizInput): QuizStep => {
  switch (question.mode) {
    case 'choice':
      return chosen(quiz, question, input)
    case 'typed':
      if (input.type !== 'type') return { error: 'wants-text' }
      return judged(quiz, question, sameAnswer(input.text, question.card), input.text)
    case 'marked':
      if (input.type === 'mark' || input.type === 'next') return { error: 'wants-answer' }
      return { quiz: { ...quiz, view: { phase: 'shown', question } }, append: [] }
  }
}

/** A typed answer that was judged wrong: no list of right answers is whole, so the learner may know better. */
export const isContestable = ({ view, questions, marks }: Quiz): boolean =>
  view.phase === 'marked' && !view.correct && questions[marks.length - 1]?.mode === 'typed'

/** The answer counts as right after all; the later of two marks of a run is the one that holds. */
const contested = (quiz: Quiz, view: Extract<QuizView, { phase: 'marked' }>): QuizStep => {
  const { card } = view
  return {
    quiz: {
      ...quiz,
      marks: [...quiz.marks.slice(0, -1), { card, correct: true }],
      view: { ...view, correct: true },
    },
    append: [{ type: 'quiz', card: card.id, run: quiz.run, mode: 'typed', correct: true }],
  }
}

/** The one rule of a quiz. Any answer shows that of a card the learner marks. */
export const answerQuiz = (quiz: Quiz, input: QuizInput): QuizStep => {
  const { view } = quiz
  switch (view.phase) {
    case 'question':
      return answered(quiz, view.question, input)
    case 'shown':
      return input.type === 'mark' ? judged(quiz, view.question, input.correct) : { error: 'wants-mark' }
    case 'marked':
      if (input.type === 'mark' && input.correct && isContestable(quiz)) return contested(quiz, view)
      if (input.type !== 'next') return { error: 'wants-next' }
      return { quiz: { ...quiz, view: viewAfter(quiz.questions, quiz.marks) }, append: [] }
    case 'done':
      return { error: 'over' }
  }
}

export type QuizSummary = {
  /** How many were answered; fewer than the questions where the learner left early. */
  readonly asked: number
  readonly correct: number
  readonly missed: readonly Card[]
}

export const summarizeQuiz = ({ marks }: Quiz): QuizSummary => ({
  asked: marks.length,
  correct: marks.filter(({ correct }) => correct).length,
  missed: marks.filter(({ correct }) => !correct).map(({ card }) => card),
})
