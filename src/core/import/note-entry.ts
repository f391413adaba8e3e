import { ankiGaps } from './anki-gaps.ts'
import { htmlText } from './html-text.ts'
import type { ImportedContent, ImportRefusal } from './imported.ts'
import type { Tally } from './left-behind.ts'

/** What a note's fields say, as far as a deck can hold it. */
export type NoteContent =
  | { readonly content: ImportedContent; readonly note?: string }
  | { readonly why: ImportRefusal }

/** How the fields of a note were written. */
type Written = 'html' | 'plain'

const textOf = (field: string, written: Written, tally: Tally): string => {
  if (written === 'plain') return field.replace(/\r\n?/g, '\n').trim()
  const { text, left } = htmlText(field)
  tally.addAll(left)
  return text
}

const noted = (parts: readonly string[]): { readonly note?: string } => {
  const note = parts.filter(part => part.trim() !== '').join('\n\n')
  return note === '' ? {} : { note }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')

const hasAnkiGap = (field: string): boolean => /\{\{c\d+(?:,\d+)*::/i.test(field)

/** A Cloze note: the text, and what is shown below it. */
const clozeContent = (fields: readonly string[], written: Written, tally: Tally): NoteContent => {
  const [text = '', ...more] = fields
  const gaps = ankiGaps(written === 'html' ? text : escaped(text))
  tally.addAll(gaps.left)
  if (gaps.numbers.length === 0) return { why: { code: 'no-gap' } }
  const note = noted(more.map(field => textOf(field, written, tally)))
  return { content: { form: 'cloze', text: gaps.text }, ...note }
}

/** Fields of a note that is no text with gaps: a question, an answer, and what is shown below that. */
const questionContent = (
  fields: readonly string[],
  written: Written,
  reverse: boolean,
  tally: Tally,
): NoteContent => {
  const [question = '', ...more] = fields.map(field => textOf(field, written, tally))
  if (question.trim() === '') return { why: { code: 'no-question' } }
  const at = more.findIndex(text => text.trim() !== '')
  const answer = more[at]
  if (answer === undefined) return { why: { code: 'no-answer' } }
  return { content: { form: 'question', question, answer, reverse }, ...noted(more.slice(at + 1)) }
}

/** What kind of note it is, by the name of its type, in the languages we speak. */
const noteKind = (type: string): 'basic' | 'reversed' | 'optional' | 'cloze' | undefined => {
  if (/cloze|填空|克漏/i.test(type)) return 'cloze'
  if (/optional.*revers|可选.*(?:反|翻)/i.test(type)) return 'optional'
  if (/revers|反转|翻转|反向|正反/i.test(type)) return 'reversed'
  return /^basic|^问答题/i.test(type) ? 'basic' : undefined
}

/** The content of a note by its fields and the name of its type, which may be ''. */
export const noteContent = (
  fields: readonly string[],
  type: string,
  written: Written,
  tally: Tally,
): NoteContent => {
  const kind = noteKind(type)
  const [first = '', second = '', third = '', ...more] = fields
  if (kind === 'cloze' || (kind === undefined && hasAnkiGap(first)))
    return clozeContent(fields, written, tally)
  if (kind === 'optional')
    return questionContent([first, second, ...more], written, third.trim() !== '', tally)
  return questionContent(fields, written, kind === 'reversed', tally)
}
