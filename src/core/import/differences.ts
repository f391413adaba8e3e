import { ankiTags } from '../anki-text.ts'
import type { NewCard } from '../card-text.ts'
import type { ImportedEntry } from './imported.ts'

/** Keys of a card that get another value, or one at all. No key is ever taken away. */
export type Differences = Partial<
  Pick<
    NewCard,
    'topic' | 'question' | 'answer' | 'cloze' | 'note' | 'tags' | 'wrong' | 'accept' | 'reverse' | 'typed'
  >
>

/** Texts that Anki, a page or a spreadsheet would show alike are the same: their white space at the ends of lines may differ. */
const alike = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+$/gm, '')
    .trim()

type Key = keyof Differences

const changed = (
  key: 'topic' | 'question' | 'answer' | 'cloze' | 'note',
  now: NewCard,
  then: NewCard,
): Differences => {
  const text = then[key]
  return text === undefined || alike(text) === alike(now[key] ?? '') ? {} : { [key]: text }
}

const listed = (key: 'tags' | 'wrong' | 'accept', now: NewCard, then: NewCard): Differences => {
  const [before, after] = [now[key] ?? [], then[key] ?? []]
  const names = (list: readonly string[]) => [...list].map(alike).sort().join('\n')
  return after.length === 0 || names(before) === names(after) ? {} : { [key]: after }
}

const flagged = (key: 'reverse' | 'typed', now: NewCard, then: NewCard): Differences =>
  then[key] && !now[key] ? { [key]: true } : {}

/** What of a card in a deck is to change, so that it says what the source says. What the source does not say stays. */
export const differences = (now: NewCard, then: NewCard): Differences => ({
  ...changed('topic', now, then),
  ...changed('question', now, then),
  ...changed('answer', now, then),
  ...changed('cloze', now, then),
  ...changed('note', now, then),
  ...listed('tags', now, then),
  ...listed('wrong', now, then),
  ...listed('accept', now, then),
  ...flagged('reverse', now, then),
  ...flagged('typed', now, then),
})

export const isSame = (found: Differences): boolean =>
  Object.keys(found satisfies { [K in Key]?: unknown }).length === 0

const words = (tags: readonly string[]): string =>
  [...tags]
    .map(tag => tag.toLowerCase())
    .sort()
    .join(' ')

/** Our export for Anki joins topic and tags; back from there, words that say the same change nothing. */
const ownTags = ({ topic, tags = [] }: NewCard, back: readonly string[]): readonly string[] => {
  const all = ankiTags(topic === undefined ? tags : [topic, ...tags]).split(' ')
  if (words(all) === words(back)) return tags
  const first = topic === undefined ? '' : ankiTags([topic]).toLowerCase()
  const spelled = new Map(tags.map(tag => [ankiTags([tag]).toLowerCase(), tag]))
  return back.filter(tag => tag.toLowerCase() !== first).map(tag => spelled.get(tag.toLowerCase()) ?? tag)
}

/** Our export writes the note below the answer. */
const ownBack = ({ answer = '', note }: NewCard, back: string): { answer: string; note?: string } => {
  const apart = '\n\n'
  if (note === undefined) return { answer: back }
  if (alike(back) === alike(answer + apart + note)) return { answer, note }
  if (alike(back).startsWith(alike(answer) + apart))
    return { answer, note: alike(back).slice(alike(answer).length + apart.length) }
  if (alike(back).endsWith(apart + alike(note)))
    return { answer: alike(back).slice(0, -(alike(note).length + apart.length)), note }
  const at = back.lastIndexOf(apart)
  return at < 0 ? { answer: back } : { answer: back.slice(0, at), note: back.slice(at + apart.length) }
}

/** An entry that went to Anki by our export and comes back, as the export would have been told of it. */
export const fromOwnNote = (
  now: NewCard,
  entry: ImportedEntry,
  kind: '' | '#reverse' | '#cloze',
): ImportedEntry => {
  const tags = ownTags(now, entry.tags)
  const { content } = entry
  if (content.form === 'cloze') return { ...entry, tags }
  const { note: _, ...bare } = entry
  const { answer: text, note } = ownBack(
    kind === '#reverse' ? { ...now, answer: now.question ?? '' } : now,
    entry.note === undefined ? content.answer : `${content.answer}\n\n${entry.note}`,
  )
  const sides =
    kind === '#reverse'
      ? { question: text, answer: content.question }
      : { question: content.question, answer: text }
  return {
    ...bare,
    tags,
    content: { ...content, ...sides },
    ...(note === undefined ? {} : { note }),
  }
}
