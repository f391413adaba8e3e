import { columnAt, insertion, lineBreakOf, linesBelow, type Splice } from './splice.ts'
import { doubleQuoted, scalarText } from './yaml-text.ts'
import { type Entry, entryAt, type ListNode, type MapNode, type Node, type TextNode } from './yaml-tree.ts'

/** Whether it is in brackets or braces. */
export const isFlow = (text: string, { at }: Pick<Node, 'at'>): boolean => /[[{]/.test(text[at] ?? '')

/** Whether a map is written as JSON is. */
export const isJson = (text: string, map: MapNode): boolean =>
  isFlow(text, map) && text[map.entries[0]?.key.at ?? 0] === '"'

/** How names are written within brackets. */
type Write = (name: string) => string
type Names = { readonly names: readonly string[]; readonly write: Write }

const inFlow: Write = name => scalarText(name, true)
const commaed = ({ names, write }: Names): string => names.map(write).join(', ')

/** Past the colon of a key that has no value; where it has no colon either, one is written. */
const afterColon = (text: string, { end }: TextNode): { at: number; colon: string } => {
  const colon = /^\s*:/.exec(text.slice(end, end + 200))
  return colon ? { at: end + colon[0].length, colon: '' } : { at: end, colon: ':' }
}

const withItems = (text: string, list: ListNode, added: Names): Splice => {
  const last = list.items.at(-1)
  if (isFlow(text, list)) {
    return last ? insertion(last.end, `, ${commaed(added)}`) : insertion(list.at + 1, commaed(added))
  }
  const margin = ' '.repeat(columnAt(text, list.at))
  return linesBelow(
    text,
    last?.end ?? list.end,
    added.names.map(name => `${margin}- ${scalarText(name)}`),
  )
}

/** The names put behind those that a card's `was` has already. */
const withNames = (text: string, { key, value }: Entry, added: Names): readonly Splice[] => {
  if (value.type === 'list') return [withItems(text, value, added)]
  if (value.at === value.end) {
    const { at, colon } = afterColon(text, key)
    return [insertion(at, `${colon} [${commaed(added)}]`)]
  }
  if (value.type === 'text' && /[|>]/.test(text[value.at] ?? '')) {
    const tail = text[value.end - 1] === '\n' ? lineBreakOf(text) : ''
    const list = `[${commaed({ ...added, names: [value.text, ...added.names] })}]${tail}`
    return [{ at: value.at, end: value.end, text: list }]
  }
  return [insertion(value.at, '['), insertion(value.end, `, ${commaed(added)}]`)]
}

type Pair = readonly [key: string, value: string]

const pairText = ([key, value]: Pair): string => `${key}: ${value}`

/** Keys at the front of a card. */
const atFront = (text: string, card: MapNode, pairs: readonly Pair[]): Splice => {
  if (!isFlow(text, card)) {
    const margin = `${lineBreakOf(text)}${' '.repeat(columnAt(text, card.at))}`
    return insertion(card.at, pairs.map(pair => `${pairText(pair)}${margin}`).join(''))
  }
  const [space = ''] = /^\s*/.exec(text.slice(card.at + 1)) ?? []
  return insertion(card.at + 1 + space.length, pairs.map(pair => `${pairText(pair)}, `).join(''))
}

/** Keys right behind another. */
const behind = (text: string, card: MapNode, { value }: Entry, pairs: readonly Pair[]): Splice => {
  if (isFlow(text, card)) return insertion(value.end, pairs.map(pair => `, ${pairText(pair)}`).join(''))
  const margin = ' '.repeat(columnAt(text, card.at))
  return linesBelow(
    text,
    value.end,
    pairs.map(pair => `${margin}${pairText(pair)}`),
  )
}

/** Puts an `id`, and names behind those of `was`, into a card. */
export const keySplices = (
  text: string,
  card: MapNode,
  { id, was }: { readonly id?: string; readonly was: readonly string[] },
): readonly Splice[] => {
  const json = isJson(text, card)
  const write: Write = json ? doubleQuoted : inFlow
  const key = (name: string) => (json ? `"${name}"` : name)
  const written = id === undefined ? '' : isFlow(text, card) ? write(id) : scalarText(id)
  const [oldId, oldWas] = [entryAt(card, 'id'), entryAt(card, 'was')]
  const newId: Pair[] = id === undefined || oldId ? [] : [[key('id'), written]]
  const newWas: Pair[] =
    was.length === 0 || oldWas ? [] : [[key('was'), `[${commaed({ names: was, write })}]`]]
  const front = oldId ? [] : [...newId, ...newWas]
  return [
    ...(oldId && id !== undefined ? [{ at: oldId.value.at, end: oldId.value.end, text: written }] : []),
    ...(front.length > 0 ? [atFront(text, card, front)] : []),
    ...(oldId && newWas.length > 0 ? [behind(text, card, oldId, newWas)] : []),
    ...(oldWas && was.length > 0 ? withNames(text, oldWas, { names: was, write }) : []),
  ]
}
