import { folded } from '../card-id.ts'
import type { NewCard } from '../card-text.ts'
import { tidyLines } from './text-lines.ts'

/** Keys of a card that get another value, or one at all. No key is ever taken away. */
export type Differences = Partial<
  Pick<
    NewCard,
    'topic' | 'question' | 'answer' | 'cloze' | 'note' | 'tags' | 'wrong' | 'accept' | 'reverse' | 'typed'
  >
>

/** Texts that Anki, a page or a spreadsheet would show alike are the same: their white space at the ends of lines may differ. */
export const alike = (text: string): string =>
  tidyLines(text.normalize('NFC').replaceAll('\u00a0', ' ').split('\n')).trim()

type Key = keyof Differences

/** How texts are compared. A source without line breaks says nothing of ours: there only words count. */
export type Alike = (a: string, b: string) => boolean

export const exactly: Alike = (a, b) => alike(a) === alike(b)
export const byWords: Alike = (a, b) => folded(a) === folded(b)

const changed = (
  key: 'topic' | 'question' | 'answer' | 'cloze' | 'note',
  now: NewCard,
  then: NewCard,
  areAlike: Alike,
): Differences => {
  const text = then[key]
  return text === undefined || areAlike(text, now[key] ?? '') ? {} : { [key]: text }
}

const listed = (key: 'tags' | 'wrong' | 'accept', now: NewCard, then: NewCard): Differences => {
  const [before, after] = [now[key] ?? [], then[key] ?? []]
  const names = (list: readonly string[]) => [...list].map(alike).sort().join('\n')
  return after.length === 0 || names(before) === names(after) ? {} : { [key]: after }
}

const flagged = (key: 'reverse' | 'typed', now: NewCard, then: NewCard): Differences =>
  then[key] && !now[key] ? { [key]: true } : {}

/** What of a card in a deck is to change, so that it says what the source says. What the source does not say stays. */
export const differences = (now: NewCard, then: NewCard, areAlike: Alike): Differences => ({
  ...changed('topic', now, then, areAlike),
  ...changed('question', now, then, areAlike),
  ...changed('answer', now, then, areAlike),
  ...changed('cloze', now, then, areAlike),
  ...changed('note', now, then, areAlike),
  ...listed('tags', now, then),
  ...listed('wrong', now, then),
  ...listed('accept', now, then),
  ...flagged('reverse', now, then),
  ...flagged('typed', now, then),
})

export const isSame = (found: Differences): boolean =>
  Object.keys(found satisfies { [K in Key]?: unknown }).length === 0
