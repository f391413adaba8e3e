import type { Card } from './card.ts'
import { shortId } from './card-id.ts'

/** What to call each card: its id within its deck where no other deck has that, else its full id. Either finds it again. */
export const cardNames = (cards: readonly Card[]): ((card: Pick<Card, 'id'>) => string) => {
  const counts = new Map<string, number>()
  for (const card of cards) counts.set(shortId(card), (counts.get(shortId(card)) ?? 0) + 1)
  return card => (counts.get(shortId(card)) === 1 ? shortId(card) : card.id)
}
