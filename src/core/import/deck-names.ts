import { hashOfGap, toId } from '../card-id.ts'

/** Names that Windows gives no file. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
/** In characters: a name on the disk has 255 bytes, and three make a Chinese character. */
const longest = 60

/** A deck's id, and the name of its file, made of a name that may be anything: it never holds a path. */
export const deckSlug = (name: string): string => {
  const id = toId(name.toLowerCase())
    .replace(/-{2,}/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
  const short = [...id]
    .slice(0, longest)
    .join('')
    .replace(/[.-]+$/, '')
  if (short === '') return `deck-${hashOfGap(name)}`
  return reserved.test(short.split('.', 1)[0] ?? '') ? `deck-${short}` : short
}

/** For a name whose id another deck has. */
export const otherSlug = (name: string): string => `${deckSlug(name)}-${hashOfGap(name)}`

/** Further files of a deck that is too large for one. */
export const partId = (id: string, part: number): string => (part === 1 ? id : `${id}-${part}`)
export const partName = (name: string, part: number): string => (part === 1 ? name : `${name} (${part})`)
