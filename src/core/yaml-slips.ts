import type { Finding, Found } from './problem.ts'

/** An error as the yaml library tells it: its code, its sentence, and the offsets it stands at. */
export type YamlSlip = {
  readonly code: string
  readonly message: string
  readonly pos: readonly [start: number, end: number]
}

/** A text, and the offsets at which texts in quotes start in it. */
type Written = { readonly text: string; readonly quotes: readonly number[] }

const quoteAt = (text: string, at: number): '"' | "'" => (text[at] === "'" ? "'" : '"')

/** What is never closed is told where it was opened. */
const unclosedQuote = (at: number, { text, quotes }: Written): Found => {
  const opening = quotes.findLast(quote => quote < at) ?? at
  return { at: opening, finding: { code: 'yaml/unclosed-quote', quote: quoteAt(text, opening) } }
}

const atNodeEnd = (at: number, { text }: Written): Finding => {
  const before = text.slice(0, at).trimEnd().length - 1
  const isQuote = text[before] === '"' || text[before] === "'"
  return isQuote ? { code: 'yaml/after-quote', quote: quoteAt(text, before) } : { code: 'yaml/indent' }
}

/** A text that starts like a block scalar, `> 5`. */
const blockStart = (at: number, { text }: Written): Finding => ({
  code: 'yaml/start-character',
  character: text.lastIndexOf('|', at) > text.lastIndexOf('>', at) ? '|' : '>',
})

/** A text that starts like a list on its key's own line, `answer: - x`. */
const likeList = (at: number, text: string): Found | undefined => {
  const [dash] = /-[ \t]+$/.exec(text.slice(Math.max(0, at - 80), at)) ?? []
  return dash === undefined
    ? undefined
    : { at: at - dash.length, finding: { code: 'yaml/start-character', character: '-' } }
}

type Told = (slip: YamlSlip, written: Written, at: number) => Finding | Found

/** The mistakes that deck writers make most, by the library's sentences (yaml 2.9). */
const told: readonly (readonly [RegExp, Told])[] = [
  [/^Missing closing /, (_, written, at) => unclosedQuote(at, written)],
  [/^Implicit map keys need/, (_, { text }, at) => likeList(at, text) ?? { code: 'yaml/missing-colon' }],
  [
    /^Implicit keys need/,
    (_, { text }, at) => ({ code: text[at] === '-' ? 'yaml/indent' : 'yaml/missing-colon' }),
  ],
  [/ must start at the same column$|^Sequence item without/, () => ({ code: 'yaml/indent' })],
  [/^Block scalar (?:values|lines) .*indented/, () => ({ code: 'yaml/indent' })],
  [/ end with a \]$|^Implicit keys of flow/, () => ({ code: 'yaml/unclosed-bracket', closing: ']' })],
  [/ end with a \}$/, () => ({ code: 'yaml/unclosed-bracket', closing: '}' })],
  [/ at node end$/, (_, written, at) => atNodeEnd(at, written)],
  [/^Not a YAML token|^Block scalar header/, (_, written, at) => blockStart(at, written)],
  [
    /^Plain value cannot start|^Unexpected block-seq-ind on same line/,
    (_, { text }, at) => ({ code: 'yaml/start-character', character: text[at] ?? '' }),
  ],
  [
    /^Invalid escape sequence /,
    ({ message }) => ({ code: 'yaml/escape', sequence: message.slice('Invalid escape sequence '.length) }),
  ],
]

/** An error of the library as one of ours, where there are better words for it than the library's. */
export const slipFound = (slip: YamlSlip, written: Written): Found | undefined => {
  const [, tell] = told.find(([sentence]) => sentence.test(slip.message)) ?? []
  const [at] = slip.pos
  const found = tell?.(slip, written, at)
  return found && 'code' in found ? { at, finding: found } : found
}
