import type { z } from 'zod'
import { CardLine } from '../card-line.ts'
import { readCloze } from '../cloze.ts'
import { parseJson } from '../json.ts'
import { excerptOf } from './excerpt.ts'
import type { Imported, ImportedContent, ImportedEntry, ImportRefusal, Refused } from './imported.ts'
import { readExport } from './json-export.ts'
import { madeKey } from './made-key.ts'

const contentOf = ({
  question = '',
  answer = '',
  cloze,
  reverse = false,
}: CardLine): ImportedContent | ImportRefusal => {
  if (cloze !== undefined) {
    return 'finding' in readCloze(cloze) ? { code: 'no-gap' } : { form: 'cloze', text: cloze }
  }
  if (question.trim() === '') return { code: 'no-question' }
  return answer.trim() === '' ? { code: 'no-answer' } : { form: 'question', question, answer, reverse }
}

const refusalOf = (error: z.ZodError): ImportRefusal => {
  const [issue] = error.issues
  if (issue?.code === 'unrecognized_keys') return { code: 'unknown-keys', keys: issue.keys }
  return {
    code: 'unreadable',
    reason: issue === undefined ? 'JSON' : issue.path.map(String).join('.') || 'JSON',
  }
}

const entryOf = (source: string, line: number): ImportedEntry | Refused => {
  const place = { line }
  const refused = (why: ImportRefusal): Refused => ({ place, why, excerpt: excerptOf([source]) })
  const json = parseJson(source)
  if (json === undefined) return refused({ code: 'unreadable', reason: 'JSON' })
  const { data, error } = CardLine.safeParse(json)
  if (error) return refused(refusalOf(error))
  const content = contentOf(data)
  if ('code' in content) return refused(content)
  const { deck, id, note, topic, tags = [], wrong = [], accept = [], typed } = data
  return {
    key: id === undefined ? { is: 'made', text: madeKey(content) } : { is: 'id', text: id },
    deck: deck === undefined || deck.trim() === '' ? [] : deck.split('::').map(part => part.trim()),
    content,
    ...(note === undefined || note.trim() === '' ? {} : { note }),
    ...(topic === undefined || topic.trim() === '' ? {} : { topic }),
    ...(typed === undefined ? {} : { typed }),
    tags,
    wrong,
    accept,
    place,
    cards: [],
  }
}

/** Cards as JSON, one a line; or what `mull export --format json` writes. */
export const readJsonEntries = (source: string): Imported => {
  const exported = readExport(source)
  if (exported) return exported
  const read = source
    .split(/\r\n?|\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : entryOf(line, index + 1)))
  return {
    entries: read.flatMap(entry => ('why' in entry ? [] : entry)),
    refused: read.flatMap(entry => ('why' in entry ? entry : [])),
    left: [],
  }
}
