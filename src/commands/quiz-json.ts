import { z } from 'zod'
import { type Quiz, type QuizInput, summarizeQuiz } from '../core/quiz.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { misfitText } from '../ui/quiz-screen.ts'
import type { Context } from './context.ts'
import { jsonLines } from './json-lines.ts'
import type { LiveQuiz } from './live-quiz.ts'

const Message = z.union([
  z.object({ type: z.literal('answer'), choice: z.int() }),
  z.object({ type: z.literal('answer'), text: z.string() }),
  z.object({ type: z.literal('mark'), correct: z.boolean() }),
  z.object({ type: z.literal('quit') }),
])
type Message = z.infer<typeof Message>

const expected =
  'expected {"type":"answer","choice":1}, {"type":"answer","text":"…"} or {"type":"mark","correct":true}'

const inputOf = (message: Exclude<Message, { type: 'quit' }>): QuizInput => {
  if (message.type === 'mark') return message
  return 'choice' in message
    ? { type: 'choose', choice: message.choice }
    : { type: 'type', text: message.text }
}

/** Where the quiz stands, as one line of output. */
const viewMessage = ({ view }: Quiz) => {
  switch (view.phase) {
    case 'question': {
      const { question } = view
      const { id, question: text } = question.card
      return {
        type: 'question',
        card: id,
        question: text,
        choices: question.mode === 'choice' ? question.choices : undefined,
      }
    }
    case 'shown':
      return { type: 'shown', answer: view.question.card.answer }
    case 'marked':
      return { type: 'marked', correct: view.correct, answer: view.card.answer }
    case 'done':
      return undefined
  }
}

/** A quiz as JSON lines: a judged answer is followed by the next question at once. */
export const quizJson = async ({ env, out, words }: Context, live: LiveQuiz): Promise<ExitCode> => {
  const show = (): boolean => {
    const message = viewMessage(live.current())
    if (message) out.json(message)
    if (message?.type !== 'marked') return message !== undefined
    live.take({ type: 'next' })
    return show()
  }
  if (show()) {
    for await (const message of jsonLines(env.stdin, Message)) {
      if (message?.type === 'quit') break
      const misfit = message ? live.take(inputOf(message)) : undefined
      if (!message || misfit)
        out.json({ type: 'error', message: misfit ? misfitText(words, misfit) : expected })
      if (!show()) break
    }
  }
  live.end()
  const { asked, correct, missed } = summarizeQuiz(live.current())
  out.json({ type: 'summary', topic: live.topic, asked, correct, missed: missed.map(card => card.id) })
  return exitCodes.done
}
