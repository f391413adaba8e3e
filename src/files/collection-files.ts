import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeck, isKept, isLog } from '../core/manifest.ts'
import { exitCodes, reasonOf, UserError } from '../errors.ts'
import type { Layout } from './collection.ts'

const isOneOf = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** What mull cannot read it cannot rewrite either: it is no part of a backup. */
const unreadable = ['ENOENT', 'EACCES', 'EPERM', 'ENXIO', 'ELOOP', 'ENOTDIR']

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch (cause) {
    if (isOneOf(cause, ['ENOENT'])) return []
    throw new UserError({ code: 'cannot-read', path: folder, reason: reasonOf(cause) }, { cause })
  }
}

/** Where the file of a path within a collection lies. */
export const fileAt = (place: Layout, path: string): string => {
  if (isDeck(path)) return join(place.decks, basename(path))
  return isLog(path) ? join(place.reviews, basename(path)) : join(place.folder, path)
}

/** The paths within a collection of all that belongs into a backup of it. */
export const collectionPaths = (place: Layout): readonly string[] =>
  [
    ...namesIn(place.decks).map(name => `decks/${name}`),
    ...namesIn(place.reviews).map(name => `reviews/${name}`),
    ...namesIn(place.folder),
  ]
    .filter(isKept)
    .sort()

const fill = (fd: number, buffer: Buffer): number => {
  let filled = 0
  while (filled < buffer.length) {
    const count = readSync(fd, buffer, filled, buffer.length - filled, null)
    if (count === 0) break
    filled += count
  }
  return filled
}

const isSame = (one: Stats, other: Stats): boolean =>
  one.size === other.size && one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs

/** How often a file is read anew that another program writes just then. */
const tries = 5

/**
 * A regular file's mode, and what `take` makes of its bytes, piece by piece; undefined for anything else, or where it is not
 * there or can't be read. Of a log that is appended to meanwhile, the start; any other file as it was at one time. Throws a
 * UserError where there is no such time.
 */
export const readPieces = <T>(
  path: string,
  size: number,
  take: (piece: Buffer) => T,
): { readonly mode: number; readonly pieces: readonly T[] } | undefined => {
  const once = () => {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const before = fstatSync(fd)
      if (!before.isFile()) return undefined
      const pieces: T[] = []
      const buffer = Buffer.allocUnsafe(Math.min(size, before.size + 1))
      for (let filled = fill(fd, buffer); filled > 0; filled = fill(fd, buffer)) {
        pieces.push(take(buffer.subarray(0, filled)))
        if (filled < buffer.length) break
      }
      return { mode: before.mode & 0o777, pieces, isWhole: isSame(before, fstatSync(fd)) }
    } finally {
      closeSync(fd)
    }
  }
  try {
    for (let turn = 0; turn < tries; turn++) {
      const read = once()
      if (!read || read.isWhole || path.endsWith('.jsonl')) return read
    }
    throw new UserError({ code: 'deck-changing', file: path }, { exitCode: exitCodes.refused })
  } catch (cause) {
    if (cause instanceof UserError || !isOneOf(cause, unreadable)) throw cause
    return undefined
  }
}
