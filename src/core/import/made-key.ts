import { idOfQuestion } from '../card-id.ts'
import { readCloze } from '../cloze.ts'
import type { ImportedContent } from './imported.ts'

/** What an entry goes by whose source gives it no name: the id that its card would have in a deck without any. */
export const madeKey = (content: ImportedContent): string => {
  if (content.form === 'question') return idOfQuestion(content.question)
  const read = readCloze(content.text)
  return idOfQuestion('finding' in read ? content.text : read.filled)
}
