import type { CardId, Deck } from './card.ts'
import { baseId } from './card-id.ts'
import type { ParsedDeck } from './deck.ts'
import { byPlace, type Place } from './place.ts'
import { type Elsewhere, type Problem, problemAt } from './problem.ts'
import { nearDuplicates } from './topics.ts'

/** A collection's decks, as far as their problems let them be used. */
export type CheckedDecks = {
  readonly decks: readonly Deck[]
  /** By file, line and column. */
  readonly problems: readonly Problem[]
  /** Full ids, without what tells siblings apart, of the cards held back, as far as they can be told. */
  readonly withheld: readonly CardId[]
}

type Usable = ParsedDeck & { readonly deck: Deck }

const elsewhere = ({ file, line }: Place): Elsewhere => ({ file, line })

/** The first deck of each id, and a problem for each later one. */
const distinct = (
  parsed: readonly ParsedDeck[],
): { usable: readonly Usable[]; problems: readonly Problem[] } => {
  const firsts = new Map<string, Place>()
  const usable: Usable[] = []
  const problems: Problem[] = []
  for (const { deck, ...rest } of parsed) {
    if (!deck) continue
    const first = firsts.get(deck.id)
    if (first) {
      const finding = { code: 'deck/duplicate-id', id: deck.id, first: elsewhere(first) } as const
      problems.push(problemAt(rest.marks.id, finding))
    } else {
      firsts.set(deck.id, rest.marks.id)
      usable.push({ ...rest, deck })
    }
  }
  return { usable, problems }
}

const topicProblems = (decks: readonly Usable[]): readonly Problem[] => {
  const marks = decks.flatMap(deck => deck.marks.topics)
  const places = new Map(marks.toReversed().map(mark => [mark.topic, mark]))
  return [...nearDuplicates(marks.map(mark => mark.topic))].flatMap(([topic, other]) => {
    const [place, first] = [places.get(topic), places.get(other)]
    if (!place || !first) return []
    const { topic: _, ...at } = place
    return problemAt(at, { code: 'topic/near-duplicate', topic, other, first: elsewhere(first) })
  })
}

type Claims = {
  readonly granted: ReadonlyMap<CardId, readonly CardId[]>
  readonly problems: readonly Problem[]
}

/** A card may only have been called what no card is called now, and what no other card claims. */
const judgeClaims = (decks: readonly Usable[], taken: ReadonlySet<CardId>): Claims => {
  const firsts = new Map<CardId, Place>()
  const granted = new Map<CardId, CardId[]>()
  const problems: Problem[] = []
  for (const { was, card, ...place } of decks.flatMap(deck => deck.marks.was)) {
    const first = firsts.get(was)
    if (taken.has(was)) problems.push(problemAt(place, { code: 'was/live', was }))
    else if (first) problems.push(problemAt(place, { code: 'was/claimed', was, first: elsewhere(first) }))
    else {
      firsts.set(was, place)
      granted.set(card, [...(granted.get(card) ?? []), was])
    }
  }
  return { granted, problems }
}

/**
 * The decks of a collection, in the order of their files' names: of two with one id the later is withheld, a `was` that
 * cannot be is dropped.
 */
export const checkCollection = (parsed: readonly ParsedDeck[]): CheckedDecks => {
  const { usable, problems } = distinct(parsed)
  const withheld = parsed.flatMap(deck => deck.withheld)
  const live = usable.flatMap(({ deck }) => deck.cards.map(card => baseId(card.id)))
  const claims = judgeClaims(usable, new Set([...live, ...withheld]))
  const own = parsed.flatMap(deck => deck.problems)
  return {
    decks: usable.map(({ deck }) => ({
      ...deck,
      cards: deck.cards.map(card => ({ ...card, was: claims.granted.get(baseId(card.id)) ?? [] })),
    })),
    problems: [...own, ...problems, ...topicProblems(usable), ...claims.problems].toSorted(byPlace),
    withheld,
  }
}
