import { clean } from './clean.ts'
import { type Line, type Span, type Style, spans } from './text.ts'
import { graphemes, textWidth } from './width.ts'

/** Text that layout never splits: a grapheme, or a run of spaces. */
export type Piece = {
  readonly text: string
  readonly width: number
  readonly style?: Style
  /** Of a span that is to stay on one line. */
  readonly whole?: true
}

/** A line as graphemes, after `shown` has made its text fit for a terminal. */
export const pieces = (line: Line, shown: (text: string) => string = clean): Piece[] =>
  spans(line).flatMap(span => {
    const { text, ...style } = typeof span === 'string' ? { text: span } : span
    return graphemes(shown(text)).map(grapheme => ({ text: grapheme, width: textWidth(grapheme), ...style }))
  })

export const blank = (width: number): Piece => ({ text: ' '.repeat(width), width })

export const widthOf = (line: readonly Piece[]): number => line.reduce((sum, { width }) => sum + width, 0)

const toSpan = (text: string, style: Style | undefined): Span =>
  style === undefined ? text : { text, style }

/** The pieces as a line again, neighbours of one style in one span. */
export const toLine = (line: readonly Piece[]): Line => {
  const joined: Span[] = []
  let text = ''
  line.forEach((piece, index) => {
    text += piece.text
    const next = line[index + 1]
    if (next && next.style === piece.style) return
    if (text !== '') joined.push(toSpan(text, piece.style))
    text = ''
  })
  const [only = ''] = joined
  return joined.length > 1 ? joined : only
}
