import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { studyDay, type Zone } from '../core/day.ts'
import { type AnkiWorld, ankiEntry } from '../core/import/anki/entry.ts'
import { ankiCards, ankiMeta, ankiNotes, ankiReviews } from '../core/import/anki/tables.ts'
import type { Imported, ImportedEntry, Refused } from '../core/import/imported.ts'
import { createTally } from '../core/import/left-behind.ts'
import { exitCodes, Refusal, UserError } from '../errors.ts'
import { forgetCollation, isSqliteError, openSqlite, type Sqlite } from './sqlite.ts'
import { withTemporaryFolder } from './temporary-folder.ts'
import { readZip, type Zip, ZipError } from './zip-read.ts'

/** A collection of some million notes; and no more than so many times what it was packed into, beyond the first. */
const mostBytes = 4 * 2 ** 30
const mostTimes = 200
const free = 64 * 2 ** 20

/** The newest first: a package may hold an older one beside it that only says so. */
const collections = [
  { name: 'collection.anki21b', zstd: true },
  { name: 'collection.anki21', zstd: false },
  { name: 'collection.anki2', zstd: false },
] as const

const readCollection = (
  { select }: Pick<Sqlite, 'select'>,
  zone: Zone,
  count: (notes: number) => void,
): Imported => {
  const tally = createTally()
  const { version, created, rollover, offset, noteTypes, decks } = ankiMeta(select)
  const calendar = { zone, dayStartsAt: rollover }
  const madeIn = offset === undefined ? zone : () => -offset
  const world: AnkiWorld = {
    noteTypes,
    decks,
    cards: ankiCards(select, () => tally.add('other', 'card')),
    reviews: ankiReviews(select, () => tally.add('review', '')),
    time: { first: studyDay(created * 1000, { zone: madeIn, dayStartsAt: 0 }), calendar },
  }
  const entries: ImportedEntry[] = []
  const refused: Refused[] = []
  let index = 0
  for (const note of ankiNotes(select)) {
    index++
    count(index)
    const entry = note
      ? ankiEntry(note, index, world, tally)
      : ({ place: { note: index }, why: { code: 'unreadable', reason: 'note' }, excerpt: '' } as const)
    if ('why' in entry) refused.push(entry)
    else entries.push(entry)
  }
  return { shape: { version: `Anki ${version}` }, entries, refused, left: tally.list() }
}

/**
 * A database in WAL mode wants files beside it even to be read. In a package it has none, so the two version bytes of its header
 * (sqlite.org/fileformat.html, 1.3.3) can say that it is in no such mode.
 */
const leaveWal = (path: string): void => {
  const fd = openSync(path, 'r+')
  try {
    const versions = Buffer.alloc(2)
    if (readSync(fd, versions, 0, 2, 18) === 2 && versions.every(byte => byte === 2))
      writeSync(fd, Buffer.from([1, 1]), 0, 2, 18)
  } finally {
    closeSync(fd)
  }
}

const readFrom = async (zip: Zip, zone: Zone, count: (notes: number) => void): Promise<Imported> => {
  const found = collections.flatMap(({ name, zstd }) => {
    const entry = zip.entries.find(({ fileName }) => fileName === name)
    return entry ? [{ entry, zstd }] : []
  })
  const [newest] = found
  if (!newest) throw new Refusal('not-found')
  return withTemporaryFolder(async folder => {
    const path = join(folder, 'collection')
    const most = Math.min(mostBytes, free + mostTimes * newest.entry.compressedSize)
    await zip.unpack(newest.entry, path, { most, zstd: newest.zstd })
    leaveWal(path)
    forgetCollation(path, 'unicase')
    const db = openSqlite(path)
    try {
      return readCollection(db, zone, count)
    } finally {
      db.close()
    }
  })
}

const whyOf = ({ reason }: Refusal): 'damaged' | 'no-collection' | 'too-large' => {
  if (reason === 'too-large') return 'too-large'
  return reason === 'not-found' ? 'no-collection' : 'damaged'
}

const refusal = (path: string, why: 'damaged' | 'no-collection' | 'too-large', cause: unknown): UserError =>
  new UserError({ code: 'cannot-import', path, why }, { exitCode: exitCodes.refused, cause })

/** A package of Anki's, `.apkg` or `.colpkg`, of any version; `count` is told how many notes were read. Throws a UserError. */
export const readAnkiPackage = async (
  path: string,
  zone: Zone,
  count: (notes: number) => void = () => {},
): Promise<Imported> => {
  try {
    return await readZip(path, zip => readFrom(zip, zone, count))
  } catch (error) {
    if (error instanceof UserError) throw error
    if (error instanceof Refusal) throw refusal(path, whyOf(error), error)
    if (error instanceof ZipError || isSqliteError(error)) throw refusal(path, 'damaged', error)
    throw error
  }
}
