import { z } from 'zod'
import { baseId, idParts } from '../card-id.ts'
import { grouped } from '../grouped.ts'
import { parseJson } from '../json.ts'
import { excerptOf } from './excerpt.ts'
import type { Imported, ImportedContent, ImportedEntry, Refused } from './imported.ts'
import { createTally, type Tally } from './left-behind.ts'

const text = z.string().exactOptional()
const texts = z.array(z.string()).default([])

const Card = z.object({
  id: z.string(),
  form: z.enum(['reverse', 'cloze']).exactOptional(),
  cloze: text,
  typed: z.boolean().exactOptional(),
  topic: text,
  question: z.string(),
  answer: z.string(),
  note: text,
  wrong: texts,
  accept: texts,
  tags: texts,
  was: texts,
})
type Card = z.infer<typeof Card>

/** What `mull export --format json` writes (`core/spreadsheet.ts`). */
const Export = z.object({
  decks: z.array(
    z.object({ id: z.string(), name: z.string(), language: text, about: text, cards: z.array(Card) }),
  ),
})

const contentOf = (first: Card, cards: readonly Card[]): ImportedContent | undefined => {
  if (first.form === 'cloze') {
    return first.cloze === undefined ? undefined : { form: 'cloze', text: first.cloze }
  }
  const { question, answer } = first
  return { form: 'question', question, answer, reverse: cards.some(({ form }) => form === 'reverse') }
}

const entryOf = (
  base: string,
  cards: readonly Card[],
  deck: readonly string[],
  note: number,
  tally: Tally,
): readonly (ImportedEntry | Refused)[] => {
  const first = cards.find(({ form }) => form !== 'reverse') ?? cards[0]
  if (!first) return []
  const content = contentOf(first, cards)
  const place = { note }
  const excerpt = excerptOf([first.question, first.answer])
  if (!content) return [{ place, why: { code: 'no-gap' }, excerpt }]
  for (const name of first.was) tally.add('field', `was: ${name}`)
  const { topic, typed, note: below, wrong, accept, tags } = first
  return [
    {
      key: { is: 'id', text: idParts(base).card },
      deck,
      content,
      ...(below === undefined ? {} : { note: below }),
      ...(topic === undefined ? {} : { topic }),
      ...(typed ? { typed } : {}),
      tags,
      wrong,
      accept,
      place,
      cards: [],
    },
  ]
}

/** The decks of an export of ours; undefined where the text is none. */
export const readExport = (source: string): Imported | undefined => {
  const { data } = Export.safeParse(parseJson(source))
  if (!data) return undefined
  const tally = createTally()
  let note = 0
  const read = data.decks.flatMap(({ name, cards }) =>
    [...grouped(cards, card => baseId(card.id))].flatMap(([base, entry]) =>
      entryOf(base, entry, [name], ++note, tally),
    ),
  )
  return {
    decks: data.decks.map(({ cards: _, ...deck }) => deck),
    entries: read.flatMap(entry => ('why' in entry ? [] : entry)),
    refused: read.flatMap(entry => ('why' in entry ? entry : [])),
    left: tally.list(),
  }
}
