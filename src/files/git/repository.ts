import { existsSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { exitCodes, type GitState, UserError } from '../../errors.ts'
import { makeFolder, syncFolder, syncTree } from '../durable.ts'
import { realPath } from '../real-path.ts'
import type { ObjectId } from './objects.ts'
import { type Git, gitFailed, zeroEnded, zeroSeparated } from './run.ts'

/** A repository whose work tree is the collection. */
export type Repository = {
  /** Git's own folder for this work tree, and the one it shares with others. */
  readonly gitFolder: string
  readonly commonFolder: string
}

const least = [2, 38] as const

/** Throws where git is missing or can't merge trees. */
export const checkVersion = (git: Git): void => {
  const said = git.run('read', ['version']).toString('utf8')
  const [version = said.trim(), major, minor] = /(\d+)\.(\d+)[\d.]*/.exec(said) ?? []
  const isOld = Number(major) < least[0] || (Number(major) === least[0] && Number(minor) < least[1])
  if (isOld) throw new UserError({ code: 'old-git', version, least: least.join('.') })
}

/** The repository of a folder's own; undefined where there is none, a UserError inside a larger one. */
export const repositoryOf = (git: Git): Repository | undefined => {
  const ran = git.ask(['rev-parse', '--show-toplevel', '--absolute-git-dir', '--git-common-dir'])
  if (ran.exitCode !== 0) {
    if (/not a git repository/.test(ran.stderr) && !existsSync(join(git.folder, '.git', 'HEAD')))
      return undefined
    throw gitFailed('read', ran)
  }
  const [top = '', gitFolder = '', common = ''] = ran.stdout.toString('utf8').split('\n')
  if (realPath(top) !== realPath(git.folder)) {
    throw new UserError(
      { code: 'inside-repository', folder: git.folder, repository: top },
      { exitCode: exitCodes.refused },
    )
  }
  return { gitFolder, commonFolder: resolve(git.folder, common) }
}

/** Makes a repository in one step, so that a kill or a power cut leaves none or a whole one: git syncs none of its first files. */
export const makeRepository = (git: Git, branch: string, remote: { name: string; url: string }): void => {
  const draft = join(git.folder, `.git-${process.pid}.mull-tmp`)
  makeFolder(draft)
  try {
    git.run('set-up', ['init', '--quiet', `--initial-branch=${branch}`, draft])
    const made = join(draft, '.git')
    git.run('set-up', [`--git-dir=${made}`, 'remote', 'add', '--', remote.name, remote.url])
    syncTree(made)
    renameSync(made, join(git.folder, '.git'))
    syncFolder(git.folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

const unfinished: readonly (readonly [file: string, state: GitState])[] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
]

const stateOf = (git: Git, { gitFolder }: Repository): GitState | undefined => {
  const going = unfinished.find(([file]) => existsSync(join(gitFolder, file)))
  if (going) return going[1]
  if (git.run('read', ['ls-files', '-u', '-z']).length > 0) return 'unmerged'
  return configOf(git)('core.sparsecheckout') === 'true' ? 'sparse' : undefined
}

/** The branch that is checked out. Refuses while something is going on that moves it, or leaves files out. */
export const branchOf = (git: Git, repository: Repository): string => {
  const refused = (state: GitState) =>
    new UserError({ code: 'git-state', folder: git.folder, state }, { exitCode: exitCodes.refused })
  const state = stateOf(git, repository)
  if (state) throw refused(state)
  const { exitCode, stdout } = git.ask(['symbolic-ref', '--quiet', 'HEAD'])
  const branch = stdout
    .toString('utf8')
    .trim()
    .replace(/^refs\/heads\//, '')
  if (exitCode !== 0) throw refused('detached')
  return branch
}

/** Git's settings for this repository, by name: sections and keys in small letters, what is between them as written. */
export const configOf = (git: Git): ((name: string) => string | undefined) => {
  const entries = zeroSeparated(git.ask(['config', '--list', '-z']).stdout).map(entry => {
    const [name = '', ...value] = entry.split('\n')
    return [name, value.join('\n')] as const
  })
  const settings = new Map(entries)
  return name => settings.get(name)
}

export const setConfig = (git: Git, name: string, value: string): void => {
  git.run('set-up', ['config', name, value])
}

/** The commit that a ref names. */
export const commitAt = (git: Git, ref: string): ObjectId | undefined => {
  const { exitCode, stdout } = git.ask(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
  return exitCode === 0 ? stdout.toString('utf8').trim() : undefined
}

/** Moves a ref, unless it has been moved from `before`. */
export const moveRef = (git: Git, ref: string, to: ObjectId, before?: ObjectId | 'none'): void => {
  const old = before === 'none' ? ['0'.repeat(to.length)] : before === undefined ? [] : [before]
  git.run('commit', ['update-ref', '-m', 'mull sync', ref, to, ...old])
}

export const dropRef = (git: Git, ref: string): void => {
  git.run('commit', ['update-ref', '-d', ref])
}

/** Makes the person's index say of these paths what the branch says; what else they have staged stays. */
export const refreshIndex = (git: Git, paths: readonly string[]): void => {
  git.run('commit', ['reset', '--quiet', '--pathspec-from-file=-', '--pathspec-file-nul'], {
    input: zeroEnded(paths),
  })
}

/** Whether a repository around this folder has files of it. */
export const isTrackedAround = (git: Git): boolean =>
  git.run('read', ['ls-files', '-z', '--', '.']).length > 0

export const isAncestor = (git: Git, old: ObjectId, young: ObjectId): boolean =>
  git.ask(['merge-base', '--is-ancestor', old, young]).exitCode === 0
