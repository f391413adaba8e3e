import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, unlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BackupName } from '../core/backup-choice.ts'
import type { Instant } from '../core/day.ts'
import {
  type BackupReason,
  type Chunk,
  type KeptFile,
  type Manifest,
  manifestText,
  readManifest,
  sameContent,
} from '../core/manifest.ts'
import { thinned } from '../core/thinning.ts'
import type { Env } from '../env.ts'
import { isCannotDo, Refusal, reasonOf, UserError } from '../errors.ts'
import { chunkSize, keepChunk, sweepChunks } from './chunks.ts'
import type { Layout } from './collection.ts'
import { collectionPaths, fileAt, readPieces } from './collection-files.ts'
import { makeFolder, syncFolder, writeWhole } from './durable.ts'
import { exclusively } from './lock.ts'
import { realPath } from './real-path.ts'

/** A backup that was made and verified: what rewrites a file of the collection asks for one. */
export type Kept = { readonly backup: string }

const extension = '.json'

/** `20261123T223313.123Z`: names that begin with it stand in the order of their times. */
export const timeText = (at: Instant): string => new Date(at).toISOString().replaceAll(/[-:]/g, '')

const pattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d\.\d{3})Z/

/** The time that a file's name begins with. */
export const timeInName = (name: string): Instant | undefined => {
  const [time] = pattern.exec(name) ?? []
  const at = Date.parse(time?.replace(pattern, '$1-$2-$3T$4:$5:$6Z') ?? '')
  return Number.isNaN(at) ? undefined : at
}

const backupName = (file: string): BackupName | undefined => {
  const at = file.endsWith(extension) ? timeInName(file) : undefined
  return at === undefined ? undefined : { at, name: file.slice(0, -extension.length) }
}

/** Where a collection's backups lie: in the platform's state folder, which no sync tool carries. */
export const backupFolder = ({ folders }: Pick<Env, 'folders'>, { folder }: Layout): string => {
  const name = createHash('sha256').update(realPath(folder)).digest('hex').slice(0, 32)
  return join(folders.state, 'backups', name)
}

/** The backups there are, newest first. */
export const backupNames = (folder: string): readonly BackupName[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .flatMap(file => backupName(file) ?? [])
    .toSorted((a, b) => b.at - a.at)

const manifestPath = (folder: string, { name }: BackupName): string => join(folder, name + extension)

/** What a backup says it holds. */
export const openBackup = (folder: string, backup: BackupName): Manifest | 'damaged' | 'newer' => {
  try {
    return readManifest(readFileSync(manifestPath(folder, backup), 'utf8'))
  } catch {
    return 'damaged'
  }
}

const snapshot = (folder: string, place: Layout, before: Manifest | undefined): readonly KeptFile[] => {
  const known = new Map(before?.files.flatMap(file => file.chunks).map(chunk => [chunk.sha256, chunk]))
  return collectionPaths(place).flatMap(path => {
    const read = readPieces(fileAt(place, path), chunkSize, (bytes): Chunk => keepChunk(folder, bytes, known))
    return read ? [{ path, mode: read.mode, chunks: read.pieces }] : []
  })
}

const allHashes = /[0-9a-f]{64}/g

/** Takes away what no backup needs. Whatever a manifest that can't be read may still name stays. */
const sweep = (folder: string): void => {
  const referred = new Set<string>()
  for (const file of readdirSync(folder)) {
    const path = join(folder, file)
    if (file.endsWith('.mull-tmp')) unlinkSync(path)
    if (!file.endsWith(extension)) continue
    for (const [hash] of readFileSync(path, 'latin1').matchAll(allHashes)) referred.add(hash)
  }
  sweepChunks(folder, referred)
}

const thin = (folder: string, now: Instant, made: Instant): void => {
  const names = backupNames(folder)
  const staying = thinned(
    names.map(({ at }) => at),
    now,
  )
  for (const backup of names) {
    if (!staying.has(backup.at) && backup.at !== made) unlinkSync(manifestPath(folder, backup))
  }
}

/** What is not taken away now is taken away the next time. */
const tidy = (job: () => void): void => {
  try {
    job()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

/** What is believed of what the newest backup has kept: that it is whole where it has its size, or nothing: then all is read, and mended. */
export type Trust = 'sizes' | 'nothing'

/** So long an unchanged collection needs no other backup. A later one says that it was still the same then. */
const fresh = 3_600_000

const make = (
  folder: string,
  place: Layout,
  { reason, trust, now }: { reason: BackupReason; trust: Trust; now: Instant },
): Kept => {
  const names = backupNames(folder)
  const [newest] = names
  const opened = newest && openBackup(folder, newest)
  const before = typeof opened === 'object' ? opened : undefined
  const files = snapshot(folder, place, trust === 'sizes' ? before : undefined)
  if (newest && before && sameContent(before, { files }) && now - newest.at < fresh)
    return { backup: newest.name }
  const taken = new Set(names.map(({ at }) => at))
  let at = now
  while (taken.has(at)) at++
  const backup: BackupName = { at, name: `${timeText(at)}-${reason}` }
  const text = manifestText({ v: 1, at, reason, collection: realPath(place.folder), files })
  writeWhole(manifestPath(folder, backup), text)
  if (readFileSync(manifestPath(folder, backup), 'utf8') !== text) throw new Refusal('partly-kept')
  tidy(() => {
    thin(folder, now, at)
    sweep(folder)
  })
  return { backup: backup.name }
}

/** Decks may be private: nobody else reads their backups. */
export const makePrivateFolder = (folder: string): void => {
  makeFolder(dirname(folder))
  if (existsSync(folder)) return
  mkdirSync(folder, { mode: 0o700 })
  syncFolder(dirname(folder))
}

/**
 * Keeps the collection as it is, unless the newest backup is that already, and thins the backups by age. Once it returns, the
 * backup is on the disk and was read back. Throws a UserError where that can't be done: then nothing may be rewritten.
 */
export const keepBackup = (
  env: Pick<Env, 'folders' | 'now'>,
  place: Layout,
  reason: BackupReason,
  trust: Trust = 'sizes',
): Kept => {
  const folder = backupFolder(env, place)
  try {
    makePrivateFolder(folder)
    const done = exclusively(folder, () => {
      try {
        return make(folder, place, { reason, trust, now: env.now() })
      } catch (error) {
        // What was kept for this backup would only fill the disk.
        tidy(() => sweep(folder))
        throw error
      }
    })
    if (done) return done.value
  } catch (cause) {
    const isRefused = cause instanceof Refusal || (cause instanceof Error && 'code' in cause)
    const isCannot = cause instanceof UserError && isCannotDo(cause.complaint)
    if (!isRefused && !isCannot) throw cause
    throw new UserError({ code: 'no-backup', folder, reason: reasonOf(cause) }, { cause })
  }
  throw new UserError({ code: 'backup-busy', folder })
}

/** Asked before each rewrite; the first that asks has a backup made, and one is enough for what one command rewrites. */
export type Keep = () => Kept

export const keepOnce = (env: Pick<Env, 'folders' | 'now'>, place: Layout): Keep => {
  let kept: Kept | undefined
  return () => {
    kept ??= keepBackup(env, place, 'edit')
    return kept
  }
}
