import { isSpace, mayBreak } from './breaks.ts'
import { blank, type Piece, pieces, toLine, widthOf } from './pieces.ts'
import type { Line } from './text.ts'

type Holds = (before: Piece, after: Piece) => boolean

const parted = (text: readonly Piece[], holds: Holds): Piece[][] => {
  const parts: Piece[][] = []
  for (const piece of text) {
    const part = parts.at(-1)
    const before = part?.at(-1)
    if (part && before && holds(before, piece)) part.push(piece)
    else parts.push([piece])
  }
  return parts
}

const inWord: Holds = (before, after) => !mayBreak(before.text, after.text)
const inWhole: Holds = (before, after) =>
  Boolean(before.whole && after.whole) || (!before.whole && !after.whole && inWord(before, after))

/** Words and the gaps of spaces between them; what is to stay whole is a word if it has room on a line. */
const words = (text: readonly Piece[], room: number): Piece[][] =>
  parted(text, inWhole).flatMap(part =>
    part[0]?.whole && widthOf(part) > room ? parted(part, inWord) : [part],
  )

const textLines = (text: readonly Piece[]): Piece[][] => {
  const lines: Piece[][] = [[]]
  for (const piece of text) {
    if (piece.text === '\n') lines.push([])
    else lines.at(-1)?.push(piece)
  }
  return lines
}

/** Fills lines with words: `first` columns in the first, `rest` in the others. A word longer than a line is cut. */
const fill = (text: readonly Piece[], first: number, rest: number): Piece[][] => {
  let line: Piece[] = []
  let room = first
  let gap: Piece[] = []
  const lines = [line]
  const startLine = () => {
    line = []
    lines.push(line)
    room = rest
    gap = []
  }
  for (const word of words(text, rest)) {
    if (word.every(piece => isSpace(piece.text))) {
      gap = word
      continue
    }
    if (line.length > 0 && widthOf(gap) + widthOf(word) > room) startLine()
    for (const piece of [...gap, ...word]) {
      if (line.length > 0 && piece.width > room) startLine()
      line.push(piece)
      room -= piece.width
    }
    gap = []
  }
  return lines
}

/** One line of text. Its indentation stands before all its lines, cut to half the width where it must wrap. */
const wrapText = (text: readonly Piece[], width: number, hang: number): Piece[][] => {
  const end = text.findLastIndex(piece => !isSpace(piece.text)) + 1
  const shown = text.slice(0, end)
  if (widthOf(shown) <= width) return [shown]
  const start = shown.findIndex(piece => !isSpace(piece.text))
  const own = widthOf(shown.slice(0, start))
  const most = width < 4 ? 0 : Math.floor(width / 2)
  const indent = Math.min(own, most)
  const rest = Math.min(Math.max(own, hang), most)
  return fill(shown.slice(start), width - indent, width - rest).map((line, index) => [
    blank(index === 0 ? indent : rest),
    ...line,
  ])
}

/**
 * The line as lines of at most `width` columns, broken between words; only a grapheme wider than that stands out.
 * All lines but the first are moved in by `hang` columns, as beside a label.
 */
export const wrapLine = (line: Line, width: number, hang = 0): Line[] =>
  textLines(pieces(line)).flatMap((text, index) => {
    const margin = index === 0 ? [] : Array.from({ length: hang }, () => blank(1))
    return wrapText([...margin, ...text], width, hang).map(toLine)
  })

export const wrapLines = (lines: readonly Line[], width: number): Line[] =>
  lines.flatMap(line => wrapLine(line, width))
