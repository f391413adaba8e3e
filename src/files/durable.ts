import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
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

/** Makes a folder and all that is in it survive a power cut: what another program wrote there, before it gets its name. */
export const syncTree = (folder: string): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else if (entry.isFile()) syncFile(path)
  }
  syncFolder(folder)
}

const syncFile = (path: string): void => {
  const fd = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
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

const temporaryIn = (folder: string): string =>
  join(folder, `.${process.pid}-${process.hrtime.bigint()}.mull-tmp`)

/** Writes all of a temporary file and has it on the disk; `old` is the file whose place it may take, `mode` that of a new one. */
const writeAside = (temporary: string, bytes: Uint8Array, old?: Stats, mode?: number): void => {
  const fd = openSync(temporary, 'wx', mode)
  try {
    if (old) {
      keepOwner(fd, old)
      fchmodSync(fd, old.mode & 0o7777)
    } else if (mode !== undefined) fchmodSync(fd, mode)
    writeFileSync(fd, bytes)
    fsyncSync(fd)
    if (fstatSync(fd).size !== bytes.length) throw new Refusal('partly-kept')
  } finally {
    closeSync(fd)
  }
}

const replace = (target: string, bytes: Uint8Array, may: () => boolean, mode?: number): boolean => {
  const temporary = temporaryIn(dirname(target))
  try {
    const old = statSync(target, { throwIfNoEntry: false })
    // A rename asks for no right to the file: who took that away means it.
    if (old) accessSync(target, constants.W_OK)
    writeAside(temporary, bytes, old, mode)
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
 * Nothing is written either where `may`, asked at the last moment, says so: false then. `mode` is that of a new file.
 */
export const writeWhole = (
  path: string,
  content: string | Uint8Array,
  may: () => boolean = () => true,
  mode?: number,
): boolean => {
  try {
    const target = resolved(path)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const old = statSync(target, { throwIfNoEntry: false })
    if (!old || old.isFile() || old.isDirectory()) return replace(target, bytes, may, mode)
    if (!may()) return false
    writeFileSync(target, bytes)
    return true
  } catch (cause) {
    throw new UserError({ code: 'cannot-write', path, reason: reasonOf(cause) }, { cause })
  }
}

const linked = (from: string, to: string): boolean => {
  try {
    linkSync(from, to)
    return true
  } catch {
    return false
  }
}

/**
 * Makes a file that is not there yet, whole or not at all: a link, unlike a rename, never takes the place of another. False
 * where something has its name, and where the file system has no links to tell that. Throws a UserError.
 */
export const writeNew = (path: string, bytes: Uint8Array, mode?: number): boolean => {
  const temporary = temporaryIn(dirname(path))
  try {
    writeAside(temporary, bytes, undefined, mode)
    if (!linked(temporary, path)) return false
    syncFolder(dirname(path))
    return true
  } catch (cause) {
    throw new UserError({ code: 'cannot-write', path, reason: reasonOf(cause) }, { cause })
  } finally {
    removeIfThere(temporary)
  }
}

/** Removes a file, durably. Throws a UserError. */
export const removeFile = (path: string): void => {
  try {
    unlinkSync(path)
    syncFolder(dirname(path))
  } catch (cause) {
    throw new UserError({ code: 'cannot-remove', path, reason: reasonOf(cause) }, { cause })
  }
}

/** Tidies up: what cannot be removed stays, and harms nobody. */
export const removeIfThere = (path: string): void => {
  try {
    unlinkSync(path)
  } catch {
    // It was never made, is already renamed, or the disk refuses.
  }
}
