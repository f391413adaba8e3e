import type { CardReport } from '../core/card-report.ts'
import { oneLine } from './clean.ts'
import { dueWords } from './summary.ts'
import { type Align, table } from './table.ts'
import type { Line, Span } from './text.ts'
import { truncate } from './truncate.ts'
import { textWidth } from './width.ts'
import type { Words } from './words.ts'

/** A card of the list, and what to call it. */
export type Listed = { readonly report: CardReport; readonly name: string }

type Mark = keyof Words['list']['marks']

export const marksOf = ({ suspended, buriedUntil, flagged, leech }: CardReport): readonly Mark[] => [
  ...(suspended ? (['suspended'] as const) : []),
  ...(buriedUntil === null ? [] : (['buried'] as const)),
  ...(flagged ? (['flagged'] as const) : []),
  ...(leech ? (['leech'] as const) : []),
]

const marksText = (report: CardReport, { list }: Words): string =>
  list.joined(marksOf(report).map(mark => list.marks[mark]))

/** The least columns of text with which a table is worth its while, one for each of its columns of text. */
const roomFor = { question: 24, answer: 48, topic: 90 }

type Column = { readonly head: string; readonly align: Align; readonly cell: (listed: Listed) => string }

const dueText = ({ due }: CardReport): string => (due === null ? '' : dueWords(due))

const widthOf = ({ head, cell }: Column, cards: readonly Listed[]): number =>
  cards.reduce((most, listed) => Math.max(most, textWidth(oneLine(cell(listed)))), textWidth(head))

/** The columns that fit, the ids, states and dates whole; undefined where not even the questions do. */
const columnsFor = (cards: readonly Listed[], width: number, words: Words): readonly Column[] | undefined => {
  const { heads, states } = words.list
  const hasMarks = cards.some(({ report }) => marksOf(report).length > 0)
  const whole = (head: string, cell: Column['cell']): Column => ({ head, align: 'whole', cell })
  const id = whole(heads.id, ({ name }) => name)
  const facts = [
    whole(heads.state, ({ report }) => states[report.state]),
    whole(heads.due, ({ report }) => dueText(report)),
    ...(hasMarks ? [whole(heads.marks, ({ report }) => marksText(report, words))] : []),
  ]
  const room = [id, ...facts].reduce((left, column) => left - widthOf(column, cards) - 2, width)
  if (room < roomFor.question) return undefined
  const text = (head: string, cell: Column['cell']): Column => ({ head, align: 'left', cell })
  return [
    id,
    text(heads.question, ({ report }) => report.question),
    ...(room < roomFor.answer ? [] : [text(heads.answer, ({ report }) => report.answer)]),
    ...(room < roomFor.topic ? [] : [text(heads.topic, ({ report }) => report.topic ?? '')]),
    ...facts,
  ]
}

const asTable = (cards: readonly Listed[], columns: readonly Column[], width: number): readonly Line[] => {
  const heads = columns.map(({ head }) => ({ text: head, style: 'dim' }) as const)
  const rows = cards.map(listed => columns.map(({ cell }) => cell(listed)))
  return table(
    [heads, ...rows],
    columns.map(({ align }) => align),
    width,
  )
}

/** Each card in three lines: what it asks, its answer as far as it fits, and where it stands. */
const asList = (cards: readonly Listed[], width: number, words: Words): readonly Line[] =>
  cards.flatMap(({ report, name }): Line[] => {
    const { list } = words
    const facts = [
      name,
      ...(report.topic === null ? [] : [report.topic]),
      list.states[report.state],
      ...(report.due === null ? [] : [list.dueOn(dueText(report))]),
      ...marksOf(report).map(mark => list.marks[mark]),
    ]
    const standing = facts.flatMap((fact, index): Span[] => [
      { text: index === 0 ? '  ' : ' · ', style: 'dim' },
      { text: oneLine(fact), style: 'dim', whole: true },
    ])
    return [
      { text: oneLine(report.question), style: 'strong' },
      `  ${truncate(report.answer, width - 2)}`,
      standing,
    ]
  })

/** Cards of a collection of `all`: a table with the columns there is room for, or a list where there is none for one, and for those who hear it. */
export const listLines = (
  cards: readonly Listed[],
  all: number,
  width: number,
  words: Words,
  isHeard = false,
): readonly Line[] => {
  const columns = isHeard ? undefined : columnsFor(cards, width, words)
  return [
    { text: words.list.count(cards.length, all), style: 'dim' },
    ...(columns ? asTable(cards, columns, width) : asList(cards, width, words)),
  ]
}

/** For programs: a line a card, its full id, question, answer, topic, state, due and marks parted by TABs; always in English. */
export const tabbed = (cards: readonly Listed[]): string =>
  cards
    .map(({ report }) => {
      const { id, question, answer, topic, state, due } = report
      const fields = [id, question, answer, topic ?? '', state, due ?? '', marksOf(report).join(',')]
      return `${fields.map(oneLine).join('\t')}\n`
    })
    .join('')
