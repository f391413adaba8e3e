import { parseDeck } from '../../../src/core/deck.ts'
import { withChanges } from '../../../src/core/deck-change.ts'
import { type Edited, withCards } from '../../../src/core/deck-edit.ts'
import { checkCollection } from '../../../src/core/decks.ts'
import { deckText } from '../../../src/core/import/deck-text.ts'
import type { Imported } from '../../../src/core/import/imported.ts'
import { type ImportPlan, planImport } from '../../../src/core/import/plan.ts'

/** Deck files by their names. */
export type Files = Readonly<Record<string, string>>

export const decksOf = (files: Files) =>
  checkCollection(Object.entries(files).map(([name, text]) => parseDeck(text, name)))

const text = (edited: Edited): string => {
  if ('refused' in edited) throw new Error(`refused: ${JSON.stringify(edited.refused)}`)
  return edited.text
}

type Result = { readonly files: Files; readonly plan: ImportPlan }

/** What an import makes of deck files. */
export const imported = (
  files: Files,
  read: Imported,
  { into, deck = 'words' }: { readonly into?: string; readonly deck?: string } = {},
): Result => {
  const { decks, withheld } = decksOf(files)
  const plan = planImport([{ file: 'f', deck, imported: read }], decks, {
    withheld,
    ...(into === undefined ? {} : { into }),
  })
  const after: Record<string, string> = { ...files }
  for (const { target, added, changed } of plan.decks) {
    const name = target.deck?.file ?? `${target.id}.yaml`
    const old = after[name]
    if (old === undefined) after[name] = deckText(target, added)
    else {
      const then = changed.length > 0 ? text(withChanges(old, name, changed)) : old
      after[name] = added.length > 0 ? text(withCards(then, name, added)) : then
    }
  }
  return { files: after, plan }
}

/** How many entries are new, changed, as before and refused. */
export const counts = ({ decks, refused }: ImportPlan): string => {
  const sum = (of: 'added' | 'changed' | 'same') => decks.reduce((total, deck) => total + deck[of].length, 0)
  return `${sum('added')} new, ${sum('changed')} changed, ${sum('same')} same, ${refused.length} refused`
}
