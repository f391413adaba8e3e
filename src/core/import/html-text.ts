import { Parser } from 'htmlparser2'
import type { LeftBehind } from './imported.ts'
import { createTally, type Tally } from './left-behind.ts'
import { raised } from './raised.ts'
import { createTextLines, foldedHtml, type TextLines, tidied } from './text-lines.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const blocks = words(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html main nav ol p pre section summary table tbody tfoot thead tr ul',
)
/** What no reader of a page sees. */
const unseen = words('head style script template title noscript rp datalist select textarea')
const styled = words(
  'b strong i em u s strike del ins mark font small big code kbd tt h1 h2 h3 h4 h5 h6 blockquote',
)
const sounds = words('audio video source')
const foreign = words('svg canvas iframe object embed applet input button math')

type Attributes = Readonly<Record<string, string>>

/** Where a list stands in those around it, and the number of its next item. */
type List = { readonly ordered: boolean; next: number }

/** `sup` in `sub` in `sup`: deeper ones are text like any other. */
const deepest = 4

/** Text is gathered here before it is known how it is written: within `sup` and `sub`. */
type Raised = { readonly where: 'sup' | 'sub'; text: string }

type Reading = {
  readonly lines: TextLines
  readonly tally: Tally
  readonly lists: List[]
  readonly raised: Raised[]
  readonly links: { readonly to: string; text: string }[]
  /** What ends the formulas that are open. */
  readonly formulas: string[]
  /** How deep in `pre`. */
  pre: number
  /** How deep in `sup` and `sub`. */
  depth: number
  /** How deep in what nobody sees. */
  unseen: number
  /** In a row of a table, whether a cell came before. */
  cells: number
}

const write = (reading: Reading, text: string): void => {
  const link = reading.links.at(-1)
  if (link) link.text += text
  const inner = reading.raised.at(-1)
  if (inner) inner.text += text
  else if (reading.pre > 0) reading.lines.verbatim(text)
  else reading.lines.flow(text)
}

const image = (reading: Reading, { src = '', alt = '' }: Attributes): void => {
  reading.tally.add('image', src.startsWith('data:') ? 'data:' : src)
  if (alt.trim() !== '') write(reading, alt)
}

const item = ({ lines, lists }: Reading): void => {
  const list = lists.at(-1)
  const indent = '  '.repeat(Math.max(0, lists.length - 1))
  lines.item(`${indent}${list?.ordered ? `${list.next++}.` : '-'} `)
}

const formula = (reading: Reading, isBlock: boolean): void => {
  write(reading, isBlock ? '\\[' : '\\(')
  reading.formulas.push(isBlock ? '\\]' : '\\)')
}

/** What is behind a link is a part of what the card says. */
const endOfLink = (reading: Reading): void => {
  const { to = '', text = '' } = reading.links.pop() ?? {}
  if (/^https?:\/\//i.test(to) && text.trim() !== to) write(reading, ` (${to})`)
}

const endOfRaised = (reading: Reading): void => {
  const inner = --reading.depth < deepest ? reading.raised.pop() : undefined
  if (inner) write(reading, raised(foldedHtml(inner.text), inner.where))
}

const noteLoss = (tally: Tally, name: string, { style, class: kind, src = '' }: Attributes): void => {
  if (styled.has(name) || (name === 'span' && (style || kind))) tally.add('formatting', name)
  if (sounds.has(name)) tally.add('audio', src)
  if (foreign.has(name)) tally.add('other', name)
}

type Start = (reading: Reading, attributes: Attributes) => void

const listStart =
  (ordered: boolean): Start =>
  ({ lists }, { start = '1' }) => {
    lists.push({ ordered, next: Number.parseInt(start, 10) || 1 })
  }

const raisedStart =
  (where: Raised['where']): Start =>
  reading => {
    if (reading.depth++ < deepest) reading.raised.push({ where, text: '' })
  }

const cell: Start = reading => {
  if (reading.cells++ > 0) write(reading, ' | ')
}

const starts: ReadonlyMap<string, Start> = new Map<string, Start>([
  ['br', reading => (reading.raised.length > 0 ? write(reading, ' ') : reading.lines.lineBreak())],
  [
    'hr',
    ({ lines }) => {
      lines.edge()
      lines.flow('---')
      lines.edge()
    },
  ],
  ['img', image],
  ['a', ({ links }, { href = '' }) => void links.push({ to: href, text: '' })],
  ['li', item],
  ['ol', listStart(true)],
  ['ul', listStart(false)],
  [
    'tr',
    reading => {
      reading.cells = 0
    },
  ],
  ['td', cell],
  ['th', cell],
  [
    'pre',
    reading => {
      reading.pre++
    },
  ],
  ['sup', raisedStart('sup')],
  ['sub', raisedStart('sub')],
  ['rt', reading => write(reading, '(')],
  ['anki-mathjax', (reading, { block }) => formula(reading, block === 'true')],
])

const endOfList = ({ lines, lists }: Reading): void => {
  lines.edge()
  lists.pop()
}

const ends: ReadonlyMap<string, (reading: Reading) => void> = new Map<string, (reading: Reading) => void>([
  ['a', endOfLink],
  ['sup', endOfRaised],
  ['sub', endOfRaised],
  ['rt', reading => write(reading, ')')],
  ['anki-mathjax', reading => write(reading, reading.formulas.pop() ?? '')],
  [
    'pre',
    reading => {
      reading.lines.edge()
      reading.pre--
    },
  ],
  ['ol', endOfList],
  ['ul', endOfList],
  ['li', ({ lines }) => lines.edge()],
])

const opened = (reading: Reading, name: string, attributes: Attributes): void => {
  if (unseen.has(name)) reading.unseen++
  if (reading.unseen > 0) return
  noteLoss(reading.tally, name, attributes)
  if (blocks.has(name)) reading.lines.edge()
  starts.get(name)?.(reading, attributes)
}

const closed = (reading: Reading, name: string): void => {
  if (unseen.has(name)) reading.unseen--
  if (reading.unseen > 0) return
  ends.get(name)?.(reading)
  if (blocks.has(name)) reading.lines.edge()
}

/** What Anki plays, and where it asks for a typed answer: marks in the text of a field. */
const withoutMarks = (text: string, tally: Tally): string =>
  text
    .replace(/\[sound:([^\]\n]{0,1000})\]/g, (_, name: string) => {
      tally.add('audio', name)
      return ''
    })
    .replace(/\[\[type:([^\]\n]{0,1000})\]\]/g, (_, name: string) => {
      tally.add('other', `[[type:${name}]]`)
      return ''
    })
    .replace(/\[anki:tts[^\]\n]{0,1000}\]|\[\/anki:tts\]/g, mark => {
      if (mark.startsWith('[anki')) tally.add('audio', 'anki:tts')
      return ''
    })

const parsed = (html: string, tally: Tally): string => {
  const reading: Reading = {
    lines: createTextLines(),
    tally,
    lists: [],
    raised: [],
    links: [],
    formulas: [],
    pre: 0,
    depth: 0,
    unseen: 0,
    cells: 0,
  }
  const parser = new Parser({
    onopentag: (name, attributes) => opened(reading, name, attributes),
    onclosetag: name => closed(reading, name),
    ontext: text => {
      if (reading.unseen === 0) write(reading, text)
    },
  })
  parser.end(html)
  return reading.lines.text()
}

/** More tags nobody wrote by hand, and each may cost the reader a look at all that are open. */
const mostTags = 20_000

const asText = (html: string, tally: Tally): string => {
  if (!/[<&]/.test(html)) return foldedHtml(html)
  if (html.length <= mostTags || html.split('<', mostTags + 1).length <= mostTags) return parsed(html, tally)
  tally.add('formatting', 'html')
  return parsed(html.replace(/<[^<>]*>/g, ' '), tally)
}

/**
 * What a page that shows this HTML says, as plain text with its line breaks; formulas stay as TeX. `left` counts what text
 * cannot hold.
 */
export const htmlText = (html: string): { readonly text: string; readonly left: readonly LeftBehind[] } => {
  const tally = createTally()
  return { text: tidied(withoutMarks(asText(html, tally), tally)), left: tally.list() }
}
