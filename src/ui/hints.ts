import type { Line, Span } from './text.ts'

/** Pieces on one line that breaks between them and not inside one. */
export const dotted = (texts: readonly string[]): Line =>
  texts.flatMap((text, index): Span[] => [...(index === 0 ? [] : [' · ']), { text, whole: true }])

/** What the keys do, as one dim line. */
export const hints = (...texts: readonly string[]): Line =>
  texts.flatMap((text, index): Span[] => [
    ...(index === 0 ? [] : [{ text: ' · ', style: 'dim' } as const]),
    { text, style: 'dim', whole: true },
  ])
