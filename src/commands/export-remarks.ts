import type { AnkiNotes } from '../core/anki-notes.ts'
import type { Context } from './context.ts'

/** Says what of the decks Anki does not take, or takes under another name than it has. */
export const sayForAnki = (
  { err, words: { collection: said, common } }: Pick<Context, 'err' | 'words'>,
  { skipped, oldNames }: Pick<AnkiNotes, 'skipped' | 'oldNames'>,
): void => {
  const lines: string[] = []
  if (oldNames.length > 0) {
    const named = oldNames.map(({ card, was }) => said.underOldName(card, was))
    lines.push(said.underOldNames(common.listed(named)))
  }
  if (skipped.length > 0) lines.push(said.leftOut(common.listed(skipped.map(({ card }) => card))))
  err.lines(lines.map(line => `${common.warning}${line}`))
}
