import { isUtf8 } from 'node:buffer'
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { type Place, sourceOf } from '../core/place.ts'
import { type FindingOf, type Problem, problemAt } from '../core/problem.ts'
import { type Complaint, exitCodes, reasonOf, UserError } from '../errors.ts'

/** Line breaks alone take thirty times their size in memory while YAML is read. */
const mostBytes = 8 * 1024 * 1024

const kindOf = (stats: Stats): 'folder' | 'pipe' | 'socket' | 'device' => {
  if (stats.isDirectory()) return 'folder'
  if (stats.isFIFO()) return 'pipe'
  return stats.isSocket() ? 'socket' : 'device'
}

/** Why a file's bytes can't be had. */
type Unread = FindingOf<'file/not-a-file' | 'file/too-large' | 'file/unreadable'>

/** A regular file's bytes. Without O_NONBLOCK a named pipe would wait for its writer. */
const readBytes = (path: string, most: number): Buffer | Unread => {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stats = fstatSync(fd)
    if (!stats.isFile()) return { code: 'file/not-a-file', is: kindOf(stats) }
    if (stats.size > most) return { code: 'file/too-large', bytes: stats.size, most }
    return readFileSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** The bytes of a regular file of at most so many. */
export const bytesOf = (path: string, most = mostBytes): Buffer | Unread => {
  try {
    return readBytes(path, most)
  } catch (error) {
    const isSocket = error instanceof Error && 'code' in error && error.code === 'ENXIO'
    return isSocket
      ? { code: 'file/not-a-file', is: 'socket' }
      : { code: 'file/unreadable', reason: reasonOf(error) }
  }
}

/** The same of a file that a command cannot do without. Throws a UserError: what `refuse` makes of one that is too large or no file. */
export const wholeBytes = (
  path: string,
  most: number,
  refuse: (why: 'too-large' | 'not-a-file') => Complaint,
): Buffer => {
  const bytes = bytesOf(path, most)
  if (Buffer.isBuffer(bytes)) return bytes
  const exitCode = exitCodes.refused
  switch (bytes.code) {
    case 'file/unreadable':
      throw new UserError({ code: 'cannot-read', path, reason: bytes.reason }, { exitCode })
    case 'file/too-large':
      throw new UserError(refuse('too-large'), { exitCode })
    case 'file/not-a-file':
      throw new UserError(refuse('not-a-file'), { exitCode })
  }
}

const replacement = Buffer.from('\ufffd')

/** Where leniently decoded text has the first replacement character that its bytes have not. */
const firstBad = (bytes: Buffer, text: string): { at: number; byte: number } => {
  let byte = 0
  let from = 0
  for (const { index } of text.matchAll(/\ufffd/g)) {
    byte += Buffer.byteLength(text.slice(from, index))
    from = index
    if (!bytes.subarray(byte, byte + replacement.length).equals(replacement)) break
  }
  return { at: from, byte: bytes[byte] ?? 0 }
}

/** The place of what is wrong with a file as a whole. */
export const startOf = (file: string): Place => ({ file, line: 1, column: 1, source: '' })

/** A file a person wrote: its text in UTF-8 with the byte order mark it may have, or why it has none. */
export const readMarkedText = (path: string, shown: string): string | Problem => {
  const bytes = bytesOf(path)
  if (!Buffer.isBuffer(bytes)) return problemAt(startOf(shown), bytes)
  const text = bytes.toString('utf8')
  if (isUtf8(bytes)) return text
  const { at, byte } = firstBad(bytes, text)
  return problemAt(sourceOf(text, shown).placeOf(at), { code: 'file/encoding', byte })
}

/** A file a person wrote: its text in UTF-8 without a byte order mark, or why it has none. */
export const readText = (path: string, shown: string): string | Problem => {
  const text = readMarkedText(path, shown)
  return typeof text === 'string' ? text.replace(/^\ufeff/, '') : text
}

/** A path as a person in this folder would write it. */
export const shownPath = (path: string, cwd: string): string => {
  const short = relative(cwd, path)
  return short === '..' || short.startsWith(`..${sep}`) || isAbsolute(short) ? path : short
}
