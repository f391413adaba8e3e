import type { Card, Deck } from './card.ts'
import { plain } from './fold.ts'
import { grouped } from './grouped.ts'
import { suggest } from './suggest.ts'

type Topic = { readonly topic: string; readonly cards: readonly Card[] }

/** Topics with their cards, in the order they are first met. A topic may span decks. */
export const topicsOf = (decks: readonly Deck[]): readonly Topic[] => {
  const topics = grouped(
    decks.flatMap(deck => deck.cards),
    card => card.topic,
  )
  return [...topics].flatMap(([topic, cards]) => (topic === undefined ? [] : [{ topic, cards }]))
}

/** Cards that a word may mean, by any of their common names. */
type Group = { readonly names: readonly string[]; readonly cards: readonly Card[] }

const deckGroups = (decks: readonly Deck[]): readonly Group[] =>
  decks.map(({ id, name, cards }) => ({ names: [id, name], cards }))

const topicGroups = (decks: readonly Deck[]): readonly Group[] =>
  topicsOf(decks).map(({ topic, cards }) => ({ names: [topic], cards }))

const tagGroups = (decks: readonly Deck[]): readonly Group[] => {
  const cards = decks.flatMap(deck => deck.cards)
  const tags = [...new Set(cards.flatMap(card => card.tags))]
  return tags.map(tag => ({ names: [tag], cards: cards.filter(card => card.tags.includes(tag)) }))
}

const groups = {
  deck: deckGroups,
  topic: topicGroups,
  tag: tagGroups,
  'deck or topic': decks => [...deckGroups(decks), ...topicGroups(decks)],
} satisfies Record<string, (decks: readonly Deck[]) => readonly Group[]>

/** What a person's word may name. */
export type Kind = keyof typeof groups

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
export const chooseCards = (
  decks: readonly Deck[],
  words: readonly string[],
  kind: Kind = 'deck or topic',
): Chosen => {
  const all = decks.flatMap(deck => deck.cards)
  if (words.length === 0) return { cards: all }
  const there = groups[kind](decks)
  const named = new Set<Card>()
  for (const word of words) {
    const found = called(there, word)
    if (found.length === 0) {
      return {
        unknown: word,
        meant: suggest(
          word,
          there.flatMap(group => group.names),
        ),
      }
    }
    for (const card of found.flatMap(group => group.cards)) named.add(card)
  }
  return { cards: all.filter(card => named.has(card)) }
}
