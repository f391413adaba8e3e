import type { DueReport } from '../core/due.ts'
import { leftText } from './left.ts'
import { dueWords } from './summary.ts'
import { table } from './table.ts'
import type { Line, Span } from './text.ts'

const dim = (text: string): Span => ({ text, style: 'dim' })

/** Narrower than this, a deck's name has no room beside its numbers. */
const tableWidth = 60

const asTable = ({ decks }: DueReport, width: number): readonly Line[] => {
  const heads = ['Deck', 'New', 'Learning', 'Review', 'Waiting'].map(dim)
  const rows = decks.map(deck => [
    deck.name,
    String(deck.new),
    String(deck.learning),
    String(deck.review),
    dim(String(deck.waiting)),
  ])
  return table([heads, ...rows], ['left', 'right', 'right', 'right', 'right'], width)
}

const asList = ({ decks }: DueReport): readonly Line[] =>
  decks.flatMap(deck => [
    { text: deck.name, style: 'strong' } as const,
    `  ${leftText(deck)}${deck.waiting > 0 ? ` · ${deck.waiting} waiting` : ''}`,
  ])

const headline = (report: DueReport): Line => {
  const { total, next } = report
  if (total > 0) return [{ text: `${total} to study`, style: 'strong' }, `: ${leftText(report)}.`]
  return `Nothing is due.${next === null ? '' : ` Next cards: ${dueWords(next)}.`}`
}

/** What is due, by deck: a table, or a list where the terminal is too narrow for one. */
export const dueLines = (report: DueReport, width: number): readonly Line[] => {
  const { day, collection, waiting, decks } = report
  const place = dim(`${day} · ${collection}`)
  if (decks.length === 0) {
    return [place, 'No decks yet. mull decks add llm-basics adds a starter deck; or write one into decks/.']
  }
  return [
    place,
    headline(report),
    ...(waiting > 0 ? [dim(`${waiting} more wait for another day (today's limits).`)] : []),
    '',
    ...(width < tableWidth ? asList(report) : asTable(report, width)),
  ]
}
