import { readFileSync, statfsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type {
  Begun,
  Device,
  Disk,
  Entry,
  Folder,
  Inspection,
  LogLook,
  ProgressFile,
} from '../core/doctor/inspection.ts'
import { mountedAt, networkOf } from '../core/doctor/network.ts'
import { isError } from '../core/problem.ts'
import { currentIds, replay } from '../core/replay.ts'
import { createScheduler } from '../core/scheduler.ts'
import type { Env } from '../env.ts'
import { reasonOf } from '../errors.ts'
import { backupFolder } from './backup.ts'
import { type Layout, placeAt } from './collection.ts'
import { readDecks } from './deck-files.ts'
import { deviceFile, deviceIn } from './device.ts'
import { isWithin, lookAt, lookInto } from './entries.ts'
import { gitOf } from './git-repository.ts'
import { lookAtBackups } from './look-at-backups.ts'
import { realPath } from './real-path.ts'
import { readLog } from './review-log.ts'
import { isLogName, unkeptDamage } from './review-logs.ts'
import { readSettings } from './settings-file.ts'
import { readText } from './text-file.ts'

/** What git puts around the two sides of a conflict. */
const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)/

const lookAtLog = (path: string, { path: shown, name, size }: Entry): LogLook => {
  const { events, damage, newer, end } = readLog(path)
  const isMarked = damage.some(line => line.toString('latin1', 0, 8).startsWith('<<<<<<< '))
  const torn = end < size && damage.at(-1)?.length === size - end ? damage.at(-1) : undefined
  const damaged = damage.filter(
    line => line !== torn && !(isMarked && marker.test(line.toString('latin1', 0, 8))),
  )
  const lost = new Set(unkeptDamage({ path, damage }))
  return {
    path: shown,
    name,
    isRead: isLogName(name),
    events,
    damaged: damaged.length,
    kept: damaged.filter(line => !lost.has(line)).length,
    ...(torn ? { torn: { isKept: !lost.has(torn) } } : {}),
    isMarked,
    ...(newer === undefined ? {} : { newer }),
  }
}

/** A log's name with more before or behind it, as people and sync tools leave it. */
const isLogLike = (name: string): boolean => /\.jsonl/i.test(name) && !name.includes('.corrupt-')

const readLogs = (
  folder: string,
  { entries }: Folder,
): { readonly logs: readonly LogLook[]; readonly unread: Inspection['unread'] } => {
  const logs: LogLook[] = []
  const unread: Inspection['unread'][number][] = []
  const seen = new Set<string>()
  for (const entry of entries.filter(({ name, is }) => isLogLike(name) && is !== undefined)) {
    const { path, name, identity, is = 'file' } = entry
    // One file under two names is one log.
    if (seen.has(identity)) continue
    seen.add(identity)
    try {
      if (is === 'file') logs.push(lookAtLog(join(folder, name), entry))
      else if (isLogName(name)) unread.push({ path, why: is })
    } catch (error) {
      if (isLogName(name)) unread.push({ path, why: { reason: reasonOf(error) } })
    }
  }
  return { logs, unread }
}

const readProgress = ({ progress }: Layout, { entries }: Folder): ProgressFile => {
  const is = entries.find(({ name }) => name === basename(progress))?.is
  if (is !== undefined && is !== 'file') return { is: 'other', kind: is }
  try {
    return { is: 'text', text: readFileSync(progress, 'utf8') }
  } catch (error) {
    const reason = reasonOf(error)
    return reason === 'not-found' ? { is: 'missing' } : { is: 'unreadable', reason }
  }
}

const deviceOf = (stateFolder: string): Device => {
  try {
    const id = deviceIn(readFileSync(deviceFile(stateFolder), 'utf8'))
    return id === undefined ? { is: 'damaged' } : { is: 'known', id }
  } catch (error) {
    const reason = reasonOf(error)
    return reason === 'not-found' ? { is: 'missing' } : { is: 'unreadable', reason }
  }
}

const mounted = (path: string): string | undefined => {
  try {
    return mountedAt(readFileSync('/proc/self/mountinfo', 'utf8'), path)
  } catch {
    return undefined
  }
}

const diskOf = (path: string): Disk | undefined => {
  // What `f_type` means is Linux's own.
  if (process.platform !== 'linux') return undefined
  try {
    const { type, bavail, bsize, files, ffree } = statfsSync(path)
    const network = networkOf(type, mounted(path))
    return {
      ...(network === undefined ? {} : { network }),
      free: bavail * bsize,
      isOutOfFiles: files > 0 && ffree === 0,
    }
  } catch {
    return undefined
  }
}

/** The folders `<prefix><process>` in a folder, in which a first run makes a collection. */
const begunIn = (folder: string, entries: readonly Entry[], prefix: string): readonly Begun[] =>
  entries.flatMap(entry => {
    const isOurs = entry.name.startsWith(prefix) && /^\d+$/.test(entry.name.slice(prefix.length))
    if (!isOurs || entry.is !== 'folder' || entry.link) return []
    const { reviews } = placeAt(join(folder, entry.name))
    return [{ ...entry, hasAnswers: lookInto(reviews, reviews, folder).entries.length > 0 }]
  })

const begunFor = (folder: string, root: Folder): readonly Begun[] => {
  const parent = dirname(folder)
  return [
    ...begunIn(parent, lookInto(parent, parent, folder).entries, `${basename(folder)}-new-`),
    ...begunIn(folder, root.entries, '.mull-new-'),
  ]
}

const bytesIn = ({ entries }: Folder): number => entries.reduce((sum, { size }) => sum + size, 0)

/**
 * Looks at a collection and what belongs to it without changing a byte. What can't be read is a part of what is found;
 * nothing throws. `onLarge` is called before what takes long, with how many bytes are to be read.
 */
export const inspect = (
  env: Pick<Env, 'folders' | 'now' | 'zone'>,
  place: Layout,
  onLarge: (bytes: number) => void = () => {},
): Inspection => {
  const { folder } = place
  const root = lookInto(folder, '.', folder)
  const decksFolder = lookInto(place.decks, 'decks', folder)
  const reviewsFolder = lookInto(place.reviews, 'reviews', folder)
  const bytes = bytesIn(decksFolder) + bytesIn(reviewsFolder)
  if (bytes > 2 ** 20) onLarge(bytes)
  const { settings, problems } = readSettings(place.settings, folder)
  const decks = readDecks(place.decks, folder)
  const { logs, unread } = readLogs(place.reviews, reviewsFolder)
  const broken = new Set(decks.problems.filter(isError).map(({ file }) => file))
  const isMarked = (file: string): boolean => {
    const text = readText(join(folder, file), file)
    return typeof text === 'string' && /^<{7} /m.test(text)
  }
  const { state } = env.folders
  const known = join(state, 'known-cards')
  const look = lookAt(place.reviews, 'reviews', folder)
  return {
    folder,
    now: env.now(),
    root,
    decksFolder,
    reviewsFolder,
    state: [
      lookInto(state, state, folder, 'nearest'),
      ...(lookAt(known, known, folder) ? [lookInto(known, known, folder)] : []),
    ],
    isStateInside: isWithin(realPath(state), realPath(folder)),
    begun: begunFor(folder, root),
    device: deviceOf(state),
    logs,
    unread,
    settings: problems,
    decks,
    marked: [...broken].filter(isMarked),
    progressFile: readProgress(place, root),
    backups: lookAtBackups(backupFolder(env, place)),
    progress: replay(
      logs.filter(({ isRead }) => isRead).map(({ events }) => events),
      currentIds(decks.decks),
      createScheduler(settings, env.zone).nextMemory,
    ),
    disk: diskOf(realPath(look?.is === 'folder' ? place.reviews : folder)),
    git: gitOf(realPath(folder)),
  }
}
