import { isFlow, isJson } from './card-splices.ts'
import { columnAt, lineBreakOf, lineEnd, linesBelow, type Splice } from './splice.ts'
import { doubleQuoted, scalarText, valueLines } from './yaml-text.ts'
import { type Entry, entryAt, type ListNode, type MapNode, type Node } from './yaml-tree.ts'

/** A key of a card and the value it gets. */
export type KeyValue = readonly [key: string, value: string | readonly string[] | true]

const lastOfList = (text: string, list: ListNode): number => {
  const last = list.items.at(-1)
  if (isFlow(text, list) || !last) return list.end
  return text[last.end - 1] === '\n' ? last.end - 1 : last.end
}

const isBlock = (text: string, node: Node): boolean =>
  node.type === 'text' && /[|>]/.test(text[node.at] ?? '') && node.at < node.end

/** Where what is written ends, without the line break that a block of text has. */
const endOf = (text: string, node: Node): number => {
  if (node.type === 'list') return lastOfList(text, node)
  if (isBlock(text, node) && text[node.end - 1] === '\n') {
    return text[node.end - 2] === '\r' ? node.end - 2 : node.end - 1
  }
  return node.end
}

const flowValue = (value: KeyValue[1], json: boolean): string => {
  const scalar = (item: string) => (json ? doubleQuoted(item) : scalarText(item, true))
  if (value === true) return 'true'
  return typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`
}

/** The value's lines for a map with a key a line. Behind a comment, or on the key's own line, it has to stand on one line. */
const blockValue = (value: KeyValue[1], margin: number, oneLine: boolean): readonly string[] => {
  if (typeof value !== 'string') return [flowValue(value, false)]
  const lines = valueLines(value, margin, 2)
  return oneLine && lines.length > 1 ? [doubleQuoted(value)] : lines
}

const replaced = (
  text: string,
  card: MapNode,
  { key, value }: Entry,
  wanted: KeyValue[1],
  oneLine: boolean,
): Splice => {
  const colon = text.indexOf(':', key.end)
  const isEmpty = value.at === value.end
  const end = isEmpty ? colon + 1 : endOf(text, value)
  if (isFlow(text, card)) {
    const written = flowValue(wanted, isJson(text, card))
    return { at: isEmpty ? end : value.at, end, text: isEmpty ? ` ${written}` : written }
  }
  const margin = columnAt(text, card.at)
  const isFollowed = text.slice(end, lineEnd(text, end)).trim() !== ''
  const lines = blockValue(wanted, margin, oneLine || isFollowed)
  const isBelow = !isEmpty && text.slice(colon, value.at).includes('\n')
  const at = isEmpty || isBelow ? colon + 1 : value.at
  return { at, end, text: (at === colon + 1 ? ' ' : '') + lines.join(lineBreakOf(text)) }
}

const added = (
  text: string,
  card: MapNode,
  pairs: readonly KeyValue[],
  oneLine: boolean,
): Splice | undefined => {
  const last = card.entries.at(-1)
  if (!last || pairs.length === 0) return undefined
  const end = last.value.at === last.value.end ? text.indexOf(':', last.key.end) + 1 : endOf(text, last.value)
  if (isFlow(text, card)) {
    const json = isJson(text, card)
    const written = pairs.map(([key, value]) => `, ${json ? `"${key}"` : key}: ${flowValue(value, json)}`)
    return { at: end, end, text: written.join('') }
  }
  const margin = columnAt(text, card.at)
  const space = ' '.repeat(margin)
  const lines = pairs.flatMap(([key, value]) => {
    const [first = '', ...more] = blockValue(value, margin, oneLine)
    return [`${space}${key}: ${first}`, ...more]
  })
  if (!isBlock(text, last.value)) return linesBelow(text, end, lines)
  // What comes behind a block of text may be a part of it.
  const br = lineBreakOf(text)
  const { at } = last.key
  return { at, end: at, text: `${lines.join(br).slice(margin)}${br}${space}` }
}

/**
 * Puts values in the place of those that keys of a card have; a key that is not there comes behind
 * the others. `oneLine` writes no block of text, which a comment below it could become a part of.
 */
export const valueSplices = (
  text: string,
  card: MapNode,
  values: readonly KeyValue[],
  oneLine: boolean,
): readonly Splice[] => {
  const there = values.flatMap(([key, value]) => {
    const entry = entryAt(card, key)
    return entry ? replaced(text, card, entry, value, oneLine) : []
  })
  const behind = added(
    text,
    card,
    values.filter(([key]) => !entryAt(card, key)),
    oneLine,
  )
  if (!behind) return there
  // One that ends where the new keys begin takes them along: splices at one place have an order.
  const at = there.findIndex(splice => splice.end === behind.at)
  const before = there[at]
  if (!before) return [...there, behind]
  return there.with(at, { ...before, text: before.text + behind.text })
}
