import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodes, reasonOf, UserError } from '../errors.ts'
import { type Incoming, readIncoming } from './bring-log.ts'
import { type Layout, placeAt } from './collection.ts'
import { realPath } from './real-path.ts'

/** Logs from elsewhere, by what a person named: a collection, its folder of logs, or one log. */
export type Source = {
  readonly path: string
  readonly logs: readonly Incoming[]
  /** Of a collection with decks: where they are. */
  readonly decks?: string
}

const refuse = (code: 'merge-itself' | 'no-logs', path: string): UserError =>
  new UserError({ code, path }, { exitCode: exitCodes.refused })

const logNames = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter(name => /^[^.].*\.jsonl$/s.test(name))
    .sort()

const isOurs = ({ folder, reviews }: Layout, path: string): boolean =>
  [folder, reviews].some(own => realPath(own) === realPath(path))

const sourceIn = (folder: string): Source => {
  const { reviews, decks } = placeAt(folder)
  const isCollection = existsSync(reviews)
  const from = isCollection ? reviews : folder
  // A log may be there without an event: a first answer that never came to the disk.
  const logs = logNames(from)
    .map(name => readIncoming(join(from, name)))
    .filter(log => log.events.length > 0)
  if (logs.length === 0) throw refuse('no-logs', folder)
  return { path: folder, logs, ...(isCollection && existsSync(decks) ? { decks } : {}) }
}

const namedLog = (path: string): Incoming => {
  const log = readIncoming(path)
  if (log.events.length > 0) return log
  throw new UserError({ code: 'no-log', path, why: 'empty' }, { exitCode: exitCodes.refused })
}

/** Reads what a person named, absolute. Throws a UserError where there are no logs, where one can't be read, and for this collection itself. */
export const readSource = (path: string, ours: Layout): Source => {
  if (isOurs(ours, path)) throw refuse('merge-itself', path)
  try {
    return statSync(path).isDirectory() ? sourceIn(path) : { path, logs: [namedLog(path)] }
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError(
      { code: 'cannot-read', path, reason: reasonOf(cause) },
      { exitCode: exitCodes.refused, cause },
    )
  }
}
