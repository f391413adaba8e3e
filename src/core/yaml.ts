import {
  Composer,
  CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type ParsedNode,
  Parser,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Source } from './place.ts'
import type { Finding, Found } from './problem.ts'
import { slipFound } from './yaml-slips.ts'
import type { Entry, ListNode, MapNode, Node, TextNode } from './yaml-tree.ts'

/** A deck needs six levels. */
const deepest = 64
/** 40,000 cards, that take half a gigabyte while they are read. */
const mostNodes = 450_000
/** Line breaks, spaces and marks count here too: each is kept until all is read. */
const mostPieces = 1_800_000
/** One slip can make thousands of errors; the first are the useful ones. */
const mostErrors = 100

const refusals: ReadonlyMap<string, Finding> = new Map<string, Finding>([
  ['anchor', { code: 'yaml/anchor' }],
  ['alias', { code: 'yaml/alias' }],
  ['tag', { code: 'yaml/tag' }],
])

/** Tokens that become a node of the library's tree. */
const startsNode: ReadonlySet<string> = new Set([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'block-scalar-header',
  'flow-seq-start',
  'flow-map-start',
  'seq-item-ind',
])

type Tokens = {
  readonly tokens: readonly CST.Token[]
  readonly found: readonly Found[]
  readonly whole: boolean
  /** Where texts in quotes start. */
  readonly quotes: readonly number[]
}

/** What ends the reading of a text, before the library runs out of stack or memory and ends the process. */
const excess = (depth: number, nodes: number, pieces: number): Finding | undefined => {
  if (depth > deepest) return { code: 'yaml/too-deep' }
  return nodes > mostNodes || pieces > mostPieces ? { code: 'yaml/too-large' } : undefined
}

/** The tokens of a text, with what we refuse in it. Not `whole` where there is too much of it; short where it is no YAML. */
const readTokens = (text: string): Tokens => {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  const found: Found[] = []
  const quotes: number[] = []
  let isText = false
  let nodes = 0
  let pieces = 0
  let errors = 0
  for (const lexeme of new Lexer().lex(text)) {
    const at = parser.offset
    pieces++
    const type = (isText ? undefined : CST.tokenType(lexeme)) ?? ''
    const refusal = refusals.get(type)
    if (refusal) found.push({ at, finding: refusal })
    if (found.length > mostErrors) return { tokens, found: firstErrors(found), whole: false, quotes }
    if (!isText && (lexeme[0] === '"' || lexeme[0] === "'")) quotes.push(at)
    isText = !isText && lexeme === CST.SCALAR
    for (const token of parser.next(lexeme)) {
      tokens.push(token)
      if (token.type === 'error') errors++
    }
    if (startsNode.has(type)) nodes++
    const finding = excess(parser.stack.length, nodes, pieces)
    if (finding) return { tokens, found: [...found, { at, finding }], whole: false, quotes }
    if (errors > mostErrors) break
  }
  tokens.push(...parser.end())
  return { tokens, found, whole: true, quotes }
}

/** The tokens before the second document, and where that starts. */
const firstDocument = (tokens: readonly CST.Token[]): { first: readonly CST.Token[]; found: Found[] } => {
  const [, second] = tokens.filter(token => token.type === 'document')
  if (!second) return { first: tokens, found: [] }
  const found: Found[] = [{ at: second.offset, finding: { code: 'yaml/many-documents' } }]
  return { first: tokens.slice(0, tokens.indexOf(second)), found }
}

/** Undefined for what `readTokens` has refused in better words. */
const foundOf = (error: YAMLError, text: string, quotes: readonly number[]): Found | undefined => {
  const [at] = error.pos
  switch (error.code) {
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
      return undefined
    case 'TAB_AS_INDENT':
      return { at, finding: { code: 'yaml/tab' } }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { at, finding: { code: 'yaml/colon' } }
    default:
      return (
        slipFound(error, { text, quotes }) ?? {
          at,
          finding: { code: 'yaml/syntax', reason: error.message.replace(/\n.*/s, '') },
        }
      )
  }
}

/** A text with gaps that starts with one, without quotes: YAML reads keys with values, and then more than it can use. */
const startsWithGap = /^[\s-]*[^\s:"']+:\s+\{\{/

/** What it takes for more YAML after the end of the document, once that has come too early. */
const isAfterEnd = ({ message }: YAMLError): boolean => message.includes(' token in YAML stream')

/** One for each place: what the library says of it next follows from the first. */
const syntaxErrors = (errors: readonly YAMLError[], text: string, quotes: readonly number[]): Found[] => {
  const places = new Map<number, Found>()
  let ended = false
  for (const error of errors) {
    const [at] = error.pos
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
    const isGap = startsWithGap.test(line)
    const found = isGap
      ? ({ at, finding: { code: 'yaml/braces' } } as const)
      : ended && isAfterEnd(error)
        ? undefined
        : foundOf(error, text, quotes)
    ended ||= isGap || error.message.endsWith(' at node end')
    if (found && !places.has(found.at)) places.set(found.at, found)
    // No more are told; and some take a look at all that stands before them.
    if (places.size > mostErrors) break
  }
  return [...places.values()]
}

const firstErrors = (found: readonly Found[]): Found[] => {
  const sorted = found.toSorted((a, b) => a.at - b.at)
  const next = sorted[mostErrors]
  if (!next) return sorted
  return [...sorted.slice(0, mostErrors), { at: next.at, finding: { code: 'yaml/more-errors' } }]
}

/** What a document's nodes become, with the places that its findings need. */
type Reading = { readonly source: Source; readonly found: Found[] }

/** A block scalar ends without its final line break. Nothing written stands at `empty`. */
const textNode = (node: ParsedNode | null, empty: number): TextNode => {
  if (isAlias(node)) return { type: 'text', at: node.range[0], end: node.range[1], text: `*${node.source}` }
  if (!isScalar(node)) return { type: 'text', at: empty, end: empty, text: '' }
  const [at, end] = node.range
  if (at === end) return { type: 'text', at: empty, end: empty, text: '' }
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
  return { type: 'text', at, end, text: isBlock ? node.source.replace(/\n$/, '') : node.source }
}

const keyFinding = (key: Node, entries: ReadonlyMap<string, Entry>, source: Source): Finding | undefined => {
  if (key.type !== 'text') return { code: 'yaml/key-not-text' }
  const first = entries.get(key.text)
  if (!first) return undefined
  return { code: 'yaml/duplicate-key', key: key.text, first: source.lineOf(first.key.at) }
}

const mapNode = (map: YAMLMap.Parsed, reading: Reading): MapNode => {
  const [at, end] = map.range
  const entries = new Map<string, Entry>()
  for (const item of map.items) {
    const key = treeOf(item.key, at, reading)
    const value = treeOf(item.value, key.at, reading)
    const finding = keyFinding(key, entries, reading.source)
    if (finding) {
      // One more than are told.
      if (reading.found.length <= mostErrors) reading.found.push({ at: key.at, finding })
    } else if (key.type === 'text') entries.set(key.text, { key, value })
  }
  return { type: 'map', at, end, entries: [...entries.values()] }
}

const listNode = (list: YAMLSeq.Parsed, reading: Reading): ListNode => {
  const [at, end] = list.range
  return { type: 'list', at, end, items: list.items.map(item => treeOf(item, item.range[0], reading)) }
}

const treeOf = (node: ParsedNode | null, empty: number, reading: Reading): Node => {
  if (isMap(node)) return mapNode(node, reading)
  if (isSeq(node)) return listNode(node, reading)
  return textNode(node, empty)
}

const isNothing = (node: Node): boolean => node.type === 'text' && node.at === node.end

/**
 * The tree of a YAML text and what is wrong with it. No tree for a text without content, nor for one whose syntax is
 * broken. Quoted and block scalars are resolved; no other text is turned into anything.
 */
export const parseYaml = (source: Source): { root?: Node; found: Found[] } => {
  const { tokens, found: refused, whole, quotes } = readTokens(source.text)
  if (!whole) return { found: [...refused] }
  const { first, found: later } = firstDocument(tokens)
  const composer = new Composer({ schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false })
  const [document] = composer.compose(first, true, source.text.length)
  const broken = syntaxErrors(document?.errors ?? [], source.text, quotes)
  const found = [...refused, ...broken, ...later]
  if (broken.length > 0) return { found: firstErrors(found) }
  if (!document?.contents) return { found }
  const root = treeOf(document.contents, 0, { source, found })
  const told = firstErrors(found)
  return isNothing(root) ? { found: told } : { root, found: told }
}
