import { existsSync, lstatSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeIfThere } from '../durable.ts'
import { sleep } from '../lock.ts'
import type { Repository } from './repository.ts'

/** Git holds its own locks for moments: one that is older has no holder, if we know that a sync was killed. */
const stale = 3000

const markName = 'mull-sync'

/** Lock files of git's that stand where syncing meets them. */
const locksIn = (folder: string): readonly string[] => {
  const here = readdirSync(folder)
    .filter(name => name.endsWith('.lock'))
    .map(name => join(folder, name))
  const refs = join(folder, 'refs')
  const below = existsSync(refs)
    ? readdirSync(refs, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.lock'))
        .map(name => join(refs, name))
    : []
  return [...here, ...below]
}

const foldersOf = ({ gitFolder, commonFolder }: Repository): readonly string[] => [
  ...new Set([gitFolder, commonFolder]),
]

const locksOf = (repository: Repository): readonly string[] => foldersOf(repository).flatMap(locksIn)

const age = (path: string): number | undefined => {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && Date.now() - stats.mtimeMs
}

/** Waits for git's locks to go; those that a killed sync left are removed. The lock that is still held then. */
const clearLocks = (repository: Repository, since: number | undefined): string | undefined => {
  const end = Date.now() + 2 * stale
  for (;;) {
    const held = locksOf(repository).filter(path => {
      const old = age(path)
      if (old === undefined) return false
      const isOurs = since !== undefined && Date.now() - old >= since
      // A clock that was set back makes a lock of the future.
      if (!isOurs || (old < stale && old > -stale)) return true
      removeIfThere(path)
      return false
    })
    if (held.length === 0) return undefined
    if (Date.now() >= end) return held[0]
    sleep(100)
  }
}

/** What a killed sync leaves in git's folder besides locks. */
const leftovers = (repository: Repository): void => {
  for (const name of readdirSync(repository.gitFolder)) {
    if (name.startsWith('mull-index-')) removeIfThere(join(repository.gitFolder, name))
  }
}

/** A sync that began and did not end; or one that may begin. */
export type Begun = { readonly wasCut: boolean; readonly lock: string | undefined }

/**
 * Marks that a sync runs here, for the next one to know should this be killed. Only one may run at a time.
 */
export const beginSync = (repository: Repository): Begun => {
  const mark = join(repository.gitFolder, markName)
  const cut = lstatSync(mark, { throwIfNoEntry: false })
  if (cut) leftovers(repository)
  // File systems keep times with less than a millisecond, or with two seconds.
  const lock = clearLocks(repository, cut && cut.mtimeMs - 2000)
  if (lock === undefined) writeFileSync(mark, '')
  return { wasCut: cut !== undefined, lock }
}

export const endSync = ({ gitFolder }: Repository): void => {
  rmSync(join(gitFolder, markName), { force: true })
}
