import { oneLine } from './clean.ts'
import { blank, type Piece, pieces, toLine, widthOf } from './pieces.ts'
import type { Line } from './text.ts'
import { truncatePieces } from './truncate.ts'
import { wrapLine } from './wrap.ts'

/** Text stands on the left and may be cut; numbers stand on the right and never are, as text that is `whole`. */
export type Align = 'left' | 'right' | 'whole'

type Row = readonly (readonly Piece[])[]

const gap = 2
/** No text column is cut to fewer columns than this; a table that is still too wide wraps its rows. */
const leastText = 8

const shrunk = (widths: readonly number[], aligns: readonly Align[], width: number): number[] => {
  const fitting = [...widths]
  const total = widths.reduce((sum, each) => sum + each + gap, -gap)
  for (let over = total - width; over > 0; over--) {
    const widest = Math.max(...fitting.filter((_, column) => aligns[column] === 'left'))
    if (widest <= leastText) break
    const column = fitting.findIndex((each, index) => each === widest && aligns[index] === 'left')
    fitting[column] = widest - 1
  }
  return fitting
}

const cell = (text: readonly Piece[], width: number, align: Align): Piece[] => {
  const shown = truncatePieces(text, width)
  const room = blank(width - widthOf(shown))
  return align === 'right' ? [room, ...shown] : [...shown, room]
}

/** Rows in columns of at most `width` columns of the terminal together; `aligns` has one entry a column. */
export const table = (
  rows: readonly (readonly Line[])[],
  aligns: readonly Align[],
  width: number,
): Line[] => {
  const cells: Row[] = rows.map(row => row.map(line => pieces(line, oneLine)))
  const full = aligns.map((_, column) => Math.max(0, ...cells.map(row => widthOf(row[column] ?? []))))
  const widths = shrunk(full, aligns, width)
  return cells.flatMap(row => {
    const line = aligns.flatMap((align, column) => [
      ...(column > 0 ? [blank(gap)] : []),
      ...cell(row[column] ?? [], widths[column] ?? 0, align),
    ])
    return wrapLine(toLine(line), width, gap)
  })
}
