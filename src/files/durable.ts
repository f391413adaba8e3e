import {
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const makeOne = (folder: string): void => {
  try {
    mkdirSync(folder)
    syncFolder(dirname(folder))
  } catch (cause) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
    throw new UserError(`cannot make ${folder}: ${reason(cause)}`, { cause })
  }
}

/** Makes a folder and its parents, each durably. Throws a UserError. */
export const makeFolder = (folder: string): void => {
  if (existsSync(folder) && statSync(folder).isDirectory()) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  makeOne(folder)
}

/** What a path leads to, links followed, also to a file that is not there yet. */
const resolved = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
    return link ? resolve(dirname(path), readlinkSync(path)) : path
  }
}

const replace = (target: string, bytes: Uint8Array): void => {
  const temporary = join(dirname(target), `.${process.pid}-${process.hrtime.bigint()}.mull-tmp`)
  try {
    const fd = openSync(temporary, 'wx')
    try {
      const old = statSync(target, { throwIfNoEntry: false })
      if (old) fchmodSync(fd, old.mode & 0o7777)
      writeFileSync(fd, bytes)
      fsyncSync(fd)
      if (fstatSync(fd).size !== bytes.length) throw new Error('the disk kept only a part')
    } finally {
      closeSync(fd)
    }
    renameSync(temporary, target)
    syncFolder(dirname(target))
  } catch (error) {
    removeIfThere(temporary)
    throw error
  }
}

/**
 * Writes a file whole or not at all: temporary file, fsync, rename, fsync of the folder. A link is written through, a mode
 * kept; a pipe or device is written to as it is. Throws a UserError and leaves the old file as it was when any of it fails.
 */
export const writeWhole = (path: string, content: string | Uint8Array): void => {
  try {
    const target = resolved(path)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const old = statSync(target, { throwIfNoEntry: false })
    if (old && !old.isFile() && !old.isDirectory()) writeFileSync(target, bytes)
    else replace(target, bytes)
  } catch (cause) {
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
  switch (codeOf(error)) {
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
    case 'EEXIST':
      return 'a file is in the way'
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
