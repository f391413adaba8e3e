import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Refusal, reasonOf, UserError } from '../errors.ts'

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

const makeOne = (folder: string): void => {
  try {
    mkdirSync(folder)
    syncFolder(dirname(folder))
  } catch (cause) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
    throw new UserError({ code: 'cannot-make', path: folder, reason: reasonOf(cause) }, { cause })
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

/** As far as this process may: a deck of a group stays with the group. */
const keepOwner = (fd: number, { uid, gid }: Stats): void => {
  for (const owner of [uid, -1]) {
    try {
      fchownSync(fd, owner, gid)
      return
    } catch {
      // Only root gives files away.
    }
  }
}

const replace = (target: string, bytes: Uint8Array, may: () => boolean): boolean => {
  const temporary = join(dirname(target), `.${process.pid}-${process.hrtime.bigint()}.mull-tmp`)
  try {
    const old = statSync(target, { throwIfNoEntry: false })
    // A rename asks for no right to the file: who took that away means it.
    if (old) accessSync(target, constants.W_OK)
    const fd = openSync(temporary, 'wx')
    try {
      if (old) {
        keepOwner(fd, old)
        fchmodSync(fd, old.mode & 0o7777)
      }
      writeFileSync(fd, bytes)
      fsyncSync(fd)
      if (fstatSync(fd).size !== bytes.length) throw new Refusal('partly-kept')
    } finally {
      closeSync(fd)
    }
    if (!may()) {
      removeIfThere(temporary)
      return false
    }
    renameSync(temporary, target)
    syncFolder(dirname(target))
    return true
  } catch (error) {
    removeIfThere(temporary)
    throw error
  }
}

/**
 * Writes a file whole or not at all: temporary file, fsync, rename, fsync of the folder. A link is written through, a mode
 * kept; a pipe or device is written to as it is. Throws a UserError and leaves the old file as it was when any of it fails.
 * Nothing is written either where `may`, asked at the last moment, says so: false then.
 */
export const writeWhole = (
  path: string,
  content: string | Uint8Array,
  may: () => boolean = () => true,
): boolean => {
  try {
    const target = resolved(path)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const old = statSync(target, { throwIfNoEntry: false })
    if (!old || old.isFile() || old.isDirectory()) return replace(target, bytes, may)
    if (!may()) return false
    writeFileSync(target, bytes)
    return true
  } catch (cause) {
    throw new UserError({ code: 'cannot-write', path, reason: reasonOf(cause) }, { cause })
  }
}

/** Removes a file; one that is not there is as good. */
export const removeIfThere = (path: string): void => {
  try {
    unlinkSync(path)
  } catch {
    // It was never made, or is already renamed.
  }
}
