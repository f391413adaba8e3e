import { type AnkiHeaders, ankiHeaders } from './anki-headers.ts'
import { type Row, rowsOf } from './cells.ts'
import { excerptOf } from './excerpt.ts'
import type { Imported, ImportedEntry, Refused } from './imported.ts'
import { createTally, type Tally } from './left-behind.ts'
import { madeKey } from './made-key.ts'
import { noteContent } from './note-entry.ts'

/** HTML where the file does not say it, as no file did before Anki 2.1.54. */
const looksLikeHtml = (rows: readonly Row[]): boolean =>
  rows.slice(0, 50).some(({ cells }) => cells.some(cell => /<\/?[a-z][^<>]*>|&(?:[a-z]+|#\d+);/i.test(cell)))

const words = (text: string): readonly string[] => text.split(/\s+/u).filter(word => word !== '')

const deckPath = (name: string): readonly string[] =>
  name
    .split('::')
    .map(part => part.trim())
    .filter(part => part !== '')

const entryOf = (
  { line, cells }: Row,
  { headers, html }: { readonly headers: AnkiHeaders; readonly html: boolean },
  tally: Tally,
): ImportedEntry | Refused => {
  const at = (column: number | undefined): string => (column === undefined ? '' : (cells[column - 1] ?? ''))
  const { guid, notetype, deck, tags } = headers.columns
  const meta = new Set([guid, notetype, deck, tags])
  const fields = cells.filter((_, index) => !meta.has(index + 1))
  const place = { line }
  const read = noteContent(
    fields,
    notetype === undefined ? headers.notetype : at(notetype),
    html ? 'html' : 'plain',
    tally,
  )
  if ('why' in read) return { place, why: read.why, excerpt: excerptOf(cells) }
  const path = deckPath(deck === undefined ? headers.deck : at(deck))
  const key = at(guid).trim()
  return {
    ...read,
    key: key === '' ? { is: 'made', text: madeKey(read.content) } : { is: 'guid', text: key },
    deck: path,
    tags: [...words(at(tags)), ...words(headers.tags)],
    wrong: [],
    accept: [],
    place,
    cards: [],
  }
}

/** What Anki exports as «Notes in Plain Text», and what mull exports for Anki. */
export const readAnkiNotes = (text: string): Imported => {
  const headers = ankiHeaders(text)
  const rows = rowsOf(text, headers.separator, true)
  const html = headers.html ?? looksLikeHtml(rows)
  const tally = createTally()
  const read = rows.map(row => entryOf(row, { headers, html }, tally))
  const entries = read.flatMap(entry => ('why' in entry ? [] : entry))
  const refused = read.flatMap(entry => ('why' in entry ? entry : []))
  return {
    shape: { delimiter: headers.separator, columns: headers.named(rows[0]?.cells.length ?? 0), html },
    entries,
    refused,
    left: tally.list(),
  }
}
