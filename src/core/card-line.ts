import { z } from 'zod'

const texts = z
  .union([z.string(), z.array(z.string())])
  .transform(value => [value].flat())
  .exactOptional()
const text = z.string().exactOptional()
const flag = z.boolean().exactOptional()

/** A card as a program writes it, in a line of JSON: the keys of a deck file, and the deck. */
export const CardLine = z.strictObject({
  deck: text,
  id: text,
  topic: text,
  question: text,
  answer: text,
  cloze: text,
  note: text,
  wrong: texts,
  accept: texts,
  tags: texts,
  reverse: flag,
  typed: flag,
})
export type CardLine = z.infer<typeof CardLine>
