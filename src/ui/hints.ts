import type { Line, Span, Style } from './text.ts'

/** Pieces on one line that breaks between them and not inside one. */
export const dotted = (texts: readonly string[], style?: Style): Line => {
  const dot: Span = style === undefined ? ' · ' : { text: ' · ', style }
  const piece = (text: string): Span => ({ text, whole: true, ...(style === undefined ? {} : { style }) })
  return texts.flatMap((text, index) => (index === 0 ? [piece(text)] : [dot, piece(text)]))
}

/** What the keys do, as one dim line. */
export const hints = (...texts: readonly string[]): Line => dotted(texts, 'dim')
