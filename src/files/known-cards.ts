import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type KnownCards, knownCardsText, nothingKnown, readKnownCards } from '../core/known-cards.ts'
import { UserError } from '../errors.ts'
import { makeFolder, writeWhole } from './durable.ts'
import { realPath } from './real-path.ts'
import { readMarkedText } from './text-file.ts'

/** What is remembered of a collection's cards, and how to remember more. */
export type KnownCardsFile = { readonly known: KnownCards; readonly save: (known: KnownCards) => void }

/**
 * One file a collection, in the platform's state folder and never in the collection: what one machine has seen is no fact of
 * the deck, and gives git nothing to carry. It starts anew where it is missing or damaged; one of a newer mull is left alone, and so is what is no file.
 */
export const openKnownCards = (stateFolder: string, collection: string): KnownCardsFile => {
  const folder = join(stateFolder, 'known-cards')
  const name = createHash('sha256').update(realPath(collection)).digest('hex').slice(0, 32)
  const path = join(folder, `${name}.json`)
  const read = readMarkedText(path, path)
  const before = typeof read === 'string' ? read : ''
  const known = readKnownCards(before)
  const isOther = typeof read !== 'string' && read.code === 'file/not-a-file'
  if (known === 'newer' || isOther) return { known: nothingKnown, save: () => {} }
  return {
    known,
    save: next => {
      const text = knownCardsText(next)
      if (text === before) return
      try {
        makeFolder(folder)
        writeWhole(path, text)
      } catch (error) {
        // Every answer is safe without it: only a card changed next would not be known again.
        if (!(error instanceof UserError)) throw error
      }
    },
  }
}
