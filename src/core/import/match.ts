import type { Existing, ExistingEntries } from './existing.ts'
import type { ImportedEntry } from './imported.ts'
import { madeKey } from './made-key.ts'
import type { Family } from './targets.ts'

/** Which of a deck's entries it is. */
export const matchIn = (
  entry: ImportedEntry,
  id: string,
  family: Family,
  existing: ExistingEntries,
): Existing | undefined => {
  for (const part of family.parts()) {
    const found = existing.byId(`${part.id}/${id}`)
    if (found) return found
  }
  const anywhere = entry.key.is === 'guid' ? existing.byShortId(id) : undefined
  if (anywhere || entry.key.is === 'id') return anywhere
  const question = entry.content.form === 'cloze' ? undefined : entry.content.question
  for (const part of family.parts()) {
    const found = question === undefined ? undefined : existing.byQuestion(part.id, question)
    if (found) return found
  }
  return entry.content.form === 'cloze'
    ? family.parts().flatMap(part => existing.byId(`${part.id}/${madeKey(entry.content)}`) ?? [])[0]
    : undefined
}
