import { z } from 'zod'
import { folded, idPattern, oldIdPattern } from './card-id.ts'

/** A name on one line. */
const label = z.string().transform(folded).pipe(z.string().min(1))

/** What a learner reads, as it is written. */
const text = z.string().refine(value => value.trim() !== '')

const id = z.string().normalize('NFC').regex(idPattern)

/** A single text stands for the list that holds only it. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(value => (typeof value === 'string' ? [value] : value), z.array(item)).default([])

/** What may stand at the top of a deck file. */
export const DeckHeader = z.strictObject({
  deck: label.exactOptional(),
  id: id.exactOptional(),
  language: label.exactOptional(),
  about: text.exactOptional(),
  /** Nothing after `cards:` is no cards. */
  cards: z.preprocess(value => (value === '' ? [] : value), z.array(z.unknown())),
})

const flag = z
  .enum(['true', 'false'])
  .transform(value => value === 'true')
  .default(false)

const shared = {
  id: id.exactOptional(),
  topic: label.exactOptional(),
  note: text.exactOptional(),
  wrong: listOf(text),
  accept: listOf(text),
  tags: listOf(label),
  was: listOf(z.string().normalize('NFC').regex(oldIdPattern)),
  typed: flag,
}

/** What may stand in a card of a question and its answer. */
export const QuestionEntry = z.strictObject({ ...shared, question: text, answer: text, reverse: flag })
export type QuestionEntry = z.infer<typeof QuestionEntry>

/** What may stand in a text with gaps, each of them a card. */
export const ClozeEntry = z.strictObject({ ...shared, cloze: text })
export type ClozeEntry = z.infer<typeof ClozeEntry>

export const deckKeys = Object.keys(DeckHeader.shape)
/** Keys that an entry with `cloze` cannot have. */
export const questionKeys: ReadonlySet<string> = new Set(['question', 'answer', 'reverse'])
export const cardKeys = Object.keys({ ...QuestionEntry.shape, ...ClozeEntry.shape })
