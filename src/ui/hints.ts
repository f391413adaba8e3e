import type { Line, Span } from './text.ts'

/** What the keys do, as one dim line that breaks between hints and not inside one. */
export const hints = (...texts: readonly string[]): Line =>
  texts.flatMap((text, index): Span[] => [
    ...(index === 0 ? [] : [{ text: ' · ', style: 'dim' } as const]),
    { text, style: 'dim', whole: true },
  ])
