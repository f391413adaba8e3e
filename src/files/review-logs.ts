import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Event } from '../core/event.ts'
import { exitCodes, Refusal, reasonOf, UserError } from '../errors.ts'
import { writeWhole } from './durable.ts'
import { type LogPart, readLog } from './review-log.ts'

/** One device's log as far as it has been read. */
export type DeviceLog = LogPart & { readonly path: string }

const extension = '.jsonl'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Whether a file of this name in a `reviews` folder is read as a log. */
export const isLogName = (name: string): boolean => name.endsWith(extension) && !name.startsWith('.')

const logPaths = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter(isLogName)
      .sort()
      .map(name => join(folder, name))
  } catch (error) {
    if (isMissing(error)) return []
    throw new UserError({ code: 'cannot-read', path: folder, reason: reasonOf(error) }, { cause: error })
  }
}

const sizeOf = (path: string): number => {
  const stats = statSync(path)
  if (!stats.isFile()) throw new Refusal('not-a-file')
  return stats.size
}

/** Undefined for a file that has gone since it was listed. */
const read = (path: string, mark?: Mark): DeviceLog | undefined => {
  try {
    const size = sizeOf(path)
    if (mark && size === mark.end) return { ...mark, events: [], damage: [] }
    const grown = mark !== undefined && size > mark.end
    return { path, ...readLog(path, grown ? mark.end : 0) }
  } catch (cause) {
    if (isMissing(cause)) return undefined
    throw new UserError(
      { code: 'cannot-read', path, reason: reasonOf(cause) },
      { exitCode: exitCodes.refused, cause },
    )
  }
}

const isThere = <T>(value: T | undefined): value is T => value !== undefined

/** Every device's log in a `reviews` folder; none where the folder is missing. */
export const readLogs = (folder: string): readonly DeviceLog[] =>
  logPaths(folder)
    .map(path => read(path))
    .filter(isThere)

/** How far each log has been read. */
export type Mark = Pick<DeviceLog, 'path' | 'end'>

/** What has come since the marks, from any process or device; a file that shrank or is new comes whole. */
export type News = {
  readonly marks: readonly Mark[]
  readonly events: readonly Event[]
  readonly newer: string | undefined
}

export const readOn = (folder: string, marks: readonly Mark[]): News => {
  const known = new Map(marks.map(mark => [mark.path, mark]))
  const logs = logPaths(folder)
    .map(path => read(path, known.get(path)))
    .filter(isThere)
  return {
    marks: logs.map(({ path, end }) => ({ path, end })),
    events: logs.flatMap(log => log.events),
    newer: logs.map(log => log.newer).find(isThere),
  }
}

export const logPath = (folder: string, device: string): string => join(folder, device + extension)

const linesOf = (folder: string, entry: Dirent): string[] => {
  try {
    return entry.isFile() ? readFileSync(join(folder, entry.name), 'latin1').split('\n') : []
  } catch {
    return []
  }
}

const copiesOf = ({ path }: Pick<DeviceLog, 'path'>): readonly Dirent[] =>
  readdirSync(dirname(path), { withFileTypes: true }).filter(({ name }) =>
    name.startsWith(`${basename(path)}.corrupt-`),
  )

/** The damaged lines of a log that no copy beside it holds. */
export const unkeptDamage = (
  log: Pick<DeviceLog, 'path' | 'damage'>,
  copies: readonly Dirent[] = copiesOf(log),
): readonly Buffer[] => {
  if (log.damage.length === 0) return []
  const kept = new Set(copies.flatMap(entry => linesOf(dirname(log.path), entry)))
  return log.damage.filter(line => !kept.has(line.toString('latin1')))
}

/**
 * Copies damaged lines beside their log, each once; the log stays as it is. Returns the copy's name, undefined where all had
 * been kept before or the folder can't be written.
 */
export const keepDamage = (log: DeviceLog, timestamp: string): string | undefined => {
  const copies = copiesOf(log)
  const lost = unkeptDamage(log, copies)
  if (lost.length === 0) return undefined
  const first = `${basename(log.path)}.corrupt-${timestamp}`
  const taken = new Set(copies.map(({ name }) => name))
  let name = first
  for (let turn = 2; taken.has(name); turn++) name = `${first}-${turn}`
  try {
    writeWhole(join(dirname(log.path), name), Buffer.concat(lost.flatMap(line => [line, Buffer.from('\n')])))
    return name
  } catch {
    return undefined
  }
}
