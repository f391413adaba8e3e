import { type ClozePiece, clozeText } from '../cloze-text.ts'
import { htmlText } from './html-text.ts'
import type { LeftBehind } from './imported.ts'
import { createTally, type Tally } from './left-behind.ts'

/** A text with gaps in our own notation. `numbers` are those that Anki knows each of its gaps by: its cards are one a number. */
export type AnkiGaps = {
  readonly text: string
  readonly numbers: readonly (readonly number[])[]
  readonly left: readonly LeftBehind[]
}

// Noncharacters, which no text needs: they mark the gaps while the field becomes plain text.
const [open, hint, close, numbersEnd] = ['\ufdd0', '\ufdd1', '\ufdd2', '\ufdd3']
const marks = /[\ufdd0-\ufdd3]/g
const part = /(\ufdd0[\d,]*\ufdd3|[\ufdd1\ufdd2])/

/** Anki finds gaps in the HTML, before it reads entities. What ends no gap is text. */
const marked = (html: string): string => {
  let depth = 0
  const hinted: boolean[] = []
  return html.replace(/\{\{c(\d+(?:,\d+)*)::|\}\}|::/gi, (found: string, numbers: string | undefined) => {
    if (numbers !== undefined) {
      hinted[depth++] = false
      return open + numbers + numbersEnd
    }
    if (depth === 0) return found
    if (found === '}}') {
      depth--
      return close
    }
    if (hinted[depth - 1]) return found
    hinted[depth - 1] = true
    return hint
  })
}

type Gap = { text: string; hint?: string; readonly numbers: readonly number[] }

type Reading = { readonly pieces: (string | Gap)[]; readonly stack: Gap[]; readonly tally: Tally }

const put = ({ pieces, stack }: Reading, text: string): void => {
  const gap = stack.at(-1)
  if (!gap) pieces.push(text)
  else if (gap.hint === undefined) gap.text += text
  else gap.hint += text
}

/** A gap within a gap is not asked for: it is a part of the outer one's text. */
const closed = (reading: Reading): void => {
  const gap = reading.stack.pop()
  if (!gap) return
  const outer = reading.stack.at(-1)
  if (outer) {
    reading.tally.add('other', `{{${gap.text}}}`)
    put(reading, gap.text)
  } else reading.pieces.push(gap)
}

const opened = (mark: string): Gap => ({ text: '', numbers: mark.slice(1, -1).split(',').map(Number) })

const written = ({ text, hint: tip }: Gap): string => (tip === undefined ? text : `${text}::${tip}`)

const piecesOf = (text: string, tally: Tally): readonly (string | Gap)[] => {
  const reading: Reading = { pieces: [], stack: [], tally }
  for (const piece of text.split(part)) {
    const gap = reading.stack.at(-1)
    if (piece.startsWith(open)) reading.stack.push(opened(piece))
    else if (piece === close) closed(reading)
    else if (piece === hint && gap) gap.hint = ''
    else put(reading, piece)
  }
  // What has no end is no gap.
  for (let gap = reading.stack.pop(); gap; gap = reading.stack.pop()) put(reading, written(gap))
  return reading.pieces
}

const isGap = (piece: string | Gap): piece is Gap => typeof piece !== 'string' && piece.text.trim() !== ''

const asPiece = (piece: string | Gap): ClozePiece => {
  if (!isGap(piece)) return typeof piece === 'string' ? piece : ''
  const tip = piece.hint?.trim()
  return { text: piece.text, ...(tip ? { hint: tip } : {}) }
}

/** Neighbouring texts as one: a mark may begin in one and end in the next. */
const joined = (pieces: readonly ClozePiece[]): readonly ClozePiece[] => {
  const all: ClozePiece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') all[all.length - 1] = last + piece
    else all.push(piece)
  }
  return all
}

/** The text of one of Anki's Cloze notes. Without a gap it has no numbers. */
export const ankiGaps = (html: string): AnkiGaps => {
  const { text, left } = htmlText(marked(html.replace(marks, '')))
  const tally = createTally()
  tally.addAll(left)
  const pieces = piecesOf(text, tally)
  return {
    text: clozeText(joined(pieces.map(asPiece))),
    numbers: pieces.filter(isGap).map(({ numbers }) => numbers),
    left: tally.list(),
  }
}
