import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { countLines, linesBeyond, logUnion } from '../../core/log-union.ts'
import { readLog } from '../review-log.ts'

/** What mull commits of a collection besides the logs. Paths are git's: from the collection's folder, with slashes. */
export const kept = ['decks', 'mull.yaml', '.gitignore', '.gitattributes'] as const
export const reviews = 'reviews'
/** Derived from the rest: never carried. */
export const derived = 'progress.json'

const elsewhere = '.elsewhere.jsonl'

/** Whether a path is a device's log. */
export const isLog = (path: string): boolean =>
  /^reviews\/[^./][^/]*\.jsonl$/.test(path) && !path.endsWith(elsewhere)

/** The log of the device. */
export const logOf = (device: string): string => `${reviews}/${device}.jsonl`

/**
 * Where lines stand that a log's file lacks and can't be given: what was written under the device's name elsewhere. It is made
 * of what git holds, and stays on this machine.
 */
export const besideOf = (log: string): string => log.replace(/\.jsonl$/, elsewhere)

export const isKept = (path: string): boolean =>
  kept.some(name => path === name || (name === 'decks' && path.startsWith('decks/')))

/** `.git` as some file system or other reads it: in capitals, by its short name, with what is ignored in a name. */
const isGit = (name: string): boolean => {
  const bare = name.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
  return /^(?:\.git|git~\d+)(?:[ .]*|:.*)$/i.test(bare)
}

/** Whether a path stays in the folder and out of git's own on any file system. */
export const isSafe = (path: string): boolean =>
  path !== '' &&
  !/[\p{Cc}\\]/u.test(path) &&
  path.split('/').every(name => name !== '' && name !== '.' && name !== '..' && !isGit(name))

/** What is at a path, links not followed. */
export const kindAt = (path: string): 'file' | 'folder' | 'nothing' | 'other' => {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (!stats) return 'nothing'
  if (stats.isFile()) return 'file'
  return stats.isDirectory() ? 'folder' : 'other'
}

/** The logs in the folder, as paths. */
export const logsIn = (folder: string): readonly string[] =>
  kindAt(join(folder, reviews)) === 'folder'
    ? readdirSync(join(folder, reviews))
        .map(name => `${reviews}/${name}`)
        .filter(path => isLog(path) && kindAt(join(folder, path)) === 'file')
        .sort()
    : []

/** A log's whole lines; one that is being written, or was never finished, waits. */
export const wholeLines = (path: string): Buffer => readFileSync(path).subarray(0, readLog(path).end)

// Bytes that are no UTF-8 have to come through.
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const checksum = (latin: string): number => crc32(Buffer.from(latin, 'latin1'))

export const unionOf = (a: Buffer, b: Buffer): Buffer =>
  a.equals(b) ? a : Buffer.from(logUnion(textOf(a), textOf(b), checksum), 'latin1')

/** The lines of `all` that `known` lacks. */
export const beyond = (all: Buffer, known: Buffer): readonly string[] =>
  linesBeyond(textOf(all), textOf(known))

/** Lines as `beyond` gives them. */
export const counted = (lines: readonly string[]) => countLines(lines, checksum)
export const bytesOfLines = (lines: readonly string[]): Buffer =>
  Buffer.from(lines.map(line => `${line}\n`).join(''), 'latin1')
