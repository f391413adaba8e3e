import type { Remark } from '../core/remark.ts'
import { counted } from './counted.ts'
import type { Line } from './text.ts'

/** What opening a collection found or did, in words. */
export const remarkLines = (remark: Remark): readonly Line[] => {
  switch (remark.code) {
    case 'collection-made':
      return [
        `Made your collection in ${remark.folder}, with the deck ${remark.deck}.`,
        'mull decks add NAME-OR-FILE adds another deck; mull init DIR makes a collection elsewhere.',
      ]
    case 'log-damaged':
      return [
        {
          text: `warning: ${remark.log} has ${counted(remark.lines, 'damaged line')}, stepped over${remark.copy === undefined ? '' : ` and kept in ${remark.copy}`}.`,
          style: 'warn',
        },
      ]
    case 'log-newer':
      return [
        {
          text: `warning: ${remark.log} holds answers of a newer mull (${remark.what}): this collection is read-only here.`,
          style: 'warn',
        },
      ]
  }
}
