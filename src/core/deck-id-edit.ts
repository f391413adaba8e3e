import type { Card, Deck } from './card.ts'
import { keySplices } from './card-splices.ts'
import { parseDeck } from './deck.ts'
import { type Edited, edited } from './deck-edit.ts'
import { spliced } from './splice.ts'
import { entryAt } from './yaml-tree.ts'

/** Everything of a deck that does not follow from its id. */
const face = ({ id, hasId: _, cards, name, ...deck }: Deck): string => {
  const short = (full: string) => (full.startsWith(`${id}/`) ? full.slice(id.length + 1) : full)
  const cardFace = ({ line: _, unnamed, ...card }: Card) => ({
    ...card,
    id: short(card.id),
    deck: '',
    was: card.was.map(short),
  })
  return JSON.stringify({ ...deck, name: name === id ? '' : name, cards: cards.map(cardFace) })
}

/** Writes the id of a deck that has none as the first of its keys: nothing else of the text changes. */
export const withDeckId = (whole: string, file: string, id: string): Edited =>
  edited(whole, file, ({ text, parsed: before, root }) => {
    if (entryAt(root, 'id')) return { refused: { code: 'layout' } }
    const changed = spliced(text, keySplices(text, root, { id, was: [] }))
    const parsed = parseDeck(changed, file)
    const isProven =
      parsed.deck?.id === id &&
      before.deck !== undefined &&
      face(parsed.deck) === face(before.deck) &&
      parsed.problems.length === before.problems.length
    return isProven ? { text: changed, parsed, added: [] } : { refused: { code: 'layout' } }
  })
