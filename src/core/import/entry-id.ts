import { idOfQuestion, idPattern } from '../card-id.ts'
import type { ImportedEntry } from './imported.ts'

const hashed = (text: string): string => idOfQuestion(text).slice(2)

/** An id of text that may be anything: as it is where it is one, else by its hash. */
const legal = (text: string): string => {
  const id = text.normalize('NFC')
  return idPattern.test(id) && id.length <= 64 ? id : hashed(text)
}

/** The id within its deck of an entry that comes in: the same from one import to the next. It is pinned by a test. */
export const idOfKey = ({ is, text }: ImportedEntry['key']): string => {
  switch (is) {
    case 'guid':
      return `anki-${legal(text)}`
    case 'id':
    case 'made':
      return legal(text)
  }
}
