import type { Card } from './card.ts'
import { baseId, shortId } from './card-id.ts'
import { suggest } from './suggest.ts'

/** The card a word names; or that none does and which was perhaps meant; or all it could name, in the decks' order. */
export type FoundCard =
  | { readonly card: Card }
  | { readonly unknown: string; readonly meant: string | undefined }
  | { readonly many: readonly Card[] }

/**
 * Looks a card up by its full id, else by its id alone, else by the id that siblings share. Of `many`, all are siblings
 * where the last is what found them.
 */
export const findCard = (cards: readonly Card[], word: string): FoundCard => {
  const wanted = word.normalize('NFC')
  const nameOf = wanted.includes('/') ? (card: Card) => card.id : shortId
  const named = cards.filter(card => nameOf(card) === wanted)
  const many = named.length > 0 ? named : cards.filter(card => baseId(nameOf(card)) === wanted)
  const [card] = many
  if (!card) return { unknown: word, meant: suggest(wanted, cards.map(nameOf)) }
  return many.length === 1 ? { card } : { many }
}
