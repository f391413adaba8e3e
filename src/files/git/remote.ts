import type { ObjectId } from './objects.ts'
import { commitAt, configOf } from './repository.ts'
import { type Git, gitFailed, withoutSecrets } from './run.ts'

/** Another repository that this one exchanges with: `branch` is the one there. */
export type Remote = {
  readonly name: string
  readonly url: string
  /** The address as it may be shown. */
  readonly shown: string
  readonly branch: string
}

const tracking = ({ name, branch }: Pick<Remote, 'name' | 'branch'>): string =>
  `refs/remotes/${name}/${branch}`

const names = (git: Git): readonly string[] =>
  git.run('read', ['remote']).toString('utf8').split('\n').filter(Boolean)

/** The remote that a branch exchanges with: the one it follows, else origin, else the only one. */
export const remoteOf = (git: Git, branch: string): Remote | undefined => {
  const all = names(git)
  const config = configOf(git)
  const followed = config(`branch.${branch}.remote`)
  const [only] = all.length === 1 ? all : []
  const name = [followed, 'origin', only].find(name => name !== undefined && all.includes(name))
  if (name === undefined) return undefined
  const url = git.run('read', ['remote', 'get-url', '--', name]).toString('utf8').trim()
  const there = name === followed ? config(`branch.${branch}.merge`) : undefined
  return { name, url, shown: withoutSecrets(url), branch: there?.replace(/^refs\/heads\//, '') ?? branch }
}

export const addRemote = (git: Git, name: string, url: string): void => {
  git.run('set-up', ['remote', 'add', '--', name, url])
}

/** The branches of a repository elsewhere, its main one first. Throws where it can't be reached. */
export const branchesAt = (git: Git, url: string): readonly string[] => {
  const said = git.run('reach', ['ls-remote', '--symref', '--', url, 'HEAD', 'refs/heads/*']).toString('utf8')
  const main = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(said)?.[1]
  const branches = [...said.matchAll(/^[0-9a-f]+\trefs\/heads\/(\S+)$/gm)].flatMap(([, name]) => name ?? [])
  return branches.toSorted((a, b) => Number(b === main) - Number(a === main))
}

/** Fetches a branch. Undefined where the remote has none of that name yet. */
export const fetchBranch = (git: Git, remote: Remote): ObjectId | undefined => {
  const isShallow =
    git.run('read', ['rev-parse', '--is-shallow-repository']).toString('utf8').trim() === 'true'
  // With a star a branch that is not there is no failure.
  const refspec = `+refs/heads/${remote.branch}*:${tracking(remote)}*`
  git.run('reach', [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-recurse-submodules',
    '--no-write-fetch-head',
    ...(isShallow ? ['--unshallow'] : []),
    remote.name,
    refspec,
  ])
  return commitAt(git, tracking(remote))
}

/** Pushes a commit as a branch. `behind` where another was faster. */
export const pushCommit = (git: Git, remote: Remote, commit: ObjectId): 'done' | 'behind' => {
  const ran = git.ask([
    'push',
    '--porcelain',
    '--recurse-submodules=no',
    remote.name,
    `${commit}:refs/heads/${remote.branch}`,
  ])
  if (ran.exitCode === 0) return 'done'
  const said = `${ran.stdout.toString('utf8')}\n${ran.stderr}`
  const isBehind =
    /\[rejected\]|non-fast-forward|fetch first|cannot lock ref|failed to update ref|incorrect old value/.test(
      said,
    )
  if (isBehind) return 'behind'
  throw gitFailed('push', ran)
}
