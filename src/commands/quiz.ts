import type { Card } from '../core/card.ts'
import { moment } from '../core/day.ts'
import type { Fact } from '../core/event.ts'
import { createEventIds } from '../core/event-id.ts'
import { topicsOf } from '../core/filter.ts'
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
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { deviceId } from '../files/device.ts'
import type { Collection } from '../files/open.ts'
import { createLogWriter } from '../files/review-log.ts'
import { logPath } from '../files/review-logs.ts'
import { quizInput, quizScreen, quizSummaryLines } from '../ui/quiz-screen.ts'
import { wrapLines } from '../ui/wrap.ts'
import { chosenCards } from './choose.ts'
import { type Context, open, writable } from './context.ts'

export type QuizFlags = {
  readonly deck?: string
  readonly count?: number
  readonly seed?: string
  readonly typed?: boolean
}

/** A quiz bound to the disk: a mark is saved before it shows. */
export type LiveQuiz = {
  readonly topic: string
  readonly current: () => Quiz
  readonly take: (input: QuizInput) => QuizMisfit | undefined
  /** Starts anew with the missed cards. */
  readonly repeat: () => void
}

const startLiveQuiz = (
  env: Env,
  { place, calendar }: Collection,
  topic: string,
  cards: readonly Card[],
  flags: QuizFlags,
): LiveQuiz => {
  const writer = createLogWriter(logPath(place.reviews, deviceId(env.folders.state, env.randomBytes)))
  const nextId = createEventIds(env.randomBytes)
  const start = (cards: readonly Card[], count?: number): Quiz => {
    const run = nextId(env.now())
    const seed = flags.seed ?? run
    return startQuiz(cards, {
      run,
      seed,
      typed: flags.typed ?? false,
      ...(count === undefined ? {} : { count }),
    })
  }
  const save = (facts: readonly Fact[]) => {
    const at = env.now()
    writer.append(facts.map(fact => stamped(fact, { id: nextId(at), now: moment(at, calendar) })))
  }
  let quiz = start(cards, flags.count)
  return {
    topic,
    current: () => quiz,
    take: input => {
      const step = answerQuiz(quiz, input)
      if ('error' in step) return step.error
      save(step.append)
      quiz = step.quiz
      return undefined
    },
    repeat: () => {
      quiz = start(summarizeQuiz(quiz).missed)
    },
  }
}

const noTopic = (collection: Collection): UserError =>
  new UserError('a quiz needs a topic', {
    exitCode: exitCodes.usage,
    hints: [
      `Topics: ${
        topicsOf(collection.decks)
          .map(({ topic }) => topic)
          .join(', ') || 'none'
      }`,
    ],
  })

/** The topic asked for, or picked from those there are. */
const pickTopic = async (
  context: Context,
  collection: Collection,
): Promise<{ readonly value: string } | { readonly ending: ExitCode }> => {
  const topics = topicsOf(collection.decks)
  if (!context.interactive || topics.length === 0) throw noTopic(collection)
  const { chooseOne } = await import('../ui/choose.ts')
  const choices = topics.map(({ topic, cards }) => ({ name: `${topic} (${cards.length})`, value: topic }))
  return chooseOne(context.env, 'Quiz on which topic?', choices)
}

/** A quiz on one topic (or deck); recorded, but no schedule reads it. */
export const quiz = async (
  context: Context,
  topic: string | undefined,
  flags: QuizFlags,
): Promise<ExitCode> => {
  if (!context.interactive && !context.globals.json && topic !== undefined) {
    throw new UserError('a quiz needs a terminal', {
      exitCode: exitCodes.usage,
      hints: [`mull quiz ${topic} --json   asks over standard input and output`],
    })
  }
  const collection = writable(open(context))
  const picked = topic === undefined ? await pickTopic(context, collection) : { value: topic }
  if ('ending' in picked) return picked.ending
  const ofDeck = flags.deck === undefined ? undefined : new Set(chosenCards(collection, [flags.deck]))
  const cards = chosenCards(collection, [picked.value]).filter(card => ofDeck?.has(card) ?? true)
  const live = startLiveQuiz(context.env, collection, picked.value, cards, flags)
  if (context.globals.json) {
    const { quizJson } = await import('./quiz-json.ts')
    return quizJson(context, live)
  }
  return quizInTerminal(context, live)
}

const quizInTerminal = async ({ env, out, render }: Context, live: LiveQuiz): Promise<ExitCode> => {
  const { runScreen } = await import('../ui/prompt.ts')
  const ending = await runScreen(env, {
    draw: typed => render(wrapLines(quizScreen(live.current(), live.topic, typed), out.width())),
    press: (key, typed) => {
      const input = quizInput(live.current(), key, typed)
      if (input === 'quit') return true
      if (input === 'repeat') live.repeat()
      else if (input !== undefined) live.take(input)
      return false
    },
    takesText: () => {
      const { view } = live.current()
      return view.phase === 'question' && view.question.mode === 'typed'
    },
  })
  out.lines(quizSummaryLines(live.topic, summarizeQuiz(live.current())))
  return ending
}
