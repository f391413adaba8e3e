import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { exitCodes, UserError } from '../../errors.ts'
import { addRemote, branchesAt, type Remote, remoteOf } from '../git/remote.ts'
import {
  branchOf,
  configOf,
  isTrackedAround,
  makeRepository,
  type Repository,
  repositoryOf,
  setConfig,
} from '../git/repository.ts'
import { type Git, withoutSecrets } from '../git/run.ts'

const refused = { exitCode: exitCodes.refused }

/** Says what takes long, and with which repository. */
export type Say = (doing: 'reaching' | 'fetching' | 'pushing', remote: string) => void

/** A path is a person's from where they are; an address is taken as it is. */
export const addressOf = (cwd: string, remote: string): string => {
  const path = resolve(cwd, remote)
  return !/^[\w+.-]+:\/\//.test(remote) && existsSync(path) ? path : remote
}

/** Makes a branch follow one of a remote, for `git pull` and the next sync, unless it follows one already. */
export const follow = (git: Git, branch: string, remote: Pick<Remote, 'name' | 'branch'>): void => {
  if (configOf(git)(`branch.${branch}.merge`) !== undefined) return
  setConfig(git, `branch.${branch}.remote`, remote.name)
  setConfig(git, `branch.${branch}.merge`, `refs/heads/${remote.branch}`)
}

const openRepository = (git: Git, url: string | undefined): Repository | undefined => {
  try {
    return repositoryOf(git)
  } catch (error) {
    // One around that knows nothing of the collection is no hindrance where the person names a remote.
    const isInside = error instanceof UserError && error.complaint.code === 'inside-repository'
    if (isInside && url !== undefined && !isTrackedAround(git)) return undefined
    throw error
  }
}

const origin = 'origin'

/** The collection's repository, made where there is none, with the remote that the person named. */
export const setUp = (git: Git, url: string | undefined, say: Say): Repository => {
  const repository = openRepository(git, url)
  if (!repository) {
    if (url === undefined) throw new UserError({ code: 'no-repository', folder: git.folder }, refused)
    say('reaching', withoutSecrets(url))
    const [branch = 'main'] = branchesAt(git, url)
    makeRepository(git, branch, { name: origin, url })
    const made = repositoryOf(git)
    if (!made) throw new UserError({ code: 'no-repository', folder: git.folder }, refused)
    return made
  }
  if (url === undefined) return repository
  const branch = branchOf(git, repository)
  const known = remoteOf(git, branch)
  if (known && known.url !== url) {
    throw new UserError(
      { code: 'other-remote', folder: git.folder, remote: known.name, url: known.shown },
      refused,
    )
  }
  if (known) return repository
  say('reaching', withoutSecrets(url))
  const there = branchesAt(git, url)
  addRemote(git, origin, url)
  const [main = branch] = there
  follow(git, branch, { name: origin, branch: there.includes(branch) ? branch : main })
  return repository
}
