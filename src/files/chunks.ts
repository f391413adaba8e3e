import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Chunk } from '../core/manifest.ts'
import { Refusal } from '../errors.ts'
import { makeFolder, writeWhole } from './durable.ts'

/** Logs only grow, so all of a log but its last piece is kept already. */
export const chunkSize = 1024 * 1024

const objects = (folder: string): string => join(folder, 'objects')
const objectPath = (folder: string, sha256: string): string =>
  join(objects(folder), sha256.slice(0, 2), sha256)

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const linesIn = (bytes: Buffer): number => {
  let count = 0
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++
  return count
}

/** What a chunk holds; undefined where it is missing or damaged. */
export const readChunk = (
  folder: string,
  { sha256, bytes }: Pick<Chunk, 'sha256' | 'bytes'>,
): Buffer | undefined => {
  try {
    const content = gunzipSync(readFileSync(objectPath(folder, sha256)), { maxOutputLength: bytes + 1 })
    return content.length === bytes && hashOf(content) === sha256 ? content : undefined
  } catch {
    return undefined
  }
}

const storedSize = (folder: string, sha256: string): number | undefined =>
  statSync(objectPath(folder, sha256), { throwIfNoEntry: false })?.size

/**
 * Keeps bytes, each once, and reads back what it wrote. What an earlier backup has verified (`known`) only has to be there in
 * its size. Throws a UserError or a Refusal.
 */
export const keepChunk = (folder: string, bytes: Buffer, known: ReadonlyMap<string, Chunk>): Chunk => {
  const sha256 = hashOf(bytes)
  const old = known.get(sha256)
  if (old && storedSize(folder, sha256) === old.stored) return old
  const chunk = { sha256, bytes: bytes.length, lines: linesIn(bytes) }
  if (readChunk(folder, chunk) === undefined) {
    makeFolder(join(objects(folder), sha256.slice(0, 2)))
    writeWhole(objectPath(folder, sha256), gzipSync(bytes, { level: 1 }))
    if (readChunk(folder, chunk) === undefined) throw new Refusal('partly-kept')
  }
  return { ...chunk, stored: storedSize(folder, sha256) ?? 0 }
}

/** Removes the chunks that no backup refers to, and what unfinished writes left. */
export const sweepChunks = (folder: string, referred: ReadonlySet<string>): void => {
  for (const part of readdirSync(objects(folder))) {
    for (const name of readdirSync(join(objects(folder), part))) {
      if (!referred.has(name)) unlinkSync(join(objects(folder), part, name))
    }
  }
}
