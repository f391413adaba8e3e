import type { Card } from './card.ts'
import { baseId, shortId } from './card-id.ts'
import type { NewCard } from './card-text.ts'
import { entryId } from './deck-card.ts'
import { type Edited, edited, face, proven, readNewCard } from './deck-edit.ts'
import { newCardOfCards } from './entry-card.ts'
import { grouped } from './grouped.ts'
import { spliced } from './splice.ts'
import { type KeyValue, valueSplices } from './value-splices.ts'
import { valueAt } from './yaml-tree.ts'

/** Keys that the card of this id within its deck is to have. */
export type CardChange = { readonly card: string; readonly set: Omit<NewCard, 'id'> }

const keysOf = (set: CardChange['set']): readonly KeyValue[] =>
  Object.entries(set).flatMap(([key, value]): readonly KeyValue[] =>
    value === undefined || value === false ? [] : [[key, value]],
  )

const entriesOf = (cards: readonly Card[]): ReadonlyMap<string, readonly Card[]> =>
  grouped(cards, card => baseId(shortId(card)))

const faces = (cards: readonly Card[], was: Card['was']): string =>
  cards.map(card => face({ ...card, was })).join('\n')

/** Whether an entry says what was asked for, and all else that it said before. */
const isChanged = (
  before: readonly Card[],
  after: readonly Card[],
  change: CardChange | undefined,
): boolean => {
  const [first, ...more] = before
  if (!first) return false
  if (!change) return faces(before, first.was) === faces(after, after[0]?.was ?? [])
  const wanted = readNewCard({ ...newCardOfCards([first, ...more]), ...change.set }, first.deck)
  if ('problem' in wanted) return false
  return after[0]?.was.join() === first.was.join() && faces(wanted.cards, []) === faces(after, [])
}

/** Gives cards of a deck other values for some of their keys, by splicing: nothing else of the text changes. */
export const withChanges = (text: string, file: string, changes: readonly CardChange[]): Edited =>
  edited(text, file, before => {
    const wanted = new Map(changes.map(change => [change.card, change]))
    const old = entriesOf(before.parsed.deck?.cards ?? [])
    const missing = changes.find(({ card }) => !old.has(card))
    if (missing) return { refused: { code: 'no-card', card: missing.card } }
    const list = valueAt(before.root, 'cards')
    const attempt = (oneLine: boolean): Edited => {
      const splices = (list?.type === 'list' ? list.items : []).flatMap(node => {
        const change = wanted.get(entryId(node) ?? '')
        return change && node.type === 'map'
          ? valueSplices(before.text, node, keysOf(change.set), oneLine)
          : []
      })
      return proven(before, spliced(before.text, splices), file, cards => {
        const now = entriesOf(cards)
        return (
          now.size === old.size &&
          [...old].every(([id, entry]) => isChanged(entry, now.get(id) ?? [], wanted.get(id)))
        )
      })
    }
    const result = attempt(false)
    return 'refused' in result && result.refused.code === 'layout' ? attempt(true) : result
  })
