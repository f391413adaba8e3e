import { topicsOf } from '../core/filter.ts'
import { summarizeQuiz } from '../core/quiz.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import type { Asked } from '../ui/ask.ts'
import { quizFrame, quizInput, quizSummaryLines } from '../ui/quiz-screen.ts'
import { runScreen } from '../ui/screen.ts'
import { chosenCards, nameable } from './choose.ts'
import { type Context, writable } from './context.ts'
import { type LiveQuiz, startLiveQuiz } from './live-quiz.ts'
import { settleIdentity } from './settle-identity.ts'
import { openAndUpdate } from './update-progress.ts'

export type QuizFlags = {
  readonly deck?: string
  readonly count?: number
  readonly seed?: string
  readonly typed?: boolean
}

const noTopic = ({ decks }: Collection): UserError =>
  new UserError({ code: 'quiz-on-what', ...nameable(decks) }, { exitCode: exitCodes.usage })

/** The topic asked for, or picked from those there are. */
const pickTopic = async (context: Context, collection: Collection): Promise<Asked<string>> => {
  const topics = topicsOf(collection.decks)
  if (!context.interactive || topics.length === 0) throw noTopic(collection)
  const { chooseOne } = await import('../ui/ask.ts')
  const choices = topics.map(({ topic, cards }) => ({
    name: context.words.collection.topic(topic, cards.length),
    value: topic,
  }))
  return chooseOne(context, context.words.quiz.whichTopic, choices)
}

/** A quiz on one topic (or deck); recorded, but no schedule reads it. */
export const quiz = async (
  context: Context,
  topic: string | undefined,
  flags: QuizFlags,
): Promise<ExitCode> => {
  if (!context.interactive && !context.globals.json && topic !== undefined) {
    throw new UserError({ code: 'quiz-needs-terminal', topic }, { exitCode: exitCodes.usage })
  }
  const settled = await settleIdentity(context, writable(openAndUpdate(context)))
  if ('ending' in settled) return settled.ending
  const collection = settled.value
  const picked = topic === undefined ? await pickTopic(context, collection) : { value: topic }
  if ('ending' in picked) return picked.ending
  const ofDeck = flags.deck === undefined ? undefined : new Set(chosenCards(collection, [flags.deck]))
  const cards = chosenCards(collection, [picked.value]).filter(card => ofDeck?.has(card) ?? true)
  if (cards.length === 0) {
    throw new UserError(
      { code: 'nothing-on', topic: picked.value, deck: flags.deck },
      { exitCode: exitCodes.usage },
    )
  }
  const { count, seed, typed = false } = flags
  const live = startLiveQuiz(context.env, collection, { topic: picked.value, cards, count, seed, typed })
  if (context.globals.json) {
    const { quizJson } = await import('./quiz-json.ts')
    return quizJson(context, live)
  }
  return quizInTerminal(context, live)
}

const quizInTerminal = async (context: Context, live: LiveQuiz): Promise<ExitCode> => {
  const { out, words } = context
  const ending = await runScreen(context, {
    frame: typed => quizFrame(words, live.current(), live.topic, typed),
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
  live.end()
  const quiz = live.current()
  // Lines that were appended stand there already.
  const isSaid = context.accessible && quiz.view.phase === 'done'
  if (!isSaid) out.lines(quizSummaryLines(words, live.topic, summarizeQuiz(quiz)))
  return ending
}
