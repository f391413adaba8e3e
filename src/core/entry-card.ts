import type { Card } from './card.ts'
import { baseId, shortId } from './card-id.ts'
import type { NewCard } from './card-text.ts'
import { clozeOfCards } from './cloze-entry.ts'

/** What its deck says of an entry that is there. */
export const newCardOfCards = ([first, ...more]: readonly [Card, ...Card[]]): NewCard => ({
  id: baseId(shortId(first)),
  ...(first.topic === undefined ? {} : { topic: first.topic }),
  ...(first.form === 'cloze'
    ? { cloze: clozeOfCards([first, ...more]) }
    : {
        question: first.question,
        answer: first.answer,
        ...(more.some(({ form }) => form === 'reverse') ? { reverse: true } : {}),
      }),
  accept: first.accept,
  wrong: first.wrong,
  ...(first.note === undefined ? {} : { note: first.note }),
  tags: first.tags,
  ...(first.typed ? { typed: true } : {}),
})
