import { defaultSettings } from '../core/settings.ts'
import type { Row, Section } from './manual.ts'
import type { PageWords } from './words/en/pages.ts'

const deckExample = [
  'deck: French',
  'cards:',
  '  - id: cat',
  '    topic: animals',
  '    question: the cat',
  '    answer: le chat',
  '    reverse: true',
  '  - id: scale',
  '    cloze: GPT-3 has {{175B::how many?}} parameters',
]

const reviewShapes = [
  '{"type":"rate","rating":"good"}',
  '{"type":"undo"}',
  '{"type":"suspend"}',
  '{"type":"bury"}',
  '{"type":"flag"}',
  '{"type":"quit"}',
]

const quizShapes = [
  '{"type":"answer","choice":2}',
  '{"type":"answer","text":"…"}',
  '{"type":"mark","correct":true}',
]

const steps = (times: readonly number[]): string => times.map(time => `${time / 60_000}m`).join(' ')

const defaults = {
  desired_retention: `${defaultSettings.desiredRetention}`,
  new_per_day: `${defaultSettings.newPerDay}`,
  reviews_per_day: `${defaultSettings.reviewsPerDay}`,
  day_starts_at: `${defaultSettings.dayStartsAt}`,
  learning_steps: steps(defaultSettings.learningSteps),
  relearning_steps: steps(defaultSettings.relearningSteps),
  maximum_interval: `${defaultSettings.maximumInterval}`,
  order: defaultSettings.order,
} satisfies Partial<Record<keyof PageWords['settings']['keys'], string>>

/** Weights, steps and the start of the day come from the file alone. */
const variables = [
  'MULL_DESIRED_RETENTION',
  'MULL_NEW_PER_DAY',
  'MULL_REVIEWS_PER_DAY',
  'MULL_MAXIMUM_INTERVAL',
  'MULL_ORDER',
]

/** `mull help formats` */
export const formatsPage = (words: PageWords): readonly Section[] => {
  const values: Readonly<Record<string, string>> = defaults
  const { deck, card, example, settings, log, progress, exports, json } = words
  return [
    { title: deck.title, text: deck.text, rows: Object.entries(deck.keys) },
    { title: card.title, rows: [...Object.entries(card.keys), ...card.gaps] },
    { title: example.title, code: deckExample },
    {
      title: settings.title,
      text: [...settings.text, settings.environment(variables)],
      rows: Object.entries(settings.keys).map(
        ([key, meaning]): Row => [`${key}: ${values[key] ?? settings.none}`, meaning],
      ),
    },
    { title: log.title, text: log.text, rows: Object.entries(log.keys) },
    { title: progress.title, text: progress.text },
    { title: exports.title, rows: Object.entries(exports.keys) },
    { title: json.review, text: [json.whole, json.reviewText], code: reviewShapes },
    { title: json.quiz, text: [json.quizText], code: quizShapes },
  ]
}

/** `mull help keys` */
export const keysPage = ({ keys }: PageWords, reviewKeys: readonly Row[]): readonly Section[] => [
  { title: keys.review, rows: reviewKeys },
  { title: keys.quiz, rows: keys.quizKeys },
  { title: keys.home, rows: keys.homeKeys },
  { title: keys.accessible, text: [keys.accessibleText] },
]
