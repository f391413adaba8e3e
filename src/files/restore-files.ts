import { lstatSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isLog, type KeptFile } from '../core/manifest.ts'
import type { Env } from '../env.ts'
import { exitCodes, reasonOf, UserError } from '../errors.ts'
import { bringLogs, incomingLog } from './bring-log.ts'
import { type Layout, placeAt } from './collection.ts'
import { fileAt } from './collection-files.ts'
import { deviceId } from './device.ts'
import { makeFolder, syncFolder, writeNew, writeWhole } from './durable.ts'
import { exclusively } from './lock.ts'
import { type Change, keptBytes } from './restore-plan.ts'
import { parseLog } from './review-log.ts'
import { bytesOf } from './text-file.ts'

const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined

/** Where a log was put beside another, its name; undefined where each of its answers is there already. */
const putBeside = (env: Pick<Env, 'folders' | 'randomBytes'>, place: Layout, path: string, bytes: Buffer) => {
  const { events, newer } = parseLog(bytes)
  if (events.length === 0 && newer === undefined) return undefined
  const own = deviceId(env.folders.state, env.randomBytes)
  const [brought] = bringLogs(place.reviews, own, [incomingLog(path, bytes)])
  return brought && 'name' in brought ? brought.name : undefined
}

/**
 * Does to one file what was planned. What stands there must be what stood there then: a file that another program has changed
 * since is left alone. Logs are only added to. Throws a UserError. Gives the name of a log that came in under another one.
 */
export const restoreFile = (
  env: Pick<Env, 'folders' | 'randomBytes'>,
  place: Layout,
  change: Change,
): string | undefined => {
  const { path, mode } = change
  const file = fileAt(place, path)
  if (change.how === 'same') return undefined
  if (change.how === 'beside') return putBeside(env, place, path, change.bytes)
  makeFolder(dirname(file))
  if (isLog(path)) {
    // A session may have begun it anew meanwhile.
    return writeNew(file, change.bytes, mode) ? undefined : putBeside(env, place, path, change.bytes)
  }
  const isAsPlanned = (): boolean => {
    if (change.how === 'back') return !isThere(file)
    const now = bytesOf(file)
    return Buffer.isBuffer(now) && now.equals(change.now)
  }
  const done = exclusively(file, () => writeWhole(file, change.bytes, isAsPlanned, mode))
  if (done?.value) return undefined
  throw new UserError({ code: 'deck-changing', file }, { exitCode: exitCodes.refused })
}

const isEmptyFolder = (path: string): boolean =>
  statSync(path).isDirectory() && readdirSync(path, { encoding: 'utf8' }).length === 0

/**
 * Writes files of a backup into a new folder, or an empty one: all of them or none. Gives those that are damaged; then nothing
 * was written. Throws a UserError.
 */
export const writeSnapshot = (
  folder: string,
  files: readonly KeptFile[],
  target: string,
): readonly KeptFile[] => {
  const whole = `${target}-new-${process.pid}`
  try {
    const isOld = isThere(target)
    if (isOld && !isEmptyFolder(target)) {
      throw new UserError({ code: 'folder-not-empty', folder: target }, { exitCode: exitCodes.refused })
    }
    const contents = files.map(file => ({ file, bytes: keptBytes(folder, file) }))
    const damaged = contents.flatMap(({ file, bytes }) => (bytes ? [] : [file]))
    if (damaged.length > 0) return damaged
    const place = placeAt(whole)
    makeFolder(place.folder)
    for (const { file, bytes } of contents) {
      const path = fileAt(place, file.path)
      makeFolder(dirname(path))
      if (bytes) writeWhole(path, bytes, () => true, file.mode)
    }
    if (isOld) rmdirSync(target)
    renameSync(whole, target)
    syncFolder(dirname(target))
    return []
  } catch (cause) {
    rmSync(whole, { recursive: true, force: true })
    if (cause instanceof UserError) throw cause
    throw new UserError({ code: 'cannot-make', path: target, reason: reasonOf(cause) }, { cause })
  }
}
