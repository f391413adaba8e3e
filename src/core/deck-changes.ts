import type { Card, Deck } from './card.ts'

export type DeckChanges = {
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** Something besides its cards. */
  readonly other: boolean
}

const textOf = ({ line: _, ...card }: Card): string => JSON.stringify(card)
const headOf = (deck: Deck): string => JSON.stringify({ ...deck, cards: deck.cards.map(({ id }) => id) })

/** What an edit did to a deck. A card is the same one where its id is. */
export const deckChanges = (before: Deck | undefined, after: Deck): DeckChanges => {
  const [old, now] = [before?.cards ?? [], after.cards].map(
    cards => new Map(cards.map(card => [card.id, card])),
  )
  const both = [...(now ?? [])].flatMap(([id, card]) => {
    const was = old?.get(id)
    return was ? [{ was, card }] : []
  })
  const added = (now?.size ?? 0) - both.length
  const removed = (old?.size ?? 0) - both.length
  return {
    added,
    removed,
    changed: both.filter(({ was, card }) => textOf(was) !== textOf(card)).length,
    other: added === 0 && removed === 0 && before !== undefined && headOf(before) !== headOf(after),
  }
}
