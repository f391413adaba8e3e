import type { Card, CardId, Deck } from '../core/card.ts'
import { baseId } from '../core/card-id.ts'
import { cardNames } from '../core/card-names.ts'
import { chooseCards } from '../core/filter.ts'
import { grouped } from '../core/grouped.ts'
import { namedCards } from '../core/named-cards.ts'
import { finder } from '../core/search.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import type { Asked } from '../ui/ask.ts'
import { oneLine } from '../ui/clean.ts'
import { truncate } from '../ui/truncate.ts'
import type { Context } from './context.ts'

const wordsIn = (text: string): readonly string[] => text.split(/\s+/).filter(word => word !== '')

/** The cards in which these words are found, in the order of their entries. */
export const cardsAbout = (cards: readonly Card[], text: string): ReadonlyMap<CardId, readonly Card[]> => {
  const words = wordsIn(text)
  return grouped(words.length === 0 ? [] : cards.filter(finder(words)), ({ id }) => baseId(id))
}

/** So many cards are told of where a word is no id but is found in them. */
const mostTold = 5

/** Refuses a word that is no id; it tells in which cards it is found. */
export const noSuchCard = (cards: readonly Card[], card: string, meant: string | undefined): UserError => {
  const nameOf = cardNames(cards)
  const entries = [...cardsAbout(cards, card).values()].slice(0, mostTold)
  const found = entries.flatMap(([first]) => (first ? `${nameOf(first)}   ${oneLine(first.question)}` : []))
  return new UserError({ code: 'no-such-card', card, meant, found }, { exitCode: exitCodes.usage })
}

/** The cards that ids name, each once. A word that names none, or entries of several decks, is refused before anything is done. */
export const cardsNamed = (cards: readonly Card[], words: readonly string[]): readonly Card[] => {
  const named = words.flatMap(word => {
    const found = namedCards(cards, word)
    if ('cards' in found) return found.cards
    if ('unknown' in found) throw noSuchCard(cards, found.unknown, found.meant)
    const complaint = { code: 'ambiguous-card', card: word, ids: found.many } as const
    throw new UserError(complaint, { exitCode: exitCodes.usage })
  })
  return [...new Set(named)]
}

/** The cards that ids name, or the one entry in which all these words are found: for what changes nothing. */
export const cardsMeant = (cards: readonly Card[], words: readonly string[]): readonly Card[] => {
  if (words.every(word => !('unknown' in namedCards(cards, word)))) return cardsNamed(cards, words)
  const [only, ...others] = cardsAbout(cards, words.join(' ')).values()
  return only && others.length === 0 ? only : cardsNamed(cards, words)
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
    const isFound = finder(wordsIn(text))
    return cards
      .filter(isFound)
      .slice(0, mostOffered)
      .map(card => ({ name: label(card), value: card }))
  })
}
