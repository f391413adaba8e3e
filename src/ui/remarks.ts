import type { Remark } from '../core/remark.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

/** A message of what is wrong but keeps nothing from going on. */
export const warningLine = ({ common }: Words, message: string): Line => ({
  text: `${common.warning}${message}`,
  style: 'warn',
})

/** What opening a collection found or did, in words. */
export const remarkLines = (words: Words, remark: Remark): readonly Line[] => {
  const { collection } = words
  switch (remark.code) {
    case 'collection-made':
      return collection.made(remark.folder, remark.deck)
    case 'log-damaged':
      return [warningLine(words, collection.logDamaged(remark.log, remark.lines, remark.copy))]
    case 'log-newer':
      return [warningLine(words, collection.logNewer(remark.log, remark.what))]
    case 'log-in-future':
      return [warningLine(words, collection.logInFuture(remark.log, remark.newest))]
  }
}
