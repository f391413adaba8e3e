import { createHash } from 'node:crypto'
import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Event } from '../core/event.ts'
import { startsWith } from '../core/merge.ts'
import { exitCodes, reasonOf, UserError } from '../errors.ts'
import { isDeviceId } from './device.ts'
import { makeFolder, removeFile, removeIfThere, writeNew, writeWhole } from './durable.ts'
import { exclusively } from './lock.ts'
import { parseLog } from './review-log.ts'
import { logPath, readLogs } from './review-logs.ts'
import { wholeBytes } from './text-file.ts'

/** A log from elsewhere. Its bytes are brought in whole, damaged lines and all. */
export type Incoming = {
  /** Of the file it was. */
  readonly name: string
  readonly bytes: Buffer
  readonly events: readonly Event[]
  readonly damaged: number
}

/**
 * What became of it: `known` needed no byte; `new` is the log of a device that had none here; `grown` one that had a part of
 * it; `beside` stands under a name made of its bytes. `name` is the file's in `reviews`.
 */
export type Brought =
  | { readonly how: 'known' }
  | { readonly how: 'new' | 'grown' | 'beside'; readonly name: string }

/** Some million answers. */
const mostBytes = 384 * 1024 * 1024

const parsed = (name: string, bytes: Buffer): Incoming & { readonly newer?: string } => {
  const { events, damage, newer } = parseLog(bytes)
  return { name, bytes, events, damaged: damage.length, ...(newer === undefined ? {} : { newer }) }
}

/** A log from elsewhere by its bytes. Throws a UserError where a newer mull has written there. */
export const incomingLog = (path: string, bytes: Buffer): Incoming => {
  const { newer, ...log } = parsed(basename(path), bytes)
  if (newer === undefined) return log
  throw new UserError({ code: 'no-log', path, why: 'newer' }, { exitCode: exitCodes.refused })
}

/** The bytes of what may be a log. Throws a UserError. */
const logBytes = (path: string): Buffer => wholeBytes(path, mostBytes, why => ({ code: 'no-log', path, why }))

/** Reads a log from elsewhere. Throws a UserError where it can't be one, or a newer mull has written there. */
export const readIncoming = (path: string): Incoming => {
  return incomingLog(path, logBytes(path))
}

const isStart = (start: Buffer, of: Buffer): boolean =>
  start.length <= of.length && of.subarray(0, start.length).equals(start)

const contentOf = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

const append = (path: string, bytes: Buffer): void => {
  try {
    const fd = openSync(path, 'a')
    try {
      writeFileSync(fd, bytes)
      fdatasyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch (cause) {
    throw new UserError({ code: 'cannot-write', path, reason: reasonOf(cause) }, { cause })
  }
}

/**
 * Appends to a log what it lacks of one that it is the start of. It is never replaced: should its device append just now,
 * nothing of that is lost. Says whether the file has all of `bytes` afterwards.
 */
const grow = (path: string, bytes: Buffer): boolean => {
  const before = contentOf(path)
  if (!before || !isStart(before, bytes)) return false
  append(path, bytes.subarray(before.length))
  return isStart(bytes, contentOf(path) ?? Buffer.alloc(0))
}

/** Names that were made of bytes: such a file has no writer. */
const besides = /^merged-[0-9a-f]{16}\.jsonl$/

/** The same bytes have the same name on every machine; `turn` is for a name whose file holds something else by now. */
const besideName = (bytes: Buffer, turn: number): string => {
  const hash = createHash('sha256').update(bytes)
  if (turn > 0) hash.update(String(turn))
  return `merged-${hash.digest('hex').slice(0, 16)}.jsonl`
}

const putBeside = (reviews: string, bytes: Buffer): string => {
  for (let turn = 0; ; turn++) {
    const name = besideName(bytes, turn)
    const path = join(reviews, name)
    if (!existsSync(path)) writeWhole(path, bytes)
    else if (!grow(path, bytes)) continue
    return name
  }
}

/** An older file of ours that these bytes start with goes: each byte of it is on the disk in the new one. One that stays does no harm. */
const dropOlder = (reviews: string, bytes: Buffer, kept: string, names: readonly string[]): void => {
  for (const name of names) {
    if (name === kept || !besides.test(name)) continue
    const path = join(reviews, name)
    const start = contentOf(path)
    if (start && isStart(start, bytes)) removeIfThere(path)
  }
}

/** A log in the folder, as far as bringing in others asks. */
type Own = { readonly name: string; readonly events: readonly Event[] }

const bringOne = (
  reviews: string,
  own: string,
  { name, bytes, events }: Incoming,
  ours: readonly Own[],
): Brought => {
  if (ours.some(log => startsWith(log.events, events))) return { how: 'known' }
  const device = name.endsWith('.jsonl') ? name.slice(0, -'.jsonl'.length) : ''
  if (isDeviceId(device)) {
    const path = logPath(reviews, device)
    if (writeNew(path, bytes)) return { how: 'new', name }
    if (device !== own && grow(path, bytes)) return { how: 'grown', name }
  }
  const beside = putBeside(reviews, bytes)
  const names = ours.map(log => log.name)
  dropOlder(reviews, bytes, beside, names)
  return { how: 'beside', name: beside }
}

const oursIn = (reviews: string): Own[] =>
  readLogs(reviews).map(({ path, events }) => ({ name: basename(path), events }))

const alone = <T>(reviews: string, job: () => T): T => {
  const done = exclusively(reviews, job)
  if (!done) throw new UserError({ code: 'collection-busy', folder: reviews })
  return done.value
}

/**
 * Brings logs from elsewhere into a `reviews` folder; `own` is this device's id, whose log only this device appends to. All
 * of their events are in the folder's logs afterwards, durably, in the order they had, and no byte of a log is gone. Doing it
 * again changes nothing. Only a device's id is taken for a file's name. Throws a UserError.
 */
export const bringLogs = (
  reviews: string,
  own: string,
  incoming: readonly Incoming[],
): readonly Brought[] => {
  makeFolder(reviews)
  const brought = new Map<Incoming, Brought>()
  const longestFirst = incoming.toSorted((a, b) => b.bytes.length - a.bytes.length)
  alone(reviews, () => {
    const ours = oursIn(reviews)
    for (const log of longestFirst) {
      const where = bringOne(reviews, own, log, ours)
      brought.set(log, where)
      if (where.how !== 'known') ours.push({ name: where.name, events: log.events })
    }
  })
  return incoming.map(log => brought.get(log) ?? { how: 'known' })
}

/**
 * Takes a copy that a sync tool made of the log `of` out of the way: it is brought in as if it came from elsewhere, and goes
 * once all of it is in other logs. Nobody appends to such a copy. Throws a UserError.
 */
export const settleCopy = (reviews: string, own: string, name: string, of: string): Brought =>
  alone(reviews, () => {
    const path = join(reviews, name)
    const bytes = logBytes(path)
    const ours = oursIn(reviews).filter(log => log.name !== name)
    const brought = bringOne(reviews, own, parsed(of, bytes), ours)
    if (contentOf(path)?.equals(bytes)) removeFile(path)
    return brought
  })
