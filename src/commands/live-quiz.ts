import type { Card } from '../core/card.ts'
import {
  answerQuiz,
  type Quiz,
  type QuizInput,
  type QuizMisfit,
  startQuiz,
  summarizeQuiz,
} from '../core/quiz.ts'
import { stamped } from '../core/stamp.ts'
import type { Env } from '../env.ts'
import type { Collection } from '../files/open.ts'
import { createRecorder } from './recorder.ts'

/** A quiz bound to the disk: a mark is saved before it shows. */
export type LiveQuiz = {
  readonly topic: string
  readonly current: () => Quiz
  readonly take: (input: QuizInput) => QuizMisfit | undefined
  /** Starts anew with the missed cards. */
  readonly repeat: () => void
  readonly end: () => void
}

type Asked = {
  readonly topic: string
  readonly cards: readonly Card[]
  readonly count: number | undefined
  readonly seed: string | undefined
  readonly typed: boolean
}

export const startLiveQuiz = (
  env: Env,
  collection: Collection,
  { topic, cards, count, seed, typed }: Asked,
): LiveQuiz => {
  const recorder = createRecorder(env, collection)
  const start = (cards: readonly Card[], count?: number): Quiz => {
    const run = recorder.stamp().id
    return startQuiz(cards, { run, seed: seed ?? run, typed, ...(count === undefined ? {} : { count }) })
  }
  let quiz = start(cards, count)
  return {
    topic,
    current: () => quiz,
    take: input => {
      const step = answerQuiz(quiz, input)
      if ('error' in step) return step.error
      for (const fact of step.append) recorder.append(stamped(fact, recorder.stamp()))
      quiz = step.quiz
      return undefined
    },
    repeat: () => {
      quiz = start(summarizeQuiz(quiz).missed)
    },
    end: recorder.close,
  }
}
