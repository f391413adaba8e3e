import { isOwnGuid } from '../anki-guid.ts'
import type { ImportedEntry } from './imported.ts'

const sides = (entry: ImportedEntry, swapped: boolean): string | undefined => {
  const { key, content, deck } = entry
  if (key.is !== 'guid' || !isOwnGuid(key.text) || content.form !== 'question') return undefined
  const { question, answer } = content
  return JSON.stringify([deck, ...(swapped ? [answer, question] : [question, answer])])
}

const joined = (first: ImportedEntry, second: ImportedEntry): ImportedEntry => ({
  ...first,
  content: first.content.form === 'question' ? { ...first.content, reverse: true } : first.content,
  cards: [...first.cards, ...second.cards.map(card => ({ ...card, suffix: '#reverse' }))],
})

/**
 * Our export makes two notes of a card that is asked both ways. Where the collection has no such card any more, two notes
 * of ours that say the same the other way round are one entry.
 */
export const paired = (entries: readonly ImportedEntry[]): readonly ImportedEntry[] => {
  const firsts = new Map<string, number>()
  const all: (ImportedEntry | undefined)[] = []
  for (const entry of entries) {
    const other = sides(entry, true)
    const at = other === undefined ? undefined : firsts.get(other)
    const first = at === undefined ? undefined : all[at]
    if (first && at !== undefined) {
      all[at] = joined(first, entry)
      firsts.delete(other ?? '')
      continue
    }
    const own = sides(entry, false)
    if (own !== undefined) firsts.set(own, all.length)
    all.push(entry)
  }
  return all.filter(entry => entry !== undefined)
}
