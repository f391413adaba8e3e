import type { NewCard } from '../card-text.ts'
import type { ImportedEntry } from './imported.ts'

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** What a deck says of an entry that comes in. */
export const newCardOf = (entry: ImportedEntry, id: string): NewCard => {
  const { content, note, topic, typed } = entry
  const tags = entry.tags.map(oneLine).filter(tag => tag !== '')
  return {
    id,
    ...(topic === undefined || oneLine(topic) === '' ? {} : { topic: oneLine(topic) }),
    ...(content.form === 'cloze'
      ? { cloze: content.text }
      : {
          question: content.question,
          answer: content.answer,
          ...(content.reverse ? { reverse: true } : {}),
        }),
    accept: entry.accept,
    wrong: entry.wrong,
    ...(note === undefined ? {} : { note }),
    tags,
    ...(typed ? { typed } : {}),
  }
}
