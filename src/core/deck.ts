import type { z } from 'zod'
import type { CardId, Deck } from './card.ts'
import { baseId, idOfFile } from './card-id.ts'
import { type ReadEntry, readEntries, writtenId } from './deck-card.ts'
import { DeckHeader, deckKeys } from './deck-schema.ts'
import { misfits } from './misfit.ts'
import { byPlace, countUpTo, type Place, type Source, sourceOf } from './place.ts'
import { type Found, type Problem, problemsOf } from './problem.ts'
import { parseYaml } from './yaml.ts'
import { entryAt, type MapNode, type Node, nodeAt, plain, valueAt } from './yaml-tree.ts'

/** What in a deck only its whole collection can judge, and where it stands. */
type Marks = {
  readonly id: Place
  /** Where each topic first stands. */
  readonly topics: readonly (Place & { readonly topic: string })[]
  /** `card` is the id that its entry's cards share. */
  readonly was: readonly (Place & { readonly was: CardId; readonly card: CardId })[]
}

export type ParsedDeck = {
  /** With the cards that have no errors; absent where an error lies outside of every card. */
  readonly deck?: Deck
  readonly problems: readonly Problem[]
  /** Full ids, without what tells siblings apart, of the cards held back, as far as they can be told. */
  readonly withheld: readonly CardId[]
  readonly marks: Marks
}

const marksOf = (root: MapNode, entries: readonly ReadEntry[], source: Source): Marks => {
  const usable = entries.flatMap(({ node, cards: [card] }) => (card ? [{ node, card }] : []))
  const place = (node: Node, ...path: PropertyKey[]) => source.placeOf((nodeAt(node, path) ?? node).at)
  const topics = new Map<string, Node>()
  for (const { node, card } of usable)
    if (card.topic !== undefined && !topics.has(card.topic)) topics.set(card.topic, node)
  return {
    id: place(root, 'id'),
    topics: [...topics].map(([topic, node]) => ({ ...place(node, 'topic'), topic })),
    was: usable.flatMap(({ node, card }) =>
      card.was.map((was, index) => ({ ...place(node, 'was', index), was, card: baseId(card.id) })),
    ),
  }
}

/** The cards that findings lie in, or stand right before; undefined among them for one outside of every card. */
const cardsHit = (list: Node | undefined, found: readonly Found[]): ReadonlySet<Node | undefined> => {
  if (list?.type !== 'list') return new Set(found.map(() => undefined))
  const ends = list.items.map(item => item.end)
  return new Set(found.map(({ at }) => (at < list.at ? undefined : list.items[countUpTo(ends, at)])))
}

/** What holds for the whole deck. */
const deckFindings = (
  root: MapNode,
  error: z.ZodError | undefined,
  entries: readonly ReadEntry[],
): readonly Found[] => {
  if (error) return misfits('deck', error.issues, root, deckKeys)
  if (entries.length > 0) return []
  return [{ at: (entryAt(root, 'cards')?.key ?? root).at, finding: { code: 'deck/no-cards' } }]
}

const readDeck = (root: MapNode, source: Source, file: string, refused: readonly Found[]): ParsedDeck => {
  const { data, error } = DeckHeader.safeParse(plain(root))
  const id = writtenId(root) ?? idOfFile(file)
  const list = valueAt(root, 'cards')
  const hit = cardsHit(list, refused)
  const entries = readEntries(list?.type === 'list' ? list.items : [], id, source, hit)
  const deck = hit.has(undefined) ? undefined : data
  const held = deck ? entries.filter(({ cards }) => cards.length === 0) : entries
  const found = [...refused, ...deckFindings(root, error, entries), ...entries.flatMap(entry => entry.found)]
  const parsed = {
    problems: problemsOf(source, found).toSorted(byPlace),
    withheld: held.flatMap(entry => (entry.id === undefined ? [] : `${id}/${entry.id}`)),
    marks: marksOf(root, entries, source),
  }
  if (!deck) return parsed
  const { deck: name = id, id: written, cards: _cards, ...about } = deck
  return {
    ...parsed,
    deck: {
      ...about,
      id,
      ...(written === undefined ? {} : { hasId: true }),
      name,
      file,
      cards: entries.flatMap(({ cards }) => cards),
    },
  }
}

/** What is wrong with a file that holds no map, besides its YAML. */
const rootFound = (root: Node | undefined, found: readonly Found[]): readonly Found[] => {
  if (root) return [{ at: root.at, finding: { code: 'deck/not-a-map', got: root.type } }]
  return found.length > 0 ? [] : [{ at: 0, finding: { code: 'file/empty' } }]
}

/** A file that no deck can be made of. */
export const noDeck = (problems: readonly Problem[], id: Place): ParsedDeck => ({
  problems,
  withheld: [],
  marks: { id, topics: [], was: [] },
})

/** A deck file's text, and its tree where it holds a map. */
export const readDeckText = (text: string, file: string): { parsed: ParsedDeck; root?: MapNode } => {
  const source = sourceOf(text, file)
  const { root, found } = parseYaml(source)
  if (root?.type === 'map') return { parsed: readDeck(root, source, file, found), root }
  const problems = problemsOf(source, [...found, ...rootFound(root, found)]).toSorted(byPlace)
  return { parsed: noDeck(problems, source.placeOf(0)) }
}

/**
 * A deck file's text. What is wrong with a card withholds that card, what is wrong outside of every card the deck; all
 * of it is told. `file` is the path as the person would write it; its name is the id of a deck that has none.
 */
export const parseDeck = (text: string, file: string): ParsedDeck => readDeckText(text, file).parsed
