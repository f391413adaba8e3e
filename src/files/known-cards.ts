import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type KnownCards, knownCardsText, nothingKnown, readKnownCards } from '../core/known-cards.ts'
import { makeFolder, writeWhole } from './durable.ts'
import { realPath } from './real-path.ts'
import { readMarkedText } from './text-file.ts'

/** What is remembered of a collection's cards, and how to remember more. */
export type KnownCardsFile = { readonly known: KnownCards; readonly save: (known: KnownCards) => void }

/** What could not be read is copied beside itself before it is written anew. */
const keepAside = (path: string): void => {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats || stats.size === 0) return
  const time = stats.mtime.toISOString().replaceAll(/[-:.]/g, '')
  writeWhole(`${path}.corrupt-${time}`, readFileSync(path))
}

/**
 * One file a collection, in the platform's state folder and never in the collection: what one machine has seen is no fact of
 * the deck, and gives git nothing to carry. It starts anew where it is missing or damaged, what was damaged is kept beside it; one of a newer mull is left alone, and so is what is no file.
 */
export const openKnownCards = (stateFolder: string, collection: string): KnownCardsFile => {
  const folder = join(stateFolder, 'known-cards')
  const name = createHash('sha256').update(realPath(collection)).digest('hex').slice(0, 32)
  const path = join(folder, `${name}.json`)
  const read = readMarkedText(path, path)
  const found = typeof read === 'string' ? readKnownCards(read) : 'damaged'
  const isOther = typeof read !== 'string' && read.code === 'file/not-a-file'
  if (found === 'newer' || isOther) return { known: nothingKnown, save: () => {} }
  return {
    known: found === 'damaged' ? nothingKnown : found,
    save: next => {
      const text = knownCardsText(next)
      if (text === read) return
      try {
        makeFolder(folder)
        if (found === 'damaged') keepAside(path)
        writeWhole(path, text)
      } catch {
        // Every answer is safe without it: only a card changed next would not be known again.
      }
    },
  }
}
