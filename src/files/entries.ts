import { accessSync, constants, lstatSync, readdirSync, readlinkSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import type { Entry, Folder, Kind, Link } from '../core/doctor/inspection.ts'
import { makerOf } from '../core/doctor/leftovers.ts'
import { type Reason, reasonOf } from '../errors.ts'
import { realPath } from './real-path.ts'

const kindOf = (stats: Stats): Kind => {
  if (stats.isFile()) return 'file'
  if (stats.isDirectory()) return 'folder'
  if (stats.isFIFO()) return 'pipe'
  return stats.isSocket() ? 'socket' : 'device'
}

export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

const attempt = (path: string, mode: number): Reason | undefined => {
  try {
    accessSync(path, mode)
    return undefined
  } catch (error) {
    return reasonOf(error)
  }
}

/** Root reads and writes whoever's files. */
const isOfAnother = ({ uid }: Stats): boolean => {
  const user = process.getuid?.() ?? 0
  return user !== 0 && uid !== user
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const target = (path: string): Stats | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

const linkOf = (path: string, collection: string): Link => ({
  to: readlinkSync(path),
  isOutside: !isWithin(realPath(path), realPath(collection)),
})

const maker = (name: string): Pick<Entry, 'isRunning'> => {
  const pid = makerOf(name)
  return pid === undefined ? {} : { isRunning: isAlive(pid) }
}

/** What stands at a path, which is only looked at; undefined where nothing does. `shown` is what to call it. */
export const lookAt = (path: string, shown: string, collection: string): Entry | undefined => {
  try {
    const own = lstatSync(path)
    const isLink = own.isSymbolicLink()
    const stats = isLink ? target(path) : own
    const unreadable = stats && attempt(path, constants.R_OK)
    const unwritable = stats && attempt(path, constants.W_OK)
    return {
      path: shown,
      name: basename(path),
      ...(stats ? { is: kindOf(stats) } : {}),
      ...(isLink ? { link: linkOf(path, collection) } : {}),
      size: (stats ?? own).size,
      written: (stats ?? own).mtimeMs,
      identity: `${(stats ?? own).dev}:${(stats ?? own).ino}`,
      isOthers: isOfAnother(stats ?? own),
      ...(unreadable === undefined ? {} : { unreadable }),
      ...(unwritable === undefined ? {} : { unwritable }),
      ...maker(basename(path)),
    }
  } catch {
    return undefined
  }
}

/** The folder itself, or the nearest one above it that is there and would have to take it. */
const nearest = (path: string, collection: string): Entry | undefined => {
  const found = lookAt(path, path, collection)
  return found || dirname(path) === path ? found : nearest(dirname(path), collection)
}

/** A folder and what is in it. `shown` goes before the names. */
export const lookInto = (
  path: string,
  shown: string,
  collection: string,
  missing: 'absent' | 'nearest' = 'absent',
): Folder => {
  const self = missing === 'absent' ? lookAt(path, shown, collection) : nearest(path, collection)
  const found = { path: shown, ...(self ? { self } : {}) }
  const prefix = shown === '.' ? '' : `${shown}/`
  try {
    const entries = readdirSync(path)
      .sort()
      .flatMap(name => lookAt(join(path, name), prefix + name, collection) ?? [])
    return { ...found, entries }
  } catch (error) {
    const reason = reasonOf(error)
    return reason === 'not-found' ? { ...found, entries: [] } : { ...found, entries: [], unlisted: reason }
  }
}
