import { ankiClozeField } from './anki-cloze.ts'
import { ankiGuid, oldestIds } from './anki-guid.ts'
import { ankiDeckPath, ankiField, ankiTags } from './anki-text.ts'
import type { Card, CardId, Deck } from './card.ts'
import { baseId } from './card-id.ts'
import { csvRecord } from './csv.ts'
import { grouped } from './grouped.ts'

type AnkiSkip = { readonly card: CardId; readonly reason: 'empty-question' }

type AnkiNotes = { readonly text: string; readonly notes: number; readonly cards: number }

/** Basic notes, or Cloze notes where there are no others; `cloze` beside them, as an Anki file has one type of note. */
export type AnkiFile = AnkiNotes & {
  readonly cloze?: AnkiNotes
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

const back = ({ answer, note }: Card): string =>
  note === undefined ? ankiField(answer) : `${ankiField(answer)}<br><br>${ankiField(note)}`

const tags = ({ topic, tags }: Card): string => ankiTags(topic === undefined ? tags : [topic, ...tags])

/** `only` is the deck of every note where the notes have no deck column. */
const headers = (notetype: Note['type'], only: string | undefined): readonly string[] => [
  '#separator:comma',
  '#html:true',
  '#if matches:update current',
  `#notetype:${notetype}`,
  '#guid column:1',
  only === undefined ? '#deck column:2' : `#deck:${only}`,
  `#tags column:${only === undefined ? 5 : 4}`,
]

type Note = {
  readonly type: 'Basic' | 'Cloze'
  /** Ends the id of its entry. */
  readonly kind: string
  readonly front: string
  readonly back: string
  readonly card: Card
  readonly cards: number
}

/** A reversed card is a note of its own; gaps are cards of one note. */
const notesOf = (entry: readonly Card[]): readonly Note[] => {
  const [first] = entry
  if (first?.form === 'cloze') {
    const back = ankiField(first.note ?? '')
    const front = ankiClozeField(entry)
    return [{ type: 'Cloze', kind: '#cloze', front, back, card: first, cards: entry.length }]
  }
  return entry.map(card => {
    const kind = card.id.slice(baseId(card.id).length)
    return { type: 'Basic', kind, front: ankiField(card.question), back: back(card), card, cards: 1 }
  })
}

/** The files that Anki's text import takes without a question (Anki ≥ 2.1.58): notes that a later import updates. */
export const ankiCsv = (decks: readonly Deck[]): AnkiFile | AnkiRefusal => {
  const namedDecks = named(decks)
  const names = new Set(namedDecks.map(deck => deck.name))
  const numeric = [...names].find(isNumeric)
  if (numeric !== undefined && (names.size > 1 || Number(numeric) === 1)) {
    return { refused: 'numeric-deck', deck: numeric }
  }
  const oldest = oldestIds(decks.flatMap(deck => deck.cards))
  const all = namedDecks.flatMap(({ name, cards }) =>
    [...grouped(cards, ({ id }) => baseId(id)).values()]
      .flatMap(notesOf)
      .map(note => ({ ...note, deck: numeric === undefined ? [name] : [] })),
  )
  const fileOf = (type: Note['type']): AnkiNotes => {
    const notes = all.filter(note => note.type === type && note.front !== '')
    const records = notes.map(({ kind, deck, front, back, card }) => {
      const base = baseId(card.id)
      return csvRecord([ankiGuid((oldest.get(base) ?? base) + kind), ...deck, front, back, tags(card)])
    })
    return {
      text: `${[...headers(type, numeric), ...records].join('\n')}\n`,
      notes: notes.length,
      cards: notes.reduce((sum, { cards }) => sum + cards, 0),
    }
  }
  const skipped = all
    .filter(({ front }) => front === '')
    .map(({ card }): AnkiSkip => ({ card: card.id, reason: 'empty-question' }))
  const [basic, cloze] = [fileOf('Basic'), fileOf('Cloze')]
  if (cloze.notes === 0) return { ...basic, skipped }
  return basic.notes === 0 ? { ...cloze, skipped } : { ...basic, cloze, skipped }
}
