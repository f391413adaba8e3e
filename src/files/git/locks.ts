import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

const age = (path: string): number | undefined => {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && Date.now() - stats.mtimeMs
}

/** Waits for git's locks to go; those made since a sync began that was killed are removed. The lock that is still held then. */
const clearLocks = (folders: readonly string[], since: number | undefined): string | undefined => {
  const end = Date.now() + 2 * stale
  for (;;) {
    const held = folders.flatMap(locksIn).filter(path => {
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

/** What a killed sync leaves besides locks: private indexes, and a repository that was not finished. */
const clearLeftovers = ({ gitFolder }: Repository, folder: string): void => {
  for (const name of readdirSync(gitFolder)) {
    if (name.startsWith('mull-index-')) removeIfThere(join(gitFolder, name))
  }
  for (const name of readdirSync(folder)) {
    if (/^\.git-\d+\.mull-tmp$/.test(name)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** Where a sync stands that may begin: `cutAt` is when one began that was killed, `lock` what keeps it from beginning. */
export type Begun = { readonly cutAt: number | undefined; readonly lock: string | undefined }

/** Marks that a sync runs here, for the next one to know should this be killed. Only one may run at a time. */
export const beginSync = (repository: Repository, folder: string): Begun => {
  const mark = join(repository.gitFolder, markName)
  const cut = statSync(mark, { throwIfNoEntry: false })
  // Some file systems keep times by two seconds.
  const cutAt = cut && cut.mtimeMs - 2000
  clearLeftovers(repository, folder)
  const lock = clearLocks(foldersOf(repository), cutAt)
  if (lock === undefined) writeFileSync(mark, '')
  return { cutAt, lock }
}

/** A repository in a folder, on a stick perhaps, was written to by the sync that was killed too. */
export const clearRemote = (url: string, cutAt: number): void => {
  for (const folder of [url, join(url, '.git')]) {
    if (existsSync(join(folder, 'HEAD'))) clearLocks([folder], cutAt)
  }
}

export const endSync = ({ gitFolder }: Repository): void => {
  rmSync(join(gitFolder, markName), { force: true })
}
