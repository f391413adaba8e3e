import { z } from 'zod'
import type { Card, CardId } from './card.ts'
import { baseId } from './card-id.ts'
import { parseJson } from './json.ts'

/** What a card says, as far as its identity goes. */
export type Text = Pick<Card, 'question' | 'answer'>

/** A vanished id and the id of a card of today. */
export type Pair = readonly [old: CardId, card: CardId]

/** What this machine remembers of the cards with a history, for logs hold ids and no texts. Ids are those that siblings share. */
export type KnownCards = {
  /** Each as last seen, those that vanished too. */
  readonly cards: ReadonlyMap<CardId, Text>
  /** Judged to be two cards. */
  readonly refused: readonly Pair[]
  /** Proposed and not settled yet: they stay proposed when the card gets a history meanwhile. */
  readonly waiting: readonly Pair[]
}

export const nothingKnown: KnownCards = { cards: new Map(), refused: [], waiting: [] }

const pair = z.tuple([z.string(), z.string()])
const Stored = z.object({
  v: z.literal(1),
  cards: z.array(z.tuple([z.string(), z.string(), z.string()])),
  refused: z.array(pair),
  waiting: z.array(pair),
})
const Newer = z.object({ v: z.number().gt(1) })

/** A file's text, or why it says nothing. */
export const readKnownCards = (text: string): KnownCards | 'newer' | 'damaged' => {
  const value = parseJson(text)
  const { data } = Stored.safeParse(value)
  if (!data) return Newer.safeParse(value).success ? 'newer' : 'damaged'
  const { cards, refused, waiting } = data
  return {
    cards: new Map(cards.map(([id, question, answer]) => [id, { question, answer }])),
    refused,
    waiting,
  }
}

const rows = (items: readonly unknown[]): string => items.map(item => `\n${JSON.stringify(item)}`).join(',')
const byId = ([a]: readonly [CardId, ...unknown[]], [b]: readonly [CardId, ...unknown[]]): number =>
  a < b ? -1 : a > b ? 1 : 0

/** A line a card, in the order of code units. */
export const knownCardsText = ({ cards, refused, waiting }: KnownCards): string => {
  const texts = [...cards].toSorted(byId).map(([id, { question, answer }]) => [id, question, answer])
  return `{"v":1,\n"cards":[${rows(texts)}],\n"refused":[${rows(refused)}],\n"waiting":[${rows(waiting)}]}\n`
}

/** What siblings are made of, by the id they share. */
export type Entry = Text & Pick<Card, 'id' | 'deck' | 'line' | 'was' | 'unnamed'>

export const entriesOf = (cards: readonly Card[]): ReadonlyMap<CardId, Entry> => {
  const entries = new Map<CardId, Entry>()
  for (const { id: full, deck, line, was, unnamed, question, answer, gap } of cards) {
    const id = baseId(full)
    const first = entries.get(id)
    const whole = gap ? `${gap.before}${answer}${gap.after}` : question
    const named = unnamed === undefined ? {} : { unnamed }
    if (!first) entries.set(id, { id, deck, line, was, ...named, question: whole, answer })
    else if (gap) entries.set(id, { ...first, answer: `${first.answer} / ${answer}` })
  }
  return entries
}

/**
 * What is remembered once these cards were seen. What was proposed waits until it is settled, also while a broken deck keeps it
 * from being told; its card stays as it was, for the old text may tell.
 */
export const remember = (
  known: KnownCards,
  entries: ReadonlyMap<CardId, Entry>,
  withHistory: ReadonlySet<CardId>,
  proposed: readonly Pair[],
): KnownCards => {
  const told = new Set(proposed.map(([old]) => old))
  const refused = new Set(known.refused.map(pair => pair.join('\n')))
  const open = known.waiting.filter(
    pair =>
      withHistory.has(pair[0]) &&
      !entries.has(pair[0]) &&
      !told.has(pair[0]) &&
      !refused.has(pair.join('\n')),
  )
  const waiting = [...open, ...proposed].toSorted(byId)
  const held = new Set(waiting.map(([, card]) => card))
  const cards = new Map(known.cards)
  for (const [id, { question, answer }] of entries)
    if (withHistory.has(id) && !(held.has(id) && cards.has(id))) cards.set(id, { question, answer })
  return { ...known, cards, waiting }
}
