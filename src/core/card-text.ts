import { doubleQuoted, scalarText, valueLines } from './yaml-text.ts'

/** What a deck says of a card that is to be written into it. */
export type NewCard = {
  readonly id?: string
  readonly topic?: string
  readonly question?: string
  readonly answer?: string
  /** A text with gaps, instead of a question and an answer. */
  readonly cloze?: string
  readonly accept?: readonly string[]
  readonly wrong?: readonly string[]
  readonly note?: string
  readonly tags?: readonly string[]
  readonly reverse?: boolean
  readonly typed?: boolean
}

/** In the order in which they are written. */
const keys = [
  'id',
  'topic',
  'question',
  'answer',
  'cloze',
  'accept',
  'wrong',
  'note',
  'tags',
  'reverse',
  'typed',
] as const satisfies readonly (keyof NewCard)[]

type Value = string | readonly string[] | true

const entriesOf = (card: NewCard): readonly (readonly [key: string, value: Value])[] =>
  keys.flatMap(key => {
    const value = card[key]
    if (value === undefined || value === false) return []
    return typeof value === 'object' && value.length === 0 ? [] : [[key, value] as const]
  })

/** Longer lists stand with an item a line. */
const longestFlow = 90

const listLines = (items: readonly string[], margin: number): readonly string[] => {
  const flow = `[${items.map(item => scalarText(item, true)).join(', ')}]`
  if (!items.some(item => item.includes('\n')) && flow.length <= longestFlow) return [flow]
  const indent = ' '.repeat(margin + 2)
  return [
    '',
    ...items.flatMap(item => {
      const [first, ...more] = valueLines(item, margin + 2, 2)
      return [`${indent}- ${first}`, ...more]
    }),
  ]
}

const entryLines = ([key, value]: readonly [string, Value], margin: number): readonly string[] => {
  const lines =
    value === true
      ? ['true']
      : typeof value === 'string'
        ? valueLines(value, margin, 2)
        : listLines(value, margin)
  const [first = '', ...more] = lines
  return [first === '' ? `${key}:` : `${key}: ${first}`, ...more]
}

/** The card as an item of a block list: a key a line. `dash` is the column of the `-`, `margin` that of the keys. */
export const blockCard = (card: NewCard, dash: number, margin: number): readonly string[] => {
  const [first = '', ...more] = entriesOf(card).flatMap((entry, index) => {
    const [key = '', ...lines] = entryLines(entry, margin)
    return [index === 0 ? key : `${' '.repeat(margin)}${key}`, ...lines]
  })
  return [`${' '.repeat(dash)}-${' '.repeat(margin - dash - 1)}${first}`, ...more]
}

/** How a file writes its cards in braces. */
export type Braces = { readonly padded: boolean; readonly json: boolean }

/** The card in braces, on one line. */
export const flowCard = (card: NewCard, { padded, json }: Braces): string => {
  const scalar = (text: string) => (json ? doubleQuoted(text) : scalarText(text, true))
  const written = (value: Value) => {
    if (value === true) return 'true'
    return typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`
  }
  const entries = entriesOf(card).map(([key, value]) => `${json ? `"${key}"` : key}: ${written(value)}`)
  const space = padded ? ' ' : ''
  return `{${space}${entries.join(', ')}${space}}`
}

/** Whether no text of the card has more than one line. */
export const isOneLine = (card: NewCard): boolean =>
  !entriesOf(card).some(([, value]) => value !== true && [value].flat().some(text => text.includes('\n')))
