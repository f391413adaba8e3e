import { ankiGuid, isOwnGuid, oldestIds } from '../anki-guid.ts'
import type { Card, CardId, Deck } from '../card.ts'
import { baseId, idOfQuestion, idParts } from '../card-id.ts'
import { grouped } from '../grouped.ts'

/** An entry of a deck, by the cards it makes. */
export type Existing = {
  readonly id: CardId
  readonly deck: Deck
  readonly cards: readonly [Card, ...Card[]]
}

/** Whose note a GUID of ours is: an entry's, or that of its card which asks the other way round. */
type OwnNote = { readonly entry: Existing; readonly kind: '' | '#reverse' | '#cloze' }

/** The entries there are, by what one that comes in may be known by. */
export type ExistingEntries = {
  readonly byId: (id: CardId) => Existing | undefined
  /** Anywhere, by its id within its deck. */
  readonly byShortId: (id: string) => Existing | undefined
  readonly byQuestion: (deck: string, question: string) => Existing | undefined
  readonly byGuid: (guid: string) => OwnNote | undefined
}

/** A card's question, or its text with the gaps filled. */
const questionOf = ({ question, answer, gap }: Card): string =>
  gap ? `${gap.before}${answer}${gap.after}` : question

const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const ownNotes = (entries: readonly Existing[]): ReadonlyMap<string, OwnNote> => {
  const oldest = oldestIds(entries.flatMap(({ cards }) => cards))
  return new Map(
    entries.flatMap((entry): readonly (readonly [string, OwnNote])[] => {
      const id = oldest.get(entry.id) ?? entry.id
      const kinds = entry.cards[0].form === 'cloze' ? (['#cloze'] as const) : (['', '#reverse'] as const)
      return kinds.map(kind => [ankiGuid(id + kind), { entry, kind }])
    }),
  )
}

export const existingEntries = (decks: readonly Deck[]): ExistingEntries => {
  const entries = decks.flatMap(deck =>
    [...grouped(deck.cards, card => baseId(card.id))].flatMap(([id, [first, ...more]]) =>
      first ? { id, deck, cards: [first, ...more] as const } : [],
    ),
  )
  const ids = new Map(entries.map(entry => [entry.id, entry]))
  const shortIds = lazily(() => new Map(entries.toReversed().map(entry => [idParts(entry.id).card, entry])))
  const key = (deck: string, question: string) => `${deck}/${idOfQuestion(question)}`
  const questions = lazily(
    () => new Map(entries.toReversed().map(entry => [key(entry.deck.id, questionOf(entry.cards[0])), entry])),
  )
  const notes = lazily(() => ownNotes(entries))
  return {
    byId: id => ids.get(id),
    byShortId: id => shortIds().get(id),
    byQuestion: (deck, question) => questions().get(key(deck, question)),
    byGuid: guid => (isOwnGuid(guid) ? notes().get(guid) : undefined),
  }
}
