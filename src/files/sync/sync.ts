import { type Change, nothing, together } from '../../core/sync-change.ts'
import type { Env } from '../../env.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { keepBackup } from '../backup.ts'
import { isAsMade, isCollection, type Layout, makeCollection } from '../collection.ts'
import { deviceId } from '../device.ts'
import { beginSync, clearRemote, endSync } from '../git/locks.ts'
import { differences, type ObjectId } from '../git/objects.ts'
import { fetchBranch, pushCommit, type Remote, remoteOf } from '../git/remote.ts'
import {
  branchOf,
  checkVersion,
  commitAt,
  dropRef,
  isAncestor,
  moveRef,
  type Repository,
  refreshIndex,
} from '../git/repository.ts'
import { createGit, type Git } from '../git/run.ts'
import { tellGit } from '../git-files.ts'
import { exclusively, sleep } from '../lock.ts'
import { bringFiles, bringLogs, isRewriting, planFiles } from './bring.ts'
import { changeBetween } from './change.ts'
import { commitOwn, ownPaths } from './commit.ts'
import { mergeCommits } from './merge.ts'
import { derived, isKept, isLog } from './own.ts'
import { addressOf, follow, type Say, setUp } from './set-up.ts'

/** How a sync ended. */
type Ending =
  | { readonly is: 'done' }
  | { readonly is: 'no-remote' }
  /** A person has to decide in these files; answers are exchanged. */
  | { readonly is: 'conflict'; readonly files: readonly string[]; readonly areRelated: boolean }
  /** Committed here; the remote could not be reached, or would not take it. */
  | { readonly is: 'offline'; readonly error: UserError }
  /** Others pushed all the time. */
  | { readonly is: 'crowded' }

export type Synced = {
  readonly remote: Remote | undefined
  readonly branch: string
  readonly committed: Change
  readonly received: Change
  readonly sent: Change
  readonly ending: Ending
}

export type SyncOptions = {
  readonly place: Layout
  readonly remote: string | undefined
  /** Whether git may ask for a password at the terminal. */
  readonly mayAsk: boolean
  /** Says what takes long. */
  readonly say: Say
}

const refused = { exitCode: exitCodes.refused }

/** What the work tree is being brought to: a kill leaves it, and the next sync goes on. */
const incoming = 'refs/mull/incoming'

/** How often others may be faster, or files change under our hands. */
const tries = 5

/** One sync; its own state is how much came in and went out. */
const createSync = (env: Env, git: Git, place: Layout) => {
  const device = deviceId(env.folders.state, env.randomBytes)
  let hasBackup = false

  /** Moves the branch and the files to a commit that goes on from it. The files that kept it from being done. */
  const bring = (from: ObjectId | undefined, to: ObjectId): readonly string[] => {
    if (from === to) {
      bringLogs(git, to, device)
      return []
    }
    const plan = planFiles(git, from, to)
    if (plan.changed.length > 0) return plan.changed
    if (isRewriting(plan) && !hasBackup) {
      keepBackup(env, place, 'sync')
      hasBackup = true
    }
    moveRef(git, incoming, to)
    bringLogs(git, to, device)
    const changed = bringFiles(git, to, plan)
    if (changed.length > 0) {
      dropRef(git, incoming)
      return changed
    }
    moveRef(git, 'HEAD', to, from ?? 'none')
    settle(from, to)
    return []
  }

  const settle = (from: ObjectId | undefined, to: ObjectId): void => {
    const others = from === undefined ? [] : differences(git, from, to).map(({ path }) => path)
    refreshIndex(git, from === undefined ? ['.'] : [...new Set([...ownPaths, ...others])])
    dropRef(git, incoming)
  }

  /** Goes on where a sync was killed. */
  const resume = (): Change => {
    const to = commitAt(git, incoming)
    if (to === undefined) return nothing
    const head = commitAt(git, 'HEAD')
    if (head === to) {
      settle(commitAt(git, `${to}^`), to)
      return nothing
    }
    if (head !== undefined && !isAncestor(git, head, to)) {
      dropRef(git, incoming)
      return nothing
    }
    if (bring(head, to).length === 0) return changeBetween(git, head, to)
    // What has been edited since is merged like any other edit.
    dropRef(git, incoming)
    return nothing
  }

  return { bring, resume }
}

const refuseChanged = (git: Git, files: readonly string[]): UserError =>
  new UserError(
    files.every(path => isKept(path))
      ? { code: 'keeps-changing', files }
      : { code: 'uncommitted', folder: git.folder, files: files.filter(path => !isKept(path)) },
    refused,
  )

const failure = (error: unknown): UserError => {
  if (error instanceof UserError && error.complaint.code === 'git-failed') return error
  throw error
}

const syncNow = (
  env: Env,
  { place, say }: SyncOptions,
  git: Git,
  repository: Repository,
  cutAt: number | undefined,
): Synced => {
  const branch = branchOf(git, repository)
  const remote = remoteOf(git, branch)
  if (remote && cutAt !== undefined) clearRemote(remote.url, cutAt)
  const { bring, resume } = createSync(env, git, place)
  let [committed, received, sent] = [nothing, resume(), nothing]
  const ended = (ending: Ending): Synced => ({ remote, branch, committed, received, sent, ending })

  const commit = (): ObjectId | undefined => {
    if (isCollection(place)) tellGit(place.folder)
    const { commit, change } = commitOwn(git, repository)
    committed = together(committed, change)
    return commit
  }

  for (let turn = 1; turn <= tries; turn++) {
    if (turn > 1) sleep(50 + Math.random() * 250 * turn)
    let theirs: ObjectId | undefined
    if (remote) {
      say('fetching', remote.name)
      try {
        theirs = fetchBranch(git, remote)
      } catch (error) {
        const offline = failure(error)
        const ours = commit()
        if (ours !== undefined) bring(ours, ours)
        return ended({ is: 'offline', error: offline })
      }
    }
    if (theirs === undefined && !isCollection(place)) makeCollection(place.folder)
    const ours = commit()
    if (ours !== undefined && theirs === undefined) bring(ours, ours)
    if (!remote) return ended({ is: 'no-remote' })
    const merged =
      theirs === undefined || ours === undefined
        ? ({ is: 'merged', commit: ours ?? theirs } as const)
        : mergeCommits(git, repository, ours, theirs, (path, bytes) => isAsMade(env, path, bytes))
    const here = merged.is === 'merged' ? merged.commit : merged.ours
    const there = merged.is === 'merged' ? merged.commit : merged.theirs
    if (here === undefined || there === undefined) return ended({ is: 'done' })
    const changed = bring(ours, here)
    if (changed.length > 0) {
      if (turn === tries || changed.some(path => !isKept(path) && !isLog(path) && path !== derived)) {
        throw refuseChanged(git, changed)
      }
      continue
    }
    received = together(received, changeBetween(git, ours, here))
    if (there !== theirs) {
      say('pushing', remote.name)
      try {
        if (pushCommit(git, remote, there) === 'behind') continue
      } catch (error) {
        return ended({ is: 'offline', error: failure(error) })
      }
      sent = changeBetween(git, theirs, there)
    }
    follow(git, branch, remote)
    if (merged.is === 'merged') return ended({ is: 'done' })
    return ended({ is: 'conflict', files: merged.files, areRelated: merged.areRelated })
  }
  return ended({ is: 'crowded' })
}

/** Brings a collection and its repository elsewhere together. Throws a UserError where nothing can be done. */
export const syncCollection = (env: Env, options: SyncOptions): Synced => {
  const { place } = options
  const git = createGit(env, place.folder, options.mayAsk)
  checkVersion(git)
  const url = options.remote === undefined ? undefined : addressOf(env.cwd, options.remote)
  const done = exclusively(place.folder, () => {
    const repository = setUp(git, url, options.say)
    const { lock, cutAt } = beginSync(repository, place.folder)
    if (lock !== undefined) throw new UserError({ code: 'git-locked', lock })
    try {
      return syncNow(env, options, git, repository, cutAt)
    } finally {
      endSync(repository)
    }
  })
  if (!done) throw new UserError({ code: 'sync-running' })
  return done.value
}
