import { createHash } from 'node:crypto'
import { ankiDeckPath, ankiField, ankiTags } from './anki-text.ts'
import type { Card, CardId, Deck } from './card.ts'
import { csvRecord } from './csv.ts'

type AnkiSkip = { readonly card: CardId; readonly reason: 'empty-question' }

export type AnkiFile = {
  readonly text: string
  readonly notes: number
  /** Cards that Anki would not take. */
  readonly skipped: readonly AnkiSkip[]
}

/** Anki reads this deck's name as a deck number: it can't stand beside others, and 1 is Anki's default deck. */
export type AnkiRefusal = { readonly refused: 'numeric-deck'; readonly deck: string }

type NamedDeck = { readonly name: string; readonly depth: number; readonly cards: readonly Card[] }

/** Ancestors before descendants, or Anki puts a `+` to the ancestor's name; one spelling for names that differ in case only. */
const named = (decks: readonly Deck[]): readonly NamedDeck[] => {
  const spellings = new Map<string, string>()
  const below = (parent: string, part: string): string => {
    const name = parent === '' ? part : `${parent}::${part}`
    const key = name.toLowerCase()
    const spelling = spellings.get(key) ?? name
    spellings.set(key, spelling)
    return spelling
  }
  return decks
    .map(({ name, cards }) => {
      const path = ankiDeckPath(name)
      return { name: path.reduce(below, ''), depth: path.length, cards }
    })
    .sort((a, b) => a.depth - b.depth)
}

const isNumeric = (name: string): boolean => /^[+-]?\d+$/.test(name)

const guid = (id: CardId): string =>
  `m${createHash('sha256').update(`mull:${id}`).digest('base64url').slice(0, 15)}`

/** From the oldest id of each card, so that a renamed card stays the same note. An id goes to one card, as in replay. */
const guids = (cards: readonly Card[]): ReadonlyMap<CardId, string> => {
  const taken = new Set(cards.map(card => card.id))
  const oldest = ({ id, was }: Card): CardId => {
    const name = was.find(old => !taken.has(old)) ?? id
    taken.add(name)
    return name
  }
  return new Map(cards.map(card => [card.id, guid(oldest(card))]))
}

const back = ({ answer, note }: Card): string =>
  note === undefined ? ankiField(answer) : `${ankiField(answer)}<br><br>${ankiField(note)}`

const tags = ({ topic, tags }: Card): string => ankiTags(topic === undefined ? tags : [topic, ...tags])

/** `only` is the deck of every note where the notes have no deck column. */
const headers = (only: string | undefined): readonly string[] => [
  '#separator:comma',
  '#html:true',
  '#if matches:update current',
  '#notetype:Basic',
  '#guid column:1',
  only === undefined ? '#deck column:2' : `#deck:${only}`,
  `#tags column:${only === undefined ? 5 : 4}`,
]

/** The file that Anki's text import takes without a question (Anki ≥ 2.1.58): Basic notes that a later import updates. */
export const ankiCsv = (decks: readonly Deck[]): AnkiFile | AnkiRefusal => {
  const namedDecks = named(decks)
  const names = new Set(namedDecks.map(deck => deck.name))
  const numeric = [...names].find(isNumeric)
  if (numeric !== undefined && (names.size > 1 || Number(numeric) === 1)) {
    return { refused: 'numeric-deck', deck: numeric }
  }
  const guidOf = guids(decks.flatMap(deck => deck.cards))
  const records: string[] = []
  const skipped: AnkiSkip[] = []
  for (const { name, cards } of namedDecks) {
    const deck = numeric === undefined ? [name] : []
    for (const card of cards) {
      const front = ankiField(card.question)
      if (front === '') skipped.push({ card: card.id, reason: 'empty-question' })
      else records.push(csvRecord([guidOf.get(card.id) ?? '', ...deck, front, back(card), tags(card)]))
    }
  }
  const lines = [...headers(numeric), ...records]
  return { text: `${lines.join('\n')}\n`, notes: records.length, skipped }
}
