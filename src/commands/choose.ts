import type { Card, Deck } from '../core/card.ts'
import { chooseCards, topicsOf } from '../core/filter.ts'
import { exitCodes, type Nameable, UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'

/** What a person can name, for when they named something else. */
export const nameable = (decks: readonly Deck[]): Nameable => ({
  decks: decks.map(deck => deck.id),
  topics: topicsOf(decks).map(({ topic }) => topic),
})

/** The cards of the decks and topics a person named; all for no words. A word that names nothing is told what there is. */
export const chosenCards = (
  { decks }: Pick<Collection, 'decks'>,
  words: readonly string[],
): readonly Card[] => {
  const choice = chooseCards(decks, words)
  if ('cards' in choice) return choice.cards
  const { unknown, meant } = choice
  throw new UserError(
    { code: 'nothing-named', named: unknown, meant, ...nameable(decks) },
    { exitCode: exitCodes.usage },
  )
}

/** The decks a person named, by id or name; at least one. */
export const chosenDecks = (
  collection: Pick<Collection, 'decks'>,
  words: readonly string[],
): readonly Deck[] => {
  const cards = new Set(chosenCards(collection, words))
  return collection.decks
    .map(deck => ({ ...deck, cards: deck.cards.filter(card => cards.has(card)) }))
    .filter(deck => deck.cards.length > 0)
}
