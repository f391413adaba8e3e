import type { Card } from './card.ts'
import { idOfQuestion, idPattern } from './card-id.ts'
import { readCloze } from './cloze.ts'
import { ClozeEntry, cardKeys, QuestionEntry, questionKeys } from './deck-schema.ts'
import { misfits } from './misfit.ts'
import type { Source } from './place.ts'
import { type Found, severityOf } from './problem.ts'
import { clozeCards, questionCards, type Shared } from './siblings.ts'
import { suggest } from './suggest.ts'
import { entryAt, type MapNode, type Node, plain, valueAt } from './yaml-tree.ts'

/** An entry of a deck. It has no cards where an error holds it back. */
export type ReadEntry = {
  readonly node: Node
  /** Its id within the deck, which all its cards share, as far as it can be told. */
  readonly id: string | undefined
  readonly cards: readonly Card[]
  readonly found: readonly Found[]
}

type Item = Pick<ReadEntry, 'node' | 'id'>

const isError = ({ finding }: Found): boolean => severityOf(finding) === 'error'

/** The `id` of a deck or card, if it is one. */
export const writtenId = (map: MapNode): string | undefined => {
  const node = valueAt(map, 'id')
  const id = node?.type === 'text' ? node.text.normalize('NFC') : ''
  return idPattern.test(id) ? id : undefined
}

/** Whether an entry is a text with gaps, even where the key is misspelt. */
const hasGaps = (map: MapNode): boolean => {
  if (entryAt(map, 'cloze')) return true
  const keys = map.entries.map(({ key }) => key.text)
  if (keys.some(key => key === 'question' || key === 'answer')) return false
  return keys.some(key => !cardKeys.includes(key) && suggest(key, cardKeys) === 'cloze')
}

const idOfCloze = (text: string): string | undefined => {
  const read = readCloze(text)
  return 'finding' in read ? undefined : idOfQuestion(read.filled)
}

/** The id even of an entry that has errors: no other may take it. */
export const entryId = (node: Node): string | undefined => {
  if (node.type !== 'map') return undefined
  if (entryAt(node, 'id')) return writtenId(node)
  const [cloze, question] = [valueAt(node, 'cloze'), valueAt(node, 'question')]
  if (cloze) return cloze.type === 'text' ? idOfCloze(cloze.text) : undefined
  return question?.type === 'text' ? idOfQuestion(question.text) : undefined
}

type Place = Pick<Shared, 'deck' | 'line'> & { readonly id: string | undefined; readonly source: string }

const sharedOf = (
  { id: written, topic, note, tags, was, typed }: QuestionEntry | ClozeEntry,
  { deck, line, id }: Place,
  idOfText: () => string | undefined,
): Shared => {
  const unnamed = written === undefined ? undefined : idOfText()
  return {
    id: `${deck}/${id}`,
    deck,
    typed,
    ...(topic === undefined ? {} : { topic }),
    ...(note === undefined ? {} : { note }),
    tags,
    was: was.map(old => (old.includes('/') ? old : `${deck}/${old}`)),
    ...(unnamed === undefined ? {} : { unnamed: `${deck}/${unnamed}` }),
    line,
  }
}

const parseCloze = (map: MapNode, place: Place): Pick<ReadEntry, 'cards' | 'found'> => {
  const others = map.entries.filter(({ key }) => questionKeys.has(key.text))
  const found = others.map(
    ({ key: { at, text } }): Found => ({ at, finding: { code: 'card/not-with-cloze', key: text } }),
  )
  const entries = map.entries.filter(entry => !others.includes(entry))
  const { data, error } = ClozeEntry.safeParse(plain({ ...map, entries }))
  if (error) return { cards: [], found: [...found, ...misfits('card', error.issues, map, cardKeys)] }
  const cloze = clozeCards(
    data,
    sharedOf(data, place, () => idOfCloze(data.cloze)),
    map,
    place.source,
  )
  return { ...cloze, found: [...found, ...cloze.found] }
}

const parseEntry = (node: Node, place: Place): Pick<ReadEntry, 'cards' | 'found'> => {
  if (node.type !== 'map') {
    return { cards: [], found: [{ at: node.at, finding: { code: 'card/not-a-map', got: node.type } }] }
  }
  if (hasGaps(node)) return parseCloze(node, place)
  const { data, error } = QuestionEntry.safeParse(plain(node))
  if (error) return { cards: [], found: misfits('card', error.issues, node, cardKeys) }
  return questionCards(
    data,
    sharedOf(data, place, () => idOfQuestion(data.question)),
    node,
  )
}

const twin = (node: Node, id: string, first: number): Found => {
  const written = node.type === 'map' ? valueAt(node, 'id') : undefined
  if (written) return { at: written.at, finding: { code: 'card/duplicate-id', id, first } }
  return { at: node.at, finding: { code: 'card/same-question', first } }
}

/** The entries whose id stands on an earlier line already, and what to say of each. */
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

/** The entries of a deck. Those that the `refused` pieces of YAML belong to are held back. */
export const readEntries = (
  nodes: readonly Node[],
  deck: string,
  source: Source,
  refused: ReadonlySet<Node | undefined>,
): readonly ReadEntry[] => {
  const items = nodes.map(node => ({ node, id: entryId(node) }))
  const twins = twinsOf(items, source)
  return items.map(({ node, id }) => {
    const { cards, found: own } = parseEntry(node, {
      deck,
      id,
      line: source.lineOf(node.at),
      source: source.text,
    })
    const twin = twins.get(node)
    const found = twin ? [...own, twin] : own
    const isHeld = refused.has(node) || found.some(isError)
    return { node, id, cards: isHeld ? [] : cards, found }
  })
}
