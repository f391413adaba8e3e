import type { Card, Deck } from '../core/card.ts'
import { baseId } from '../core/card-id.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

/** An entry that was added, with its id and its place. */
export const addedLine = ({ add }: Words, cards: readonly Card[], { file }: Deck): Line => {
  const [first] = cards
  if (!first) return add.nothing
  const place = `${file}:${first.line}`
  const id = baseId(first.id)
  return {
    text: cards.length === 1 ? add.added(id, place) : add.addedSeveral(id, cards.length, place),
    style: 'good',
  }
}
