import { join } from 'node:path'
import { type Change, changeTitle, nothing } from '../../core/sync-change.ts'
import { exitCodes, UserError } from '../../errors.ts'
import { removeIfThere } from '../durable.ts'
import {
  blob,
  type Entry,
  emptyTree,
  entriesOf,
  indexPath,
  makeCommit,
  type ObjectId,
  type Staging,
  staging,
  treeOf,
  writeBlob,
} from '../git/objects.ts'
import { commitAt, moveRef, type Repository, refreshIndex } from '../git/repository.ts'
import type { Git } from '../git/run.ts'
import { changeBetween } from './change.ts'
import { derived, isKept, isLog, kept, kindAt, logsIn, reviews, unionOf, wholeLines } from './own.ts'

/** Runs with an index apart from the person's. */
export const withStaging = <T>(
  git: Git,
  { gitFolder }: Repository,
  tree: ObjectId | undefined,
  use: (staged: Staging) => T,
): T => {
  const index = indexPath(gitFolder)
  try {
    return use(staging(git, index, tree))
  } finally {
    removeIfThere(index)
    removeIfThere(`${index}.lock`)
  }
}

/** Git sees a link where its folder is, and can carry nothing behind it. */
const refuseLinks = (folder: string): void => {
  for (const path of ['decks', reviews]) {
    const kind = kindAt(join(folder, path))
    if (kind !== 'folder' && kind !== 'nothing') {
      throw new UserError({ code: 'behind-link', path }, { exitCode: exitCodes.refused })
    }
  }
}

/** Logs only grow: git has the lines of the last commit and those of the file. */
const grownLogs = (git: Git, before: ReadonlyMap<string, Entry>): readonly Entry[] =>
  logsIn(git.folder).flatMap(path => {
    const bytes = wholeLines(join(git.folder, path))
    const old = before.get(path)
    const known = old && blob(git, old.id)
    const all = known ? unionOf(known, bytes) : bytes
    return known?.equals(all) ? [] : [{ path, mode: '100644', id: writeBlob(git, all) }]
  })

const takeAll = (git: Git, staged: Staging, head: ObjectId | undefined): ObjectId => {
  const entries = head === undefined ? [] : entriesOf(git, head)
  const before = new Map(entries.map(entry => [entry.path, entry]))
  const files = staged.listed(kept).filter(path => {
    const kind = path.endsWith('/') ? 'other' : kindAt(join(git.folder, path))
    return isKept(path) && (kind === 'file' || kind === 'nothing')
  })
  staged.take(files)
  staged.set(grownLogs(git, before))
  if (before.has(derived)) staged.drop([derived])
  return staged.write()
}

/** The branch's commit, if there is one, and what is new in it. */
export type Committed = { readonly commit: ObjectId | undefined; readonly change: Change }

/**
 * Commits what is mull's as it lies in the folder: decks, logs, settings. Nothing else of the person's, staged or not, is
 * touched.
 */
export const commitOwn = (git: Git, repository: Repository): Committed => {
  refuseLinks(git.folder)
  const head = commitAt(git, 'HEAD')
  const before = head === undefined ? emptyTree(git) : treeOf(git, head)
  const tree = withStaging(git, repository, head, staged => takeAll(git, staged, head))
  if (tree === before) return { commit: head, change: nothing }
  const change = changeBetween(git, before, tree)
  const commit = makeCommit(git, tree, head === undefined ? [] : [head], changeTitle(change))
  moveRef(git, 'HEAD', commit, head ?? 'none')
  refreshIndex(git, ownPaths)
  return { commit, change }
}

/** Everything that is mull's to say in the index. */
export const ownPaths: readonly string[] = [...kept, reviews, derived]

/** A commit's tree with other logs, and none of what is derived. */
export const treeWithLogs = (
  git: Git,
  repository: Repository,
  tree: ObjectId,
  entries: readonly Entry[],
): ObjectId => {
  const there = entriesOf(git, tree).map(({ path }) => path)
  const logs = new Set(entries.map(({ path }) => path))
  const gone = there.filter(path => path === derived || (isLog(path) && !logs.has(path)))
  return withStaging(git, repository, tree, staged => {
    staged.set(entries)
    staged.drop(gone)
    return staged.write()
  })
}
