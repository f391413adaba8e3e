import { alike, leastLikeness } from './alike.ts'
import type { CardId, Deck } from './card.ts'
import { idOfQuestion, idParts } from './card-id.ts'
import { grouped } from './grouped.ts'
import type { Entry, KnownCards, Pair, Text } from './known-cards.ts'
import { alikeAmong, comparable } from './likeness.ts'

/** An id with a history that no card goes by today, and what the card said, where that is remembered. */
export type Orphan = { readonly id: CardId; readonly text?: Text }

/** A vanished card, and the card it may be now. */
export type Match = { readonly old: Orphan; readonly card: Entry }

export const pairOf = ({ old, card }: Match): Pair => [old.id, card.id]

export type Situation = {
  readonly orphans: readonly Orphan[]
  readonly decks: readonly Deck[]
  /** The cards of today by the id their siblings share. */
  readonly entries: ReadonlyMap<CardId, Entry>
  /** Ids that answers were given under: such a card has a history of its own. */
  readonly own: ReadonlySet<CardId>
  readonly known: KnownCards
}

/** What a card is called within its deck, or says that it was. */
const namesOf = ({ id, deck, was }: Entry): readonly string[] =>
  [id, ...was].flatMap(name => (idParts(name).deck === deck ? [idParts(name).card] : []))

/** Whether a vanished card would be this one if its deck were. */
export const isCalled = (card: Entry, old: Orphan): boolean => namesOf(card).includes(idParts(old.id).card)

const keyOf = ([old, card]: Pair): string => `${old}\n${card}`

/** The likeness is 0 where nothing but the same written id speaks for it. */
export type Scored = { readonly match: Match; readonly likeness: number }

/** Of two that are as like, the one that stayed in its deck comes first. */
const rankOf = ({ match: { old, card }, likeness }: Scored): number =>
  idParts(old.id).deck === card.deck ? likeness + 0.05 : likeness

const byRank = (a: Scored, b: Scored): number => {
  const [[oldA, cardA], [oldB, cardB]] = [pairOf(a.match), pairOf(b.match)]
  const rank = rankOf(b) - rankOf(a)
  if (rank !== 0) return rank
  if (oldA !== oldB) return oldA < oldB ? -1 : 1
  return cardA < cardB ? -1 : 1
}

/** The best first, each card and each vanished card once. */
export const oneToOne = (scored: readonly Scored[]): readonly Scored[] => {
  const [olds, cards] = [new Set<CardId>(), new Set<CardId>()]
  return scored.toSorted(byRank).filter(({ match }) => {
    const [old, card] = pairOf(match)
    if (olds.has(old) || cards.has(card)) return false
    olds.add(old)
    cards.add(card)
    return true
  })
}

/**
 * Whether a pair may be asked about. A card with a history of its own is not the vanished one, unless it was proposed before it
 * got that, or got it on another machine, which had never seen the vanished one: this one sees the card for the first time.
 */
const isOpenIn = ({ own, known }: Situation): ((match: Match) => boolean) => {
  const waiting = new Set(known.waiting.map(keyOf))
  const refused = new Set(known.refused.map(keyOf))
  return match => {
    const key = keyOf(pairOf(match))
    if (refused.has(key)) return false
    const isUnseen = match.old.text !== undefined && !known.cards.has(match.card.id)
    return !own.has(match.card.id) || isUnseen || waiting.has(key)
  }
}

/** Cards that were last seen with an id of their own and the question that a vanished id is made of. */
export const gotIds = ({ orphans, entries, known }: Situation): readonly Match[] => {
  const olds = new Map(orphans.map(orphan => [orphan.id, orphan]))
  const refused = new Set(known.refused.map(keyOf))
  const found: Scored[] = []
  for (const [id, card] of entries) {
    const before = known.cards.get(id)
    if (before === undefined || before.question === card.question) continue
    const old = olds.get(`${card.deck}/${idOfQuestion(before.question)}`)
    if (old && !refused.has(keyOf([old.id, id]))) {
      found.push({ match: { old: { text: before, ...old }, card }, likeness: 1 })
    }
  }
  return oneToOne(found).map(({ match }) => match)
}

/** Whether other cards than these two, of today or vanished, have their answer in that deck. */
const sharedAnswers = ({ entries, orphans }: Situation) => {
  const keyOf = (deck: string, { answer }: Text) => `${deck}\n${comparable(answer)}`
  const counts = new Map<string, number>()
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const card of entries.values()) count(keyOf(card.deck, card))
  for (const { id, text } of orphans) if (text) count(keyOf(idParts(id).deck, text))
  return (deck: string, { text }: Orphan, card: Entry): boolean => {
    const of = (deck: string, text: Text) => counts.get(keyOf(deck, text)) ?? 0
    return text !== undefined && of(deck, text) > (card.deck === deck ? 2 : 1)
  }
}

/** Of thousands of like questions only the likeliest are looked at closely. */
const mostAlike = 30

/** Every match that may be, with how likely it is. A text that nobody remembers leaves the ids to go by. */
export const allMatches = (situation: Situation): readonly Scored[] => {
  const { orphans, entries } = situation
  const isOpen = isOpenIn(situation)
  const waiting = new Set(situation.known.waiting.map(([, card]) => card))
  const candidates = [...entries].flatMap(([id, card]) =>
    situation.own.has(id) && situation.known.cards.has(id) && !waiting.has(id) ? [] : [{ id, card }],
  )
  const alikes = alikeAmong(candidates.map(({ card }) => card.question))
  const byName = grouped(
    candidates.flatMap(({ card }, index) => {
      const asked = card.unnamed === undefined ? [] : [idParts(card.unnamed).card]
      return [...new Set([...namesOf(card), ...asked])].map(name => ({ name, index }))
    }),
    ({ name }) => name,
  )
  const isShared = sharedAnswers(situation)
  const answers = candidates.map(({ card }) => comparable(card.answer))
  const likeliest = ({ question, answer }: Text): Map<number, number> => {
    const same = comparable(answer)
    const rank = ([index, alike]: readonly [number, number]) => alike + (answers[index] === same ? 1 : 0)
    const found = alikes(question, leastLikeness)
    const ranks = Float64Array.from(found, rank).sort()
    const least = ranks[ranks.length - mostAlike] ?? 0
    return new Map(found.filter(one => rank(one) >= least).slice(0, mostAlike))
  }

  return orphans.flatMap(old => {
    const { deck, card: part } = idParts(old.id)
    const found = old.text ? likeliest(old.text) : new Map<number, number>()
    for (const { index } of byName.get(part) ?? []) if (!found.has(index)) found.set(index, old.text ? 0 : 1)
    return [...found].flatMap(([index, questions]): Scored[] => {
      const candidate = candidates[index]
      if (!candidate || !isOpen({ old, card: candidate.card })) return []
      const { card } = candidate
      const sameDeck = card.deck === deck
      const sameId = isCalled(card, old)
      const saysSo = sameId && idParts(candidate.id).card !== part
      const match = { old, card }
      // Its `was` names it already, and only the deck is another.
      if (saysSo) return [{ match, likeness: 1 }]
      if (old.text === undefined) return [{ match, likeness: idOfQuestion(card.question) === part ? 1 : 0 }]
      const likeness = alike(old.text, card, {
        questions,
        sameDeck,
        sameId,
        isShared: isShared(deck, old, card),
      })
      return likeness === undefined ? [] : [{ match, likeness }]
    })
  })
}
