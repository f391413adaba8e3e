import { ankiClozeField } from './anki-cloze.ts'
import { ankiGuid, oldestIds } from './anki-guid.ts'
import { ankiDeckPath, ankiField, ankiTags } from './anki-text.ts'
import type { Card, CardId, Deck } from './card.ts'
import { baseId } from './card-id.ts'
import { grouped } from './grouped.ts'

type AnkiSkip = { readonly card: CardId; readonly reason: 'empty-question' }

/** A card without a written id that Anki knows by what it was called before. */
type OldName = { readonly card: CardId; readonly was: CardId }

/** A note as every export for Anki has it. */
export type AnkiNote = {
  readonly type: 'Basic' | 'Cloze'
  readonly guid: string
  /** From the top deck down, joined by `::`. */
  readonly deck: string
  /** HTML, as `back` is. */
  readonly front: string
  readonly back: string
  /** Joined by spaces. */
  readonly tags: string
  /** One, or a gap each, in the order of their numbers. */
  readonly cards: readonly [Card, ...Card[]]
}

export type AnkiNotes = {
  /** Ancestors before descendants, also those without notes. */
  readonly decks: readonly string[]
  readonly notes: readonly AnkiNote[]
  /** Cards that Anki would not take. */
  readonly skipped: readonly AnkiSkip[]
  readonly oldNames: readonly OldName[]
}

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

const back = ({ answer, note }: Card): string =>
  note === undefined ? ankiField(answer) : `${ankiField(answer)}<br><br>${ankiField(note)}`

const tags = ({ topic, tags }: Card): string => ankiTags(topic === undefined ? tags : [topic, ...tags])

/** A note but for its deck; `kind` ends the id of its entry. */
type Content = Omit<AnkiNote, 'guid' | 'deck'> & { readonly kind: string }

/** A reversed card is a note of its own; gaps are cards of one note. */
const contentsOf = ([first, ...others]: readonly Card[]): readonly Content[] => {
  if (!first) return []
  if (first.form === 'cloze') {
    const cards = [first, ...others] as const
    const front = ankiClozeField(cards)
    return [
      { type: 'Cloze', kind: '#cloze', front, back: ankiField(first.note ?? ''), tags: tags(first), cards },
    ]
  }
  return [first, ...others].map(card => ({
    type: 'Basic',
    kind: card.id.slice(baseId(card.id).length),
    front: ankiField(card.question),
    back: back(card),
    tags: tags(card),
    cards: [card],
  }))
}

const oldNames = (decks: readonly Deck[], oldest: ReadonlyMap<CardId, CardId>): readonly OldName[] => {
  const unwritten = new Set(
    decks.flatMap(deck => deck.cards).flatMap(({ id, unnamed }) => (unnamed === undefined ? baseId(id) : [])),
  )
  return [...oldest].flatMap(([card, was]) => (was !== card && unwritten.has(card) ? { card, was } : []))
}

/** The notes of decks. */
export const ankiNotes = (decks: readonly Deck[]): AnkiNotes => {
  const namedDecks = named(decks)
  const oldest = oldestIds(decks.flatMap(deck => deck.cards))
  const all = namedDecks.flatMap(({ name, cards }) =>
    [...grouped(cards, ({ id }) => baseId(id)).values()].flatMap(contentsOf).map(({ kind, ...content }) => {
      const base = baseId(content.cards[0].id)
      return { ...content, deck: name, guid: ankiGuid((oldest.get(base) ?? base) + kind) }
    }),
  )
  return {
    decks: namedDecks.map(deck => deck.name),
    notes: all.filter(note => note.front !== ''),
    skipped: all
      .filter(note => note.front === '')
      .map(({ cards }): AnkiSkip => ({ card: cards[0].id, reason: 'empty-question' })),
    oldNames: oldNames(decks, oldest),
  }
}
