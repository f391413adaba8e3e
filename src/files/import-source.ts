import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { exitCodes, reasonOf, UserError } from '../errors.ts'
import { wholeBytes } from './text-file.ts'

/** Some million cards. */
const mostBytes = 256 * 1024 * 1024

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export type DecodedText = { readonly text: string; readonly encoding: Encoding }

/** The bytes of a file that is to come in. Throws a UserError. */
export const importBytes = (path: string): Buffer =>
  wholeBytes(path, mostBytes, why => ({ code: 'cannot-import', path, why }))

/** What a file begins with, which says whether it is a package: those may be larger than any text. Throws a UserError. */
export const firstBytes = (path: string): Buffer => {
  try {
    if (!statSync(path).isFile()) return Buffer.alloc(0)
    const fd = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(4)
      return bytes.subarray(0, readSync(fd, bytes))
    } finally {
      closeSync(fd)
    }
  } catch (cause) {
    throw new UserError(
      { code: 'cannot-read', path, reason: reasonOf(cause) },
      { exitCode: exitCodes.refused, cause },
    )
  }
}

/** UTF-16 without a mark: most texts have characters whose upper byte is 0. */
const unmarked16 = (bytes: Buffer): Encoding | undefined => {
  const start = bytes.subarray(0, 4096)
  const zeros = (offset: number) => start.filter((byte, index) => index % 2 === offset && byte === 0).length
  const [even, odd] = [zeros(0), zeros(1)]
  if (Math.max(even, odd) * 8 < start.length || Math.min(even, odd) * 4 > Math.max(even, odd))
    return undefined
  return even > odd ? 'utf-16be' : 'utf-16le'
}

/** What Chinese spreadsheets write: bytes beyond ASCII mostly stand in twos. */
const looksChinese = (bytes: Buffer): boolean => {
  let [pairs, others] = [0, 0]
  for (let at = 0; at < bytes.length && at < 65_536; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    if ((bytes[at] ?? 0) >= 0xa1 && (bytes[at + 1] ?? 0) >= 0xa1) {
      pairs++
      at++
    } else others++
  }
  return pairs > 4 * others
}

const encodingOf = (bytes: Buffer): Encoding | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (isUtf8(bytes)) return unmarked16(bytes) ?? 'utf-8'
  return unmarked16(bytes) ?? (looksChinese(bytes) ? 'gb18030' : undefined)
}

/** The text of a file's bytes, without a byte order mark. Throws a UserError where nobody can tell how it is written. */
export const decodedText = (path: string, bytes: Buffer): DecodedText => {
  const encoding = encodingOf(bytes)
  try {
    if (encoding !== undefined)
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    // Not what it looked like.
  }
  throw new UserError({ code: 'cannot-import', path, why: 'encoding' }, { exitCode: exitCodes.refused })
}
