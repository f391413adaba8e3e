import { hashOfGap } from './card-id.ts'
import type { Finding } from './problem.ts'

/** A gap in its text: `before`, `text` and `after` joined are the text without gaps. */
export type ClozeGap = {
  /** What tells its card from those of the other gaps. */
  readonly key: string
  readonly before: string
  readonly text: string
  readonly after: string
  readonly hint?: string
}

type ClozeText = {
  /** The text with all gaps filled: another gap, or one less, leaves it as it is. */
  readonly filled: string
  readonly gaps: readonly ClozeGap[]
}

/** What is wrong, at its offset in the text. */
type Slip = { readonly at: number; readonly finding: Finding }

const mostGaps = 100

const backslashes = (text: string, at: number): number => {
  let start = at
  while (text[start - 1] === '\\') start--
  return at - start
}

/** An odd number of backslashes before a mark makes it text like any other; of an even number, half are text. */
const isText = (text: string, mark: number): boolean => backslashes(text, mark) % 2 === 1

const nextMark = (text: string, mark: string, from: number): number => {
  let at = text.indexOf(mark, from)
  while (at >= 0 && isText(text, at)) at = text.indexOf(mark, at + mark.length)
  return at
}

const upTo = (text: string, from: number, mark: number): string =>
  text.slice(from, mark - backslashes(text, mark) / 2)

const unescaped = (text: string, escaped: RegExp): string =>
  text.replace(escaped, (_, slashes: string, mark: string) => '\\'.repeat(slashes.length >> 1) + mark)

const around = (text: string): string => unescaped(text, /(?<!\\)(\\+)(\{\{)/g)
const inside = (text: string): string => unescaped(text, /(?<!\\)(\\+)(\{\{|\}\}|::)/g)

/**
 * Where a gap ends that starts at `from`: at the `}}` that closes no brace of its own, as in `{{x^{2}}}`; where its
 * braces do not match, at the first.
 */
const endOfGap = (text: string, from: number): number | 'nested' | 'unclosed' => {
  const braces = /\{\{|\}\}|[{}]/g
  braces.lastIndex = from
  let depth = 0
  let first: number | undefined
  for (let found = braces.exec(text); found; found = braces.exec(text)) {
    const { 0: brace, index } = found
    if (brace.length === 2 && isText(text, index)) continue
    if (brace === '{{') return first ?? 'nested'
    if (brace === '}}' && depth === 0) return index
    if (brace === '}}') {
      first ??= index
      braces.lastIndex = index + 1
    }
    depth = brace === '{' ? depth + 1 : Math.max(0, depth - 1)
  }
  return first ?? 'unclosed'
}

type Piece = { readonly at: number; readonly text: string; readonly hint?: string }

const pieceOf = (text: string, from: number, end: number): Piece => {
  const gap = upTo(text, from, end)
  const mark = nextMark(gap, '::', 0)
  const at = from - 2
  if (mark < 0) return { at, text: inside(gap) }
  const hint = inside(gap.slice(mark + 2)).trim()
  return { at, text: inside(upTo(gap, 0, mark)), ...(hint === '' ? {} : { hint }) }
}

/** The text between the gaps (always one more than gaps), and the gaps. */
type Pieces = { readonly between: readonly string[]; readonly pieces: readonly Piece[] }

const piecesOf = (text: string): Pieces | Slip => {
  const between: string[] = []
  const pieces: Piece[] = []
  let from = 0
  for (let open = nextMark(text, '{{', 0); open >= 0; open = nextMark(text, '{{', from)) {
    const end = endOfGap(text, open + 2)
    if (typeof end === 'string') {
      const gap = text.slice(open).split('\n', 1).join()
      return { at: open, finding: { code: `card/${end}-gap`, gap } }
    }
    between.push(around(upTo(text, from, open)))
    pieces.push(pieceOf(text, open + 2, end))
    from = end + 2
  }
  return { between: [...between, around(text.slice(from))], pieces }
}

const slipOf = ({ pieces }: Pieces): Slip | undefined => {
  if (pieces.length === 0) return { at: 0, finding: { code: 'card/no-gap' } }
  const empty = pieces.find(({ text }) => text.trim() === '')
  if (empty) return { at: empty.at, finding: { code: 'card/empty-gap' } }
  const surplus = pieces[mostGaps]
  return (
    surplus && {
      at: surplus.at,
      finding: { code: 'card/too-many-gaps', gaps: pieces.length, most: mostGaps },
    }
  )
}

/** `-2`, `-3` for the same gap again. */
const distinct = (keys: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>()
  return keys.map(key => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count === 1 ? key : `${key}-${count}`
  })
}

/**
 * The gaps of a text such as `GPT-3 has {{175B::a number}} parameters`. A backslash before `{{`, and in a gap before
 * `}}` or `::`, makes that text like any other; two are one backslash.
 */
export const readCloze = (text: string): ClozeText | Slip => {
  const read = piecesOf(text)
  if ('finding' in read) return read
  const slip = slipOf(read)
  if (slip) return slip
  const { between, pieces } = read
  const parts = between.flatMap((part, index) => [part, pieces[index]?.text ?? ''])
  const keys = distinct(pieces.map(piece => hashOfGap(piece.text)))
  const gaps = pieces.map(({ text, hint }, index): ClozeGap => {
    const [lead = ''] = /^\s*/.exec(text) ?? []
    const [trail = ''] = /(?<!\s)\s*$/.exec(text) ?? []
    return {
      key: keys[index] ?? '',
      before: parts.slice(0, 2 * index + 1).join('') + lead,
      text: text.trim(),
      after: trail + parts.slice(2 * index + 2).join(''),
      ...(hint === undefined ? {} : { hint }),
    }
  })
  return { filled: parts.join(''), gaps }
}
