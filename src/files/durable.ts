import {
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../errors.ts'

/** Makes what was created or renamed in a folder survive a power cut. Windows has no such call. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Makes a folder and its parents, each durably. */
export const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { recursive: true })
  syncFolder(dirname(folder))
}

const resolved = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

const modeOf = (path: string): number | undefined => {
  try {
    return statSync(path).mode & 0o7777
  } catch {
    return undefined
  }
}

/**
 * Writes a file whole or not at all: temporary file, fsync, rename, fsync of the folder. A link is written through, a mode
 * kept. Throws a UserError and leaves the old file as it was when any of it fails (a full disk, a folder that can't be written).
 */
export const writeWhole = (path: string, content: string | Uint8Array): void => {
  const target = resolved(path)
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const temporary = join(dirname(target), `.${process.pid}-${process.hrtime.bigint()}.mull-tmp`)
  try {
    const fd = openSync(temporary, 'wx')
    try {
      const mode = modeOf(target)
      if (mode !== undefined) fchmodSync(fd, mode)
      writeFileSync(fd, bytes)
      fsyncSync(fd)
      if (fstatSync(fd).size !== bytes.length) throw new Error('the disk kept only a part')
    } finally {
      closeSync(fd)
    }
    renameSync(temporary, target)
    syncFolder(dirname(target))
  } catch (cause) {
    removeIfThere(temporary)
    throw new UserError(`cannot write ${path}: ${reason(cause)}`, { cause })
  }
}

const removeIfThere = (path: string): void => {
  try {
    unlinkSync(path)
  } catch {
    // It was never made, or is already renamed.
  }
}

/** What the system said, in a few words. */
export const reason = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full'
    case 'EACCES':
    case 'EPERM':
      return 'no permission'
    case 'EROFS':
      return 'the file system is read-only'
    case 'ENOENT':
      return 'there is no such file or folder'
    case 'EISDIR':
      return 'it is a folder'
    case 'ENOTDIR':
      return 'a part of the path is not a folder'
    case 'EFBIG':
      return 'the file would grow too large'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
