import { isPlain } from './plain.ts'

/**
 * Everything but the allow-list: letters, marks, numbers, punctuation, symbols, spaces, private use, the line break,
 * and the format characters that spelling needs (soft hyphen, ALM, ZWNJ, ZWJ, LRM, RLM).
 */
const forbidden = /[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Co}\n\u00ad\u061c\u200c-\u200f]/gu

const visible = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  if (character === '\t') return '    '
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  if (code < 0xa0) return '\ufffd'
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Anybody's text as a terminal may see it: what is not printable becomes visible, line breaks stay. */
export const clean = (text: string): string => (isPlain(text) ? text : text.replace(forbidden, visible))

/** Clean text on one line, for titles and table cells: line breaks become spaces. */
export const oneLine = (text: string): string => clean(text).replace(/\n+/g, ' ')

const asEscape = (character: string): string =>
  character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** What `JSON.stringify` wrote, with the same value, and nothing in it that `clean` would change. */
export const escapeJson = (json: string): string => (isPlain(json) ? json : json.replace(forbidden, asEscape))
