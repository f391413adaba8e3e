import { lstatSync, realpathSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import { type LineChanges, lineChanges } from '../core/line-changes.ts'
import { isLog, type KeptFile, type Manifest, sizeOf } from '../core/manifest.ts'
import type { Reason } from '../errors.ts'
import { hashOf, readChunk } from './chunks.ts'
import type { Layout } from './collection.ts'
import { collectionPaths, fileAt } from './collection-files.ts'
import { realPath } from './real-path.ts'
import { bytesOf } from './text-file.ts'

/** Why a file of a backup can't be brought back: its copy is damaged, or what stands in its place is not the collection's to change. */
type Obstacle = { readonly path: string; readonly why: 'damaged' | 'outside' | Reason }

/**
 * What bringing a file back does: nothing; write one that is missing; write a deck or the settings over; or, for a log that has
 * not all of the backup's bytes, put those beside it. `now` is what is written over.
 */
export type Change = { readonly path: string; readonly mode: number } & (
  | { readonly how: 'same' }
  | { readonly how: 'back'; readonly bytes: Buffer }
  | { readonly how: 'beside'; readonly bytes: Buffer }
  | { readonly how: 'over'; readonly bytes: Buffer; readonly now: Buffer; readonly lines: LineChanges }
)

export type Plan = {
  readonly changes: readonly Change[]
  readonly obstacles: readonly Obstacle[]
  /** In the collection, but not in the backup: they stay. */
  readonly others: readonly string[]
}

/** A file's bytes as they were; undefined where the backup is damaged. */
export const keptBytes = (folder: string, file: KeptFile): Buffer | undefined => {
  const chunks = file.chunks.flatMap(chunk => readChunk(folder, chunk) ?? [])
  return chunks.length === file.chunks.length ? Buffer.concat(chunks) : undefined
}

/** Whether bytes begin with a file as it was: that takes no reading of the backup. */
const startsWith = (bytes: Buffer, { chunks }: KeptFile): boolean => {
  let end = 0
  return chunks.every(chunk => {
    const piece = bytes.subarray(end, end + chunk.bytes)
    end += chunk.bytes
    return piece.length === chunk.bytes && hashOf(piece) === chunk.sha256
  })
}

/** Where a link leads. One that leads to nothing may be made to lead anywhere. */
const leadsOut = (place: Layout, path: string): boolean => {
  const file = fileAt(place, path)
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  if (!isLink) return false
  try {
    const target = realpathSync(file)
    return ![place.folder, dirname(file)].some(folder => target.startsWith(realPath(folder) + sep))
  } catch {
    return true
  }
}

const mostBytes = 2 ** 30

const isMissing = (why: Reason): boolean => why === 'not-found'

/** The bytes in the place of a file now; undefined where there is nothing. */
const bytesNow = (file: string): Buffer | undefined | { readonly why: Reason } => {
  const read = bytesOf(file, mostBytes)
  if (Buffer.isBuffer(read)) return read
  switch (read.code) {
    case 'file/unreadable':
      return isMissing(read.reason) ? undefined : { why: read.reason }
    case 'file/not-a-file':
      return { why: read.is === 'folder' ? 'is-folder' : 'not-a-file' }
    case 'file/too-large':
      return { why: 'too-large' }
  }
}

const changeOf = (folder: string, place: Layout, file: KeptFile): Change | Obstacle => {
  const { path, mode } = file
  const now = bytesNow(fileAt(place, path))
  if (now && 'why' in now) return { path, why: now.why }
  const isSame = now && (isLog(path) || now.length === sizeOf(file)) && startsWith(now, file)
  if (isSame) return { path, mode, how: 'same' }
  if (leadsOut(place, path)) return { path, why: 'outside' }
  const bytes = keptBytes(folder, file)
  if (!bytes) return { path, why: 'damaged' }
  if (!now) return { path, mode, how: 'back', bytes }
  if (isLog(path)) return { path, mode, how: 'beside', bytes }
  return { path, mode, how: 'over', bytes, now, lines: lineChanges(now.toString(), bytes.toString()) }
}

/** What bringing back these files of a backup would do. Nothing is written. */
export const restorePlan = (folder: string, place: Layout, { files }: Pick<Manifest, 'files'>): Plan => {
  const planned = files.map(file => changeOf(folder, place, file))
  const kept = new Set(files.map(({ path }) => path))
  return {
    changes: planned.flatMap(each => ('why' in each ? [] : [each])),
    obstacles: planned.flatMap(each => ('why' in each ? [each] : [])),
    others: collectionPaths(place).filter(path => !kept.has(path)),
  }
}
