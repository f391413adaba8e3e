import type { DueReport } from '../core/due.ts'
import { dueWords } from './summary.ts'
import { table } from './table.ts'
import type { Line, Span } from './text.ts'
import type { Words } from './words.ts'

const dim = (text: string): Span => ({ text, style: 'dim' })

/** Narrower than this, a deck's name has no room beside its numbers. */
const tableWidth = 60

const asTable = ({ due: { heads } }: Words, { decks }: DueReport, width: number): readonly Line[] => {
  const head = [heads.deck, heads.new, heads.learning, heads.review, heads.waiting].map(dim)
  const rows = decks.map(deck => [
    deck.name,
    String(deck.new),
    String(deck.learning),
    String(deck.review),
    dim(String(deck.waiting)),
  ])
  return table([head, ...rows], ['left', 'right', 'right', 'right', 'right'], width)
}

const asList = ({ due, review }: Words, { decks }: DueReport): readonly Line[] =>
  decks.flatMap(deck => [
    { text: deck.name, style: 'strong' } as const,
    `  ${review.left(deck)}${deck.waiting > 0 ? ` · ${due.waiting(deck.waiting)}` : ''}`,
  ])

const headline = ({ due, review }: Words, report: DueReport): Line => {
  const { total, next } = report
  if (total > 0) return [{ text: due.toStudy(total), style: 'strong' }, due.namely(review.left(report))]
  return `${due.nothing}${next === null ? '' : due.next(dueWords(next))}`
}

/** What is due, by deck: a table, or a list where the terminal is too narrow for one, and for those who hear it. */
export const dueLines = (
  words: Words,
  report: DueReport,
  width: number,
  isHeard = false,
): readonly Line[] => {
  const { day, collection, waiting, decks } = report
  const place = dim(`${day} · ${collection}`)
  if (decks.length === 0) return [place, words.due.noDecks]
  return [
    place,
    headline(words, report),
    ...(waiting > 0 ? [dim(words.due.waitingAll(waiting))] : []),
    '',
    ...(isHeard || width < tableWidth ? asList(words, report) : asTable(words, report, width)),
  ]
}
