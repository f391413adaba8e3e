import type { Deck } from './card.ts'
import { called } from './filter.ts'
import { suggest } from './suggest.ts'

/** The deck a word names by its id or name, or which was perhaps meant. */
export const findDeck = (
  decks: readonly Deck[],
  word: string,
): { readonly deck: Deck } | { readonly meant: string | undefined } => {
  const named = decks.map(deck => ({ deck, names: [deck.id, deck.name] }))
  const byId = decks.find(({ id }) => id === word.normalize('NFC'))
  const deck = byId ?? called(named, word)[0]?.deck
  if (deck) return { deck }
  return {
    meant: suggest(
      word,
      named.flatMap(({ names }) => names),
    ),
  }
}
