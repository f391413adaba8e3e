import type { Card } from './card.ts'
import { idOfQuestion, idPattern } from './card-id.ts'
import { fairChoices } from './choices.ts'
import { cardKeys, DeckCard } from './deck-schema.ts'
import { misfits } from './misfit.ts'
import type { Source } from './place.ts'
import { type Found, severityOf } from './problem.ts'
import { entryAt, type MapNode, type Node, plain, valueAt } from './yaml-tree.ts'

/** A card as its deck has it. `card` is absent where an error holds it back. */
export type ReadCard = {
  readonly node: Node
  /** Its id within the deck, as far as it can be told. */
  readonly id: string | undefined
  readonly card: Card | undefined
  readonly found: readonly Found[]
}

type Item = Pick<ReadCard, 'node' | 'id'>

const isError = ({ finding }: Found): boolean => severityOf(finding) === 'error'

/** The `id` of a deck or card, if it is one. */
export const writtenId = (map: MapNode): string | undefined => {
  const node = valueAt(map, 'id')
  const id = node?.type === 'text' ? node.text.normalize('NFC') : ''
  return idPattern.test(id) ? id : undefined
}

/** The id even of a card that has errors: no other card may take it. */
const cardId = (node: Node): string | undefined => {
  if (node.type !== 'map') return undefined
  if (entryAt(node, 'id')) return writtenId(node)
  const question = valueAt(node, 'question')
  return question?.type === 'text' ? idOfQuestion(question.text) : undefined
}

const parseCard = (node: Node, deck: string, line: number): { card?: Card; found: readonly Found[] } => {
  if (node.type !== 'map')
    return { found: [{ at: node.at, finding: { code: 'card/not-a-map', got: node.type } }] }
  const { data, error } = DeckCard.safeParse(plain(node))
  if (error) return { found: misfits('card', error.issues, node, cardKeys) }
  const unnamed = idOfQuestion(data.question)
  const { id = unnamed } = data
  const { wrong, found } = fairChoices(data, node)
  const was = data.was.map(old => (old.includes('/') ? old : `${deck}/${old}`))
  return {
    card: {
      ...data,
      form: 'forward',
      typed: false,
      id: `${deck}/${id}`,
      deck,
      wrong,
      was,
      ...(data.id === undefined ? {} : { unnamed: `${deck}/${unnamed}` }),
      line,
    },
    found,
  }
}

const twin = (node: Node, id: string, first: number): Found => {
  const written = node.type === 'map' ? valueAt(node, 'id') : undefined
  if (written) return { at: written.at, finding: { code: 'card/duplicate-id', id, first } }
  return { at: node.at, finding: { code: 'card/same-question', first } }
}

/** The cards whose id stands on an earlier line already, and what to say of each. */
const twinsOf = (items: readonly Item[], source: Source): ReadonlyMap<Node, Found> => {
  const firsts = new Map<string, number>()
  const twins = new Map<Node, Found>()
  for (const { node, id } of items) {
    if (id === undefined) continue
    const first = firsts.get(id)
    if (first === undefined) firsts.set(id, source.lineOf(node.at))
    else twins.set(node, twin(node, id, first))
  }
  return twins
}

/** The cards of a deck. Those that the `refused` pieces of YAML belong to are held back. */
export const readCards = (
  nodes: readonly Node[],
  deck: string,
  source: Source,
  refused: ReadonlySet<Node | undefined>,
): readonly ReadCard[] => {
  const items = nodes.map(node => ({ node, id: cardId(node) }))
  const twins = twinsOf(items, source)
  return items.map(({ node, id }) => {
    const { card, found: own } = parseCard(node, deck, source.lineOf(node.at))
    const twin = twins.get(node)
    const found = twin ? [...own, twin] : own
    const isHeld = refused.has(node) || found.some(isError)
    return { node, id, card: isHeld ? undefined : card, found }
  })
}
