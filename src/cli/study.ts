import type { QuizFlags } from '../commands/quiz.ts'
import type { ReviewOptions } from '../commands/review.ts'
import type { CommandTable } from './entry.ts'

/** `2` or `2d`. */
const daysOf = (text: string): number | undefined => {
  const [, days] = /^([1-9]\d{0,3})d?$/.exec(text) ?? []
  return days === undefined ? undefined : Number(days)
}

export const study = {
  review: {
    group: 'study',
    arguments: { names: { form: '[deck-or-topic...]', live: 'decks and topics' } },
    options: {
      new: { flags: '--new <n>', value: { whole: 0 } },
      limit: { flags: '--limit <n>', value: { whole: 1 } },
      minutes: { flags: '--minutes <n>', value: { whole: 1 } },
      ahead: { flags: '--ahead <days>', value: { parse: daysOf, example: '--ahead 2d' } },
      failed: { flags: '--failed' },
    },
    run: async (context, { words, options }) =>
      (await import('../commands/review.ts')).review(context, words, options<ReviewOptions>()),
  },
  quiz: {
    group: 'study',
    arguments: { topic: { form: '[topic]', live: 'decks and topics' } },
    options: {
      count: { flags: '--count <n>', value: { whole: 1 } },
      seed: { flags: '--seed <text>' },
      typed: { flags: '--typed' },
      deck: { flags: '--deck <deck>', live: 'decks' },
    },
    run: async (context, { words: [topic], options }) =>
      (await import('../commands/quiz.ts')).quiz(context, topic, options<QuizFlags>()),
  },
  due: {
    group: 'study',
    arguments: { names: { form: '[deck-or-topic...]', live: 'decks and topics' } },
    options: { exitCode: { flags: '--exit-code' } },
    run: async (context, { words, options }) =>
      (await import('../commands/due.ts')).due(context, words, options<{ exitCode?: boolean }>()),
  },
} satisfies Partial<CommandTable>
