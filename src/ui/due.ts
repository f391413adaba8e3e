import type { DueReport } from '../core/due.ts'
import { leftText } from './left.ts'
import { dueWords } from './summary.ts'
import { table } from './table.ts'
import type { Line } from './text.ts'

/** What is due, by deck, in a table that fits the width. */
export const dueLines = (report: DueReport, width: number): readonly Line[] => {
  const { total, waiting, next, decks, collection } = report
  const place: Line = { text: `${report.day} · ${collection}`, style: 'dim' }
  if (decks.length === 0) {
    return [place, 'No decks yet. mull decks add llm-basics adds a starter deck; or write one into decks/.']
  }
  const rows: Line[][] = decks.map(deck => [
    deck.name,
    String(deck.new),
    String(deck.learning),
    String(deck.review),
    { text: String(deck.waiting), style: 'dim' },
  ])
  const heads = ['Deck', 'New', 'Learning', 'Review', 'Waiting'].map(
    text => ({ text, style: 'dim' }) as const,
  )
  const headline: Line =
    total === 0
      ? `Nothing is due.${next === null ? '' : ` Next cards: ${dueWords(next)}.`}`
      : [{ text: `${total} to study`, style: 'strong' }, `: ${leftText(report)}.`]
  return [
    place,
    headline,
    ...(waiting > 0
      ? [{ text: `${waiting} more wait for another day (today's limits).`, style: 'dim' } as const]
      : []),
    '',
    ...table([heads, ...rows], ['left', 'right', 'right', 'right', 'right'], width),
  ]
}
