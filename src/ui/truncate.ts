import { oneLine } from './clean.ts'
import { type Piece, pieces, widthOf } from './pieces.ts'

/** One line's pieces cut to a width, with `…` where something is missing. */
export const truncatePieces = (line: readonly Piece[], width: number): readonly Piece[] => {
  if (widthOf(line) <= width) return line
  if (width < 1) return []
  const kept: Piece[] = []
  let room = width - 1
  for (const piece of line) {
    room -= piece.width
    if (room < 0) break
    kept.push(piece)
  }
  while (kept.at(-1)?.text === ' ') kept.pop()
  return [...kept, { ...line[kept.length], text: '…', width: 1 }]
}

/** The text on one line of at most this many columns, with `…` where something is missing. */
export const truncate = (text: string, width: number): string =>
  truncatePieces(pieces(text, oneLine), width)
    .map(piece => piece.text)
    .join('')
