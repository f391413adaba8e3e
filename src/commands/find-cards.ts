import type { Card, Deck } from '../core/card.ts'
import { cardNames } from '../core/card-names.ts'
import { chooseCards } from '../core/filter.ts'
import { namedCards } from '../core/named-cards.ts'
import { finder } from '../core/search.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import type { Asked } from '../ui/ask.ts'
import { truncate } from '../ui/truncate.ts'
import type { Context } from './context.ts'

/** The cards that ids name, each once. A word that names none, or entries of several decks, is refused before anything is done. */
export const cardsNamed = (cards: readonly Card[], words: readonly string[]): readonly Card[] => {
  const named = words.flatMap(word => {
    const found = namedCards(cards, word)
    if ('cards' in found) return found.cards
    throw new UserError(
      'many' in found
        ? { code: 'ambiguous-card', card: word, ids: found.many }
        : { code: 'no-such-card', card: found.unknown, meant: found.meant },
      { exitCode: exitCodes.usage },
    )
  })
  return [...new Set(named)]
}

/** The cards with one of these decks, topics or tags; all where none is named. */
export const cardsWith = (
  decks: readonly Deck[],
  kind: 'deck' | 'topic' | 'tag',
  names: readonly string[],
): ReadonlySet<Card> => {
  const choice = chooseCards(decks, names, kind)
  if ('cards' in choice) return new Set(choice.cards)
  const { unknown: name, meant } = choice
  throw new UserError({ code: 'no-such-name', kind, name, meant }, { exitCode: exitCodes.usage })
}

/** The file each card stands in, as the person would write it. */
export const filesOf = ({ decks }: Pick<Collection, 'decks'>): ((card: Card) => string) => {
  const files = new Map(decks.map(deck => [deck.id, deck.file]))
  return card => files.get(card.deck) ?? ''
}

/** More than anybody reads through: another word finds it sooner. */
const mostOffered = 100

/** Lets the person look for one of these cards by its words. */
export const pickCard = async (context: Context, cards: readonly Card[]): Promise<Asked<Card>> => {
  const { words, out } = context
  const { searchOne } = await import('../ui/ask.ts')
  const nameOf = cardNames(cards)
  const most = context.accessible ? Number.POSITIVE_INFINITY : out.width() - 4
  const label = (card: Card) => truncate(`${card.question} · ${nameOf(card)}`, most)
  return searchOne(context, words.list.pick, text => {
    const isFound = finder(text.split(/\s+/).filter(word => word !== ''))
    return cards
      .filter(isFound)
      .slice(0, mostOffered)
      .map(card => ({ name: label(card), value: card }))
  })
}
