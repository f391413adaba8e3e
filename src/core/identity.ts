import type { CardId, Deck } from './card.ts'
import { baseId, idParts } from './card-id.ts'
import { grouped } from './grouped.ts'
import type { Entry, KnownCards } from './known-cards.ts'
import {
  allMatches,
  gotIds,
  isCalled,
  type Match,
  type Orphan,
  oneToOne,
  type Scored,
  type Situation,
} from './matches.ts'
import { isError, type Problem } from './problem.ts'
import type { Standings } from './progress.ts'

export type Proposal =
  /** It got an `id`, and then another question: that is certain. */
  | ({ readonly kind: 'got-id' } & Match)
  | ({ readonly kind: 'reworded' | 'moved'; readonly likeness: number } & Match)
  /** `mend` is what gives the cards their history back: the deck's old `id`, or a `was` in each. */
  | {
      readonly kind: 'deck-renamed'
      readonly from: string
      readonly to: Deck
      readonly mend: 'id' | 'was'
      readonly matches: readonly Match[]
    }

export const matchesOf = (proposal: Proposal): readonly Match[] =>
  proposal.kind === 'deck-renamed' ? proposal.matches : [proposal]

/**
 * The vanished ids of cards with a history. What a file with errors may hold is not vanished: nothing is told of its deck,
 * nor of decks that are gone while a file cannot be read, until it is mended.
 */
export const orphansOf = (
  cards: Standings,
  entries: ReadonlyMap<CardId, Entry>,
  { decks, problems }: { readonly decks: readonly Deck[]; readonly problems: readonly Problem[] },
  known: KnownCards,
): readonly Orphan[] => {
  const broken = new Set(problems.filter(isError).map(({ file }) => file))
  const live = new Map(decks.map(deck => [deck.id, deck]))
  const isUnread = [...broken].some(file => !decks.some(deck => deck.file === file))
  const ids = new Set([...cards.keys()].map(baseId))
  return [...ids].sort().flatMap(id => {
    const deck = live.get(idParts(id).deck)
    const isDoubtful = deck ? broken.has(deck.file) : isUnread
    if (entries.has(id) || isDoubtful) return []
    const text = known.cards.get(id)
    return [{ id, ...(text ? { text } : {}) }]
  })
}

/** How many ids that are the same show a deck to be another, where no text is remembered. */
const enoughIds = 3

/** The decks that most cards of a vanished deck stand in now. */
const renamedDecks = (
  { decks, orphans, entries, own }: Situation,
  scored: readonly Scored[],
): readonly Extract<Proposal, { kind: 'deck-renamed' }>[] => {
  const live = new Map(decks.map(deck => [deck.id, deck]))
  const gone = grouped(orphans, ({ id }) => idParts(id).deck)
  const matches = grouped(
    scored.filter(({ match }) => !live.has(idParts(match.old.id).deck)),
    ({ match }) => `${idParts(match.old.id).deck}\n${match.card.deck}`,
  )
  const taken = new Set<string>()
  return [...matches.values()]
    .map(oneToOne)
    .toSorted((a, b) => b.length - a.length)
    .flatMap(found => {
      const [first] = found
      if (!first) return []
      const from = idParts(first.match.old.id).deck
      const to = live.get(first.match.card.deck)
      const sure = found.filter(({ likeness }) => likeness > 0).length
      const isMost = found.length * 2 > (gone.get(from)?.length ?? 0)
      if (!to || !isMost || (sure === 0 && found.length < enoughIds) || taken.has(to.id)) return []
      taken.add(to.id)
      const keeps = found.filter(({ match: { old, card } }) => isCalled(card, old))
      const hasOwn = [...entries].some(([id, card]) => card.deck === to.id && own.has(id))
      const mend = to.hasId || hasOwn || keeps.length * 2 <= found.length ? 'was' : 'id'
      return [{ kind: 'deck-renamed', from, to, mend, matches: found.map(({ match }) => match) }]
    })
}

/** The situation without what is told already. */
const without = (situation: Situation, told: readonly Match[]): Situation => {
  const olds = new Set(told.map(({ old }) => old.id))
  const cards = new Set(told.map(({ card }) => card.id))
  return {
    ...situation,
    orphans: situation.orphans.filter(({ id }) => !olds.has(id)),
    entries: new Map([...situation.entries].filter(([id]) => !cards.has(id))),
  }
}

/**
 * Which cards of today may be which that vanished: what is certain first, then whole decks, then the likeliest. A card of
 * today and a vanished one each stand in one proposal at most, and a pair that was refused in none.
 */
export const proposals = (situation: Situation): readonly Proposal[] => {
  if (situation.orphans.length === 0) return []
  const certain = gotIds(situation)
  const rest = without(situation, certain)
  const scored = allMatches(rest)
  const renamed = renamedDecks(rest, scored)
  const told = new Set(renamed.flatMap(({ matches }) => matches.map(({ old }) => old.id)))
  const cards = new Set(renamed.flatMap(({ matches }) => matches.map(({ card }) => card.id)))
  const single = oneToOne(
    scored.filter(
      ({ match, likeness }) => likeness > 0 && !told.has(match.old.id) && !cards.has(match.card.id),
    ),
  )
  return [
    ...certain.map(match => ({ kind: 'got-id', ...match }) as const),
    ...renamed,
    ...single.map(
      ({ match, likeness }) =>
        ({
          kind: match.card.deck === idParts(match.old.id).deck ? 'reworded' : 'moved',
          likeness,
          ...match,
        }) as const,
    ),
  ]
}
