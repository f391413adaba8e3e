import { isFlow, isJson } from './card-splices.ts'
import { blockCard, flowCard, isOneLine, type NewCard } from './card-text.ts'
import { columnAt, insertion, lineBreakOf, lineEnd, type Splice } from './splice.ts'
import type { Entry, ListNode, MapNode, Node } from './yaml-tree.ts'

/** Past the last character of what is written: a map's own end has the comments behind it. */
const lastEnd = (text: string, node: Node): number => {
  if (node.type === 'text' || isFlow(text, node)) return node.end
  if (node.type === 'list')
    return node.items.length === 0 ? node.end : lastEnd(text, lastOf(node.items, node))
  const last = node.entries.at(-1)
  if (!last) return node.end
  return last.value.at === last.value.end ? lineEnd(text, last.key.end) : lastEnd(text, last.value)
}

const lastOf = (nodes: readonly Node[], fallback: Node): Node => nodes.at(-1) ?? fallback

/**
 * Before the line break past the comments below that are further in than the list: they belong to its last card, and
 * could become the text of the next.
 */
const pastComments = (text: string, from: number, dash: number): number => {
  let past = text[from - 1] === '\n' ? from - (text[from - 2] === '\r' ? 2 : 1) : lineEnd(text, from)
  const next = /\r?\n([ \t]*)(#[^\n]*?)?(?=\r?\n|$)/y
  for (next.lastIndex = past; next.lastIndex < text.length; ) {
    const line = next.exec(text)
    if (!line) break
    if (line[2] === undefined) continue
    if ((line[1] ?? '').length <= dash) break
    past = next.lastIndex
  }
  return past
}

/** Whether blank lines stand between most cards; where there is one card, as in a deck that begins. */
const areApart = (text: string, items: readonly Node[]): boolean => {
  const gaps = items.slice(1).map((item, index) => text.slice(lastEnd(text, items[index] ?? item), item.at))
  const blank = gaps.filter(gap => /\n[ \t]*\r?\n/.test(`\n${gap.replace(/^[^\n]*\n/, '')}`)).length
  if (gaps.length > 0) return blank * 2 > gaps.length
  return !items.some(item => isFlow(text, item))
}

type Style = {
  readonly dash: number
  readonly margin: number
  readonly apart: boolean
  /** Undefined where cards have a key a line. */
  readonly braces: { readonly padded: boolean; readonly json: boolean } | undefined
}

const bracesOf = (text: string, item: Node | undefined): Style['braces'] =>
  item?.type === 'map' && isFlow(text, item)
    ? { padded: /\s/.test(text[item.at + 1] ?? ''), json: isJson(text, item) }
    : undefined

const styleOf = (text: string, list: ListNode): Style => {
  const [first] = list.items
  const dash = columnAt(text, list.at)
  const between = first ? text.slice(list.at + 1, first.at) : ''
  return {
    dash,
    margin: dash + (/^ {1,8}$/.test(between) ? 1 + between.length : 2),
    apart: areApart(text, list.items),
    braces: bracesOf(text, list.items.at(-1)),
  }
}

const itemLines = (card: NewCard, { dash, margin, braces }: Style): readonly string[] =>
  braces && isOneLine(card)
    ? [`${' '.repeat(dash)}-${' '.repeat(margin - dash - 1)}${flowCard(card, braces)}`]
    : blockCard(card, dash, margin)

const below = (text: string, at: number, lines: readonly string[]): Splice =>
  insertion(at, lines.map(line => `${lineBreakOf(text)}${line}`).join(''))

/** Below the last card of a list with dashes. */
const inBlock = (text: string, list: ListNode, cards: readonly NewCard[], tight: boolean): Splice => {
  const own = styleOf(text, list)
  const apart = own.apart && !tight
  const lines = cards.flatMap((card, index) => [
    ...(own.apart && (apart || index > 0) ? [''] : []),
    ...itemLines(card, own),
  ])
  return below(text, pastComments(text, lastEnd(text, list), own.dash), lines)
}

/** Below `cards:`, where there is none yet. */
const asFirst = (text: string, at: number, cards: readonly NewCard[]): Splice =>
  below(
    text,
    pastComments(text, at, 2),
    cards.flatMap((card, index) => [...(index > 0 ? [''] : []), ...blockCard(card, 2, 4)]),
  )

/** Behind the last card within brackets. */
const inBrackets = (text: string, list: ListNode, cards: readonly NewCard[]): readonly Splice[] => {
  const last = list.items.at(-1)
  const braces = bracesOf(text, last) ?? { padded: false, json: false }
  const written = cards.map(card => flowCard(card, braces))
  if (!last) return [insertion(list.at + 1, written.join(', '))]
  const column = columnAt(text, last.at)
  const ownLine = text.slice(last.at - column, last.at).trim() === ''
  if (!ownLine) return [insertion(last.end, written.map(card => `, ${card}`).join(''))]
  const br = `${lineBreakOf(text)}${text.slice(last.at - column, last.at)}`
  return [insertion(last.end, written.map(card => `,${br}${card}`).join(''))]
}

/** `cards: []` becomes `cards:` with the cards below it. */
const insteadOfBrackets = (
  text: string,
  { key, value }: Entry,
  cards: readonly NewCard[],
): readonly Splice[] => {
  const space = /^\s*$/.test(text.slice(value.end, lineEnd(text, value.end))) ? 0 : 1
  const from = text.lastIndexOf(':', value.at) + 1
  const at = from > key.end - 1 && text.slice(from, value.at).trim() === '' ? from : value.at
  return [{ at: space === 0 ? at : value.at, end: value.end, text: '' }, asFirst(text, value.end, cards)]
}

/**
 * Puts cards behind those of a deck, in its own style. `tight` puts no empty line before them, where that would become
 * part of the text before it.
 */
export const appendSplices = (
  text: string,
  root: MapNode,
  entry: Entry,
  cards: readonly NewCard[],
  tight: boolean,
): readonly Splice[] | undefined => {
  const { key, value } = entry
  if (value.type === 'text') return value.at === value.end ? [asFirst(text, key.end, cards)] : undefined
  if (value.type === 'map') return undefined
  if (!isFlow(text, value)) return [inBlock(text, value, cards, tight)]
  const isEmpty = /^\[\s*\]$/.test(text.slice(value.at, value.end))
  return isEmpty && !isFlow(text, root)
    ? insteadOfBrackets(text, entry, cards)
    : inBrackets(text, value, cards)
}
