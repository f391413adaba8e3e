import { canary } from './hostile-strings.ts'

/** Sequences that mull's own screens are made of: cursor moves, erasing, the cursor itself. */
const move = /^\x1b\[(?:\d*[A-DG]|[0-2]?[JK]|H|\?25[hl])/
const style = /^\x1b\[(\d*(?:;\d+)*)m/
const styles = /^(?:|0|[1-4]|2[2-4]|3[0-79]|9[0-7]|38;5;\d+)$/

/** Format characters that spelling needs. */
const spelling: ReadonlySet<string> = new Set(['\u00ad', '\u061c', '\u200c', '\u200d', '\u200e', '\u200f'])

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]/u

/** The length of what mull itself may have written here to move, to erase or to colour; 0 for anything else. */
const ownLength = (text: string, at: number): number => {
  const rest = text.slice(at, at + 24)
  const [moved] = move.exec(rest) ?? []
  if (moved) return moved.length
  const [styled, codes] = style.exec(rest) ?? []
  return styled && styles.test(codes ?? '') ? styled.length : 0
}

/** A carriage return of a terminal's line break, or before a move. */
const isReturn = (text: string, at: number): boolean => /^\r(?:\r*\n|\x1b\[)/.test(text.slice(at, at + 8))

const around = (text: string, at: number): string =>
  `${JSON.stringify(text.slice(Math.max(0, at - 40), at + 40))} at ${at}`

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The first thing in a terminal's bytes that mull may not have written. */
export const forbiddenAtTerminal = (bytes: Uint8Array): string | undefined => {
  const text = decoded(bytes)
  if (text === undefined) return 'bytes that are not UTF-8'
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const own = character === '\x1b' ? ownLength(text, at) : 0
    const isSmuggled = text[at - 1] === canary && text[at + Math.max(1, own)] === canary
    const isFine =
      own > 0 ||
      character === '\n' ||
      isReturn(text, at) ||
      spelling.has(character) ||
      !unseen.test(character)
    if (!isFine || (isSmuggled && (own > 0 || character === '\r'))) return around(text, at)
    at += Math.max(character.length, own)
  }
  return undefined
}

export type Pipe = {
  /** Fields are parted by tabs. */
  readonly tabs?: boolean
  /** Data for another program: `csv` is as the deck has it, `anki` without what Anki deletes. */
  readonly data?: 'csv' | 'anki'
}

/** The first thing in a pipe's bytes that mull may not have written. */
export const forbiddenInPipe = (bytes: Uint8Array, { tabs = false, data }: Pipe = {}): string | undefined => {
  const text = decoded(bytes)
  if (text === undefined) return 'bytes that are not UTF-8'
  if (data === 'csv') return undefined
  let at = 0
  for (const character of text) {
    const isFine =
      character === '\n' ||
      (tabs && character === '\t') ||
      (data === 'anki'
        ? character >= ' ' && character !== '\x7f'
        : spelling.has(character) || !unseen.test(character))
    if (!isFine) return around(text, at)
    at += character.length
  }
  return undefined
}
