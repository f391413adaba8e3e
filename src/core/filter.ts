import type { Card, Deck } from './card.ts'
import { foldCase } from './fold.ts'
import { suggest } from './suggest.ts'

export type Topic = {
  readonly topic: string
  /** The ids of the decks that have it. */
  readonly decks: readonly string[]
  readonly cards: readonly Card[]
}

/** Topics with their cards, in the order they are first met. A topic may span decks. */
export const topicsOf = (decks: readonly Deck[]): readonly Topic[] => {
  const topics = new Map<string, Card[]>()
  for (const card of decks.flatMap(deck => deck.cards)) {
    if (card.topic === undefined) continue
    const cards = topics.get(card.topic)
    if (cards) cards.push(card)
    else topics.set(card.topic, [card])
  }
  return [...topics].map(([topic, cards]) => ({
    topic,
    decks: [...new Set(cards.map(card => card.deck))],
    cards,
  }))
}

/** Cards that a word may mean, by any of their common names. */
type Group = { readonly names: readonly string[]; readonly cards: readonly Card[] }

const groupsOf = (decks: readonly Deck[]): readonly Group[] => [
  ...decks.map(({ id, name, cards }) => ({ names: [id, name], cards })),
  ...topicsOf(decks).map(({ topic, cards }) => ({ names: [topic], cards })),
]

const plain = (name: string): string => foldCase(name.normalize('NFKC'))

/** Those with exactly that name, else those whose name differs in case or width alone. */
export const called = <Named extends Pick<Group, 'names'>>(
  groups: readonly Named[],
  word: string,
): readonly Named[] => {
  const exact = groups.filter(({ names }) => names.includes(word))
  if (exact.length > 0) return exact
  return groups.filter(({ names }) => names.some(name => plain(name) === plain(word)))
}

export type Chosen =
  | { readonly cards: readonly Card[] }
  | { readonly unknown: string; readonly meant: string | undefined }

/** The cards of all decks and topics that are named, in deck order; without words all cards. */
export const chooseCards = (decks: readonly Deck[], words: readonly string[]): Chosen => {
  const all = decks.flatMap(deck => deck.cards)
  if (words.length === 0) return { cards: all }
  const groups = groupsOf(decks)
  const named = new Set<Card>()
  for (const word of words) {
    const found = called(groups, word)
    if (found.length === 0) {
      return {
        unknown: word,
        meant: suggest(
          word,
          groups.flatMap(group => group.names),
        ),
      }
    }
    for (const card of found.flatMap(group => group.cards)) named.add(card)
  }
  return { cards: all.filter(card => named.has(card)) }
}
