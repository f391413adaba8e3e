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

/** What may stand in a card. */
export const DeckCard = z.strictObject({
  id: id.exactOptional(),
  topic: label.exactOptional(),
  question: text,
  answer: text,
  note: text.exactOptional(),
  wrong: listOf(text),
  accept: listOf(text),
  tags: listOf(label),
  was: listOf(z.string().normalize('NFC').regex(oldIdPattern)),
})
export type DeckCard = z.infer<typeof DeckCard>

export const deckKeys = Object.keys(DeckHeader.shape)
export const cardKeys = Object.keys(DeckCard.shape)
