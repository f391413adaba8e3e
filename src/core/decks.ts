import type { Card, CardId, Deck } from './card.ts'
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

/** Who was called by its question before it got its `id`: the first that may have been, where no card is called so now and none claims it. */
const unnamedOwners = (cards: readonly Card[], taken: ReadonlySet<CardId>): ReadonlyMap<CardId, CardId> => {
  const owners = new Map<CardId, CardId>()
  for (const { id, unnamed } of cards)
    if (unnamed !== undefined && !taken.has(unnamed) && !owners.has(unnamed)) owners.set(unnamed, baseId(id))
  return owners
}

const withUnnamed = ({ unnamed, ...card }: Card, owners: ReadonlyMap<CardId, CardId>): Card =>
  unnamed !== undefined && owners.get(unnamed) === baseId(card.id) ? { ...card, unnamed } : card

/**
 * The decks of a collection, in the order of their files' names: of two with one id the later is withheld, a `was` that
 * cannot be is dropped.
 */
export const checkCollection = (parsed: readonly ParsedDeck[]): CheckedDecks => {
  const { usable, problems } = distinct(parsed)
  const withheld = parsed.flatMap(deck => deck.withheld)
  const cards = usable.flatMap(({ deck }) => deck.cards)
  const taken = new Set([...cards.map(card => baseId(card.id)), ...withheld])
  const claims = judgeClaims(usable, taken)
  const owners = unnamedOwners(cards, new Set([...taken, ...[...claims.granted.values()].flat()]))
  const own = parsed.flatMap(deck => deck.problems)
  return {
    decks: usable.map(({ deck }) => ({
      ...deck,
      cards: deck.cards.map(card =>
        withUnnamed({ ...card, was: claims.granted.get(baseId(card.id)) ?? [] }, owners),
      ),
    })),
    problems: [...own, ...problems, ...topicProblems(usable), ...claims.problems].toSorted(byPlace),
    withheld,
  }
}
