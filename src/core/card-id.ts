import { createHash } from 'node:crypto'

// These rules name a card in every log: changing what they give loses people's progress.

/** Letters with their marks, digits, `.`, `_`, `-`. For text in NFC. */
export const idPattern = /^(?!\p{M})[\p{L}\p{M}\p{Nd}._-]+$/u

/** A card's old id: `card`, or `deck/card` where it was in another deck. */
export const oldIdPattern = /^(?!\p{M})[\p{L}\p{M}\p{Nd}._-]+(?:\/(?!\p{M})[\p{L}\p{M}\p{Nd}._-]+)?$/u

/** Text in the id alphabet: NFC, each run of other characters a `-`. */
export const toId = (text: string): string =>
  text.normalize('NFC').replace(/(?:^\p{M}|[^\p{L}\p{M}\p{Nd}._-]\p{M}*)+/gu, '-')

/** A deck's id where it names none: of `decks/LLM basics.yaml` it is `LLM-basics`. */
export const idOfFile = (file: string): string =>
  toId((file.split(/[\\/]/).at(-1) ?? '').replace(/(?<=.)\.ya?ml$/i, ''))

/** White space folded to single spaces, none at the ends, NFC. */
export const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** RFC 4648, in lower case. */
const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** The first bytes of SHA-256 over a folded text in base 32, eight characters for five bytes. */
const hashOf = (text: string, bytes: 5 | 10): string => {
  let hash = ''
  let bits = 0
  let held = 0
  for (const byte of createHash('sha256').update(folded(text)).digest().subarray(0, bytes)) {
    bits = (bits << 8) | byte
    for (held += 8; held >= 5; held -= 5) hash += base32.charAt((bits >> (held - 5)) & 31)
  }
  return hash
}

/**
 * The id of a card that names none: `q-` and 80 bits of SHA-256 over its folded question, in base 32. Of a text with
 * gaps it is that of the text with its gaps filled, without hints.
 */
export const idOfQuestion = (question: string): string => `q-${hashOf(question, 10)}`

/** What tells a gap's card from those of the other gaps in its text: 40 bits of SHA-256 over its folded text. */
export const hashOfGap = (gap: string): string => hashOf(gap, 5)

/** The id without what tells siblings apart: cards of one entry in a deck share it. */
export const baseId = (id: string): string => {
  const mark = id.indexOf('#')
  return mark < 0 ? id : id.slice(0, mark)
}

/** The two parts of a full id: no deck's id has a slash. */
export const idParts = (id: string): { readonly deck: string; readonly card: string } => {
  const slash = id.indexOf('/')
  return { deck: id.slice(0, Math.max(0, slash)), card: id.slice(slash + 1) }
}

/** A card's id within its deck. */
export const shortId = ({ id }: { readonly id: string }): string => idParts(id).card
