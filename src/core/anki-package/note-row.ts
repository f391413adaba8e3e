import { createHash } from 'node:crypto'
import type { AnkiNote } from '../anki-notes.ts'
import type { Instant } from '../day.ts'
import { seconds } from './card-row.ts'
import { noteTypeIds } from './note-types.ts'
import { type Row, unsynced } from './schema.ts'

/** A field as Anki sorts and compares it: without its tags. Only what `ankiField` and `ankiClozeField` write is in it. */
const bare = (html: string): string =>
  html
    .replaceAll('<br>', '')
    .replaceAll('&nbsp;', ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** By which Anki finds notes with the same first field. */
const checksum = (text: string): number => createHash('sha1').update(text).digest().readUInt32BE(0)

/** A note of Anki's table `notes`. */
export const noteRow = (id: number, note: AnkiNote, modified: Instant): Row => {
  const first = bare(note.front)
  return [
    id,
    note.guid,
    noteTypeIds[note.type],
    seconds(modified),
    unsynced,
    note.tags === '' ? '' : ` ${note.tags} `,
    `${note.front}\u001f${note.back}`,
    first,
    checksum(first),
    0,
    '',
  ]
}
