import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Event } from '../core/event.ts'
import { exitCodes, UserError } from '../errors.ts'
import { reason, writeWhole } from './durable.ts'
import { type Damage, type LogPart, readLog } from './review-log.ts'

/** One device's log as far as it has been read. */
export type DeviceLog = LogPart & { readonly path: string }

const extension = '.jsonl'

const logPaths = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith(extension) && !name.startsWith('.'))
      .sort()
      .map(name => join(folder, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new UserError(`cannot read ${folder}: ${reason(error)}`, { cause: error })
  }
}

const read = (path: string, known?: Mark): DeviceLog => {
  try {
    if (!statSync(path).isFile()) throw new Error('it is not a file')
    return { path, ...readLog(path, known) }
  } catch (cause) {
    throw new UserError(`cannot read ${path}: ${reason(cause)}`, { exitCode: exitCodes.refused, cause })
  }
}

/** Every device's log in a `reviews` folder; none where the folder is missing. */
export const readLogs = (folder: string): readonly DeviceLog[] => logPaths(folder).map(path => read(path))

/** How far each log has been read. */
export type Mark = Pick<DeviceLog, 'path' | 'end' | 'lines'>

/** What has been appended since the marks, by any process or device, and the marks to read on from. */
export const readOn = (
  folder: string,
  marks: readonly Mark[],
): { marks: readonly Mark[]; news: readonly Event[] } => {
  const known = new Map(marks.map(mark => [mark.path, mark]))
  const news: Event[] = []
  const moved = logPaths(folder).map(path => {
    const mark = known.get(path)
    if (mark && statSync(path).size === mark.end) return mark
    const { events, end, lines } = read(path, mark)
    news.push(...events)
    return { path, end, lines }
  })
  return { marks: moved, news }
}

export const logPath = (folder: string, device: string): string => join(folder, device + extension)

/**
 * Copies the bytes of damaged lines beside their log, once; the log stays as it is. Undefined where all have been kept
 * before; no `copy` where the folder can't be written.
 */
export const keepDamage = (
  log: DeviceLog,
  timestamp: string,
): { readonly lines: number; readonly copy?: string } | undefined => {
  const folder = dirname(log.path)
  const prefix = `${basename(log.path)}.corrupt-`
  const kept = readdirSync(folder)
    .filter(name => name.startsWith(prefix))
    .map(name => readFileSync(join(folder, name)))
  const lost = log.damage.filter(({ bytes }) => !kept.some(copy => copy.includes(bytes)))
  if (lost.length === 0) return undefined
  try {
    writeWhole(join(folder, prefix + timestamp), joined(lost))
    return { lines: lost.length, copy: prefix + timestamp }
  } catch {
    return { lines: lost.length }
  }
}

const joined = (damage: readonly Damage[]): Buffer =>
  Buffer.concat(damage.flatMap(({ bytes }) => [bytes, Buffer.from('\n')]))
