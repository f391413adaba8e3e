import { readCloze } from './cloze.ts'

type Gap = { readonly text: string; readonly hint?: string }

/** A piece of a text with gaps: text between them, or a gap. */
export type ClozePiece = string | Gap

/** Each backslash before a mark becomes two, and one more makes the mark text like any other. */
const escaped = (text: string, marks: RegExp): string =>
  text.replace(marks, (_, slashes: string, mark: string) => `${slashes}${slashes}\\${mark}`)

/** Before a mark that is meant, backslashes that are text are doubled. */
const beforeMark = (text: string): string => text.replace(/(?<!\\)\\+$/, slashes => slashes + slashes)

/** No escape parts a character from the mark that begins with it, so a space does. */
const apart = (text: string, mark: RegExp): string => (mark.test(text) ? `${text} ` : text)

/** The ways to write a text in a gap: where its braces match they can stand as they are, as in `{{x^{2}}}`. */
const ways = (text: string): readonly string[] => {
  const bare = escaped(text, /(?<!\\)(\\*)(\{\{|::)/g)
  const all = escaped(text, /(?<!\\)(\\*)(\{\{|\}\}|::)/g)
  const spaced = escaped(text.replace(/([{}])(?=\1)/g, '$1 '), /(?<!\\)(\\*)(::)/g)
  return [bare, all, spaced].flatMap(way => [beforeMark(way), `${way} `])
}

const bare = (text = ''): string => text.replace(/\s/g, '')

/** Whether it is read as this gap, whatever comes after it. */
const isRead = (way: string, { text, hint }: Gap): boolean => {
  const read = readCloze(`${way}{{x}}}`)
  if ('finding' in read || read.gaps.length !== 2) return false
  const [found] = read.gaps
  return bare(found?.text) === bare(text) && bare(found?.hint) === bare(hint)
}

const gapText = (gap: Gap): string => {
  const hints = gap.hint === undefined || bare(gap.hint) === '' ? [''] : ways(gap.hint).map(tip => `::${tip}`)
  const all = ways(gap.text).flatMap(text =>
    hints.map(hint => `{{${hint === '' ? text : apart(text, /:$/)}${hint}}}`),
  )
  const [first = ''] = all
  return /[{}\\:]/.test(gap.text + hints[0]) ? (all.find(way => isRead(way, gap)) ?? first) : first
}

/**
 * What `readCloze` reads as these pieces. Where no escape can part a brace or a colon from a mark, a space does; a gap whose
 * braces do not match may end elsewhere.
 */
export const clozeText = (pieces: readonly ClozePiece[]): string =>
  pieces
    .map((piece, index) => {
      if (typeof piece !== 'string') return gapText(piece)
      const text = escaped(piece, /(?<!\\)(\\*)(\{\{)/g)
      return index === pieces.length - 1 ? text : apart(beforeMark(text), /\{$/)
    })
    .join('')
