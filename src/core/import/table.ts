import { idParts } from '../card-id.ts'
import { readCloze } from '../cloze.ts'
import { type Row, rowsOf } from './cells.ts'
import { type Role, rolesOfPlaces, rolesOfTitles } from './column-names.ts'
import { delimiterOf } from './delimiter.ts'
import { excerptOf } from './excerpt.ts'
import type { Imported, ImportedContent, ImportedEntry, ImportRefusal, Refused } from './imported.ts'
import { createTally, type Tally } from './left-behind.ts'
import { madeKey } from './made-key.ts'

/** What a person says of a table; the rest is seen from it. */
export type TableOptions = { readonly columns?: readonly Role[] }

/** A cell that our own table made harmless for spreadsheets (`core/spreadsheet.ts`). */
const live = (cell: string): string => cell.replace(/^'(?=[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u, '')

const list = (cell: string): readonly string[] =>
  cell
    .split(/[,，;；、]/.test(cell) ? /[,，;；、]/ : /\s+/)
    .map(word => word.trim())
    .filter(word => word !== '')

type Cells = { readonly [R in Exclude<Role, '-'>]: string }

const cellsOf = ({ cells }: Row, columns: readonly Role[], own: boolean): Cells => {
  const under = (role: Role): string =>
    columns
      .flatMap((other, index) => (other === role ? (cells[index] ?? '').trim() : []))
      .filter(cell => cell !== '')
      .map(cell => (own ? live(cell) : cell))
      .join('\n\n')
  return {
    question: under('question'),
    answer: under('answer'),
    cloze: under('cloze'),
    note: under('note'),
    topic: under('topic'),
    tags: under('tags'),
    deck: under('deck'),
    id: under('id'),
    wrong: under('wrong'),
    accept: under('accept'),
  }
}

const contentOf = ({ question, answer, cloze }: Cells): ImportedContent | ImportRefusal => {
  if (cloze !== '') {
    return 'finding' in readCloze(cloze) ? { code: 'no-gap' } : { form: 'cloze', text: cloze }
  }
  if (question === '') return { code: 'no-question' }
  return answer === '' ? { code: 'no-answer' } : { form: 'question', question, answer, reverse: false }
}

const optional = (key: 'note' | 'topic', text: string): Partial<Record<'note' | 'topic', string>> =>
  text === '' ? {} : { [key]: text }

const entryOf = (row: Row, columns: readonly Role[], own: boolean): ImportedEntry | Refused => {
  const cells = cellsOf(row, columns, own)
  const place = { line: row.line }
  const content = contentOf(cells)
  if ('code' in content) return { place, why: content, excerpt: excerptOf(row.cells) }
  const { note, topic, tags, deck, id, wrong, accept } = cells
  return {
    key: id === '' ? { is: 'made', text: madeKey(content) } : { is: 'id', text: own ? idParts(id).card : id },
    deck: deck
      .split('::')
      .map(part => part.trim())
      .filter(part => part !== ''),
    content,
    ...optional('note', note),
    ...optional('topic', topic),
    tags: list(tags),
    wrong: list(wrong),
    accept: list(accept),
    place,
    cards: [],
  }
}

const ownTitles = 'id,deck,topic,question,answer,note,tags'

/** Our own table has a row for each card: those that are cards of another row's entry say nothing of their own. */
const entryRows = (rows: readonly Row[], own: boolean, tally: Tally): readonly Row[] =>
  rows.filter(({ cells: [id = ''] }) => {
    const isCard = !own || !id.includes('#')
    if (!isCard && !id.endsWith('#reverse')) tally.add('other', id)
    return isCard
  })

/** A table of a spreadsheet, or of a program such as Quizlet: with a title row or without. */
export const readTable = (text: string, { columns: given }: TableOptions = {}): Imported => {
  const delimiter = delimiterOf(text)
  const all = rowsOf(text, delimiter)
  const titles = all[0]?.cells ?? []
  const titled = rolesOfTitles(titles)
  const width = all.slice(0, 50).reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const columns = given ?? titled ?? rolesOfPlaces(width)
  const own = titles.join(',') === ownTitles
  const tally = createTally()
  const rows = entryRows(titled ? all.slice(1) : all, own, tally)
  const read = rows.map(row => entryOf(row, columns, own))
  return {
    shape: { delimiter, columns, header: titled !== undefined },
    entries: read.flatMap(entry => ('why' in entry ? [] : entry)),
    refused: read.flatMap(entry => ('why' in entry ? entry : [])),
    left: tally.list(),
  }
}
