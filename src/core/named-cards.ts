import type { Card, CardId } from './card.ts'
import { baseId } from './card-id.ts'
import { findCard } from './find-card.ts'

export type NamedCards =
  /** Several where the word names an entry whose cards all bear its id with an ending. */
  | { readonly cards: readonly Card[] }
  /** Entries of several decks go by this name. */
  | { readonly many: readonly CardId[] }
  | { readonly unknown: string; readonly meant: string | undefined }

/** The cards a word names: one, or those of one entry. An id of old names the card of today. */
export const namedCards = (cards: readonly Card[], word: string): NamedCards => {
  const found = findCard(cards, word)
  if ('card' in found) return { cards: [found.card] }
  if ('many' in found) {
    const entries = new Set(found.many.map(({ id }) => baseId(id)))
    return entries.size === 1 ? { cards: found.many } : { many: found.many.map(({ id }) => id) }
  }
  const renamed = cards.filter(({ was }) => was.includes(word.normalize('NFC')))
  return renamed.length === 0 ? found : { cards: renamed }
}
