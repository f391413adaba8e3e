import type { BackupReason } from '../core/manifest.ts'
import { dotted } from './hints.ts'
import { sizeText } from './size.ts'
import { table } from './table.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

export type BackupRow = {
  readonly number: number
  readonly time: string
  readonly minutes: number
} & (
  | {
      readonly reason: BackupReason
      readonly decks: number
      readonly logLines: number
      readonly bytes: number
    }
  | { readonly unreadable: 'damaged' | 'newer' }
)

export type BackupsPage = {
  readonly rows: readonly BackupRow[]
  readonly folder: string
  /** What all backups together take. */
  readonly stored: number
}

/** Narrower than this, and for those who listen, a backup is a line of its own instead of a row. */
const tableWidth = 72

const ageText = (minutes: number, { restore: { age } }: Words): string => {
  const whole = Math.max(0, Math.floor(minutes))
  if (whole < 60) return age.minutes(whole)
  return whole < 48 * 60 ? age.hours(Math.floor(whole / 60)) : age.days(Math.floor(whole / 1440))
}

const asTable = (rows: readonly BackupRow[], words: Words, width: number): readonly Line[] => {
  const { heads, reasons, unreadable } = words.restore
  const dim = (text: string): Line => ({ text, style: 'dim' })
  const head = [heads.number, heads.when, heads.age, heads.before, heads.decks, heads.lines, heads.size]
  const cells = rows.map((row): readonly Line[] => {
    const start = [String(row.number), row.time, ageText(row.minutes, words)]
    if ('unreadable' in row) return [...start, { text: unreadable[row.unreadable], style: 'bad' }, '', '', '']
    return [...start, reasons[row.reason], String(row.decks), String(row.logLines), sizeText(row.bytes)]
  })
  return table(
    [head.map(dim), ...cells],
    ['right', 'whole', 'right', 'left', 'right', 'right', 'right'],
    width,
  )
}

const asLine = (row: BackupRow, words: Words): Line => {
  const { restore, common } = words
  const start = [String(row.number), row.time, restore.ago(ageText(row.minutes, words))]
  if ('unreadable' in row) return dotted([...start, restore.unreadable[row.unreadable]])
  return dotted([
    ...start,
    restore.before(row.reason),
    common.decks(row.decks),
    restore.logLines(row.logLines),
    sizeText(row.bytes),
  ])
}

/** The backups there are, newest first. */
export const backupLines = (
  { rows, folder, stored }: BackupsPage,
  { words, width, accessible }: { words: Words; width: number; accessible: boolean },
): readonly Line[] => {
  const { restore } = words
  if (rows.length === 0) return [restore.none]
  const lines =
    accessible || width < tableWidth ? rows.map(row => asLine(row, words)) : asTable(rows, words, width)
  return [...lines, '', { text: restore.kept(folder, sizeText(stored)), style: 'dim' }, restore.how]
}
