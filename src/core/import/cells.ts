import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** A row of a table, and the line it begins on. */
export type Row = { readonly line: number; readonly cells: readonly string[] }

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

const parsed = (text: string, delimiter: string, comments: boolean, quote: '"' | null): readonly Row[] => {
  const records: unknown = parse(text, {
    delimiter,
    quote,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    record_delimiter: '\n',
    ...(comments ? { comment: '#', comment_no_infix: true } : {}),
  })
  return Records.parse(records).map(({ record, info }) => {
    const below = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
    return { line: info.lines - below, cells: record }
  })
}

/**
 * The rows of a table as text. Quotes count at a cell's start alone; where one has no end, none counts. `comments` says
 * whether a row that begins with `#` is none.
 */
export const rowsOf = (text: string, delimiter: string, comments = false): readonly Row[] => {
  const lines = text.replace(/\r\n?/g, '\n')
  try {
    return parsed(lines, delimiter, comments, '"')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return parsed(lines, delimiter, comments, null)
  }
}
