import type { Line } from './text.ts'

/** What the keys do, as one dim line that breaks between hints and not inside one. */
export const hints = (...texts: readonly string[]): Line => ({
  text: texts.map(text => text.replaceAll(' ', '\u00a0')).join(' · '),
  style: 'dim',
})
