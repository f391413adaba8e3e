import {
  blob,
  type Entry,
  entriesOf,
  makeCommit,
  makeDraft,
  mergeBase,
  mergeTrees,
  type ObjectId,
  treeOf,
  writeBlob,
} from '../git/objects.ts'
import type { Repository } from '../git/repository.ts'
import type { Git } from '../git/run.ts'
import { treeWithLogs, withStaging } from './commit.ts'
import { derived, isLog, unionOf } from './own.ts'

/**
 * Both sides as one commit; or, where a person has to decide, which files, and each side with all answers of both: those are
 * exchanged all the same.
 */
export type Merged =
  | { readonly is: 'merged'; readonly commit: ObjectId }
  | {
      readonly is: 'conflict'
      readonly files: readonly string[]
      /** Whether they have a past in common. */
      readonly areRelated: boolean
      readonly ours: ObjectId
      readonly theirs: ObjectId
    }

const both = (
  git: Git,
  a: readonly Entry[],
  b: readonly Entry[],
  isIt: (path: string) => boolean,
): Entry[] => {
  const found = new Map(a.filter(({ path }) => isIt(path)).map(entry => [entry.path, entry]))
  for (const theirs of b.filter(({ path }) => isIt(path))) {
    const ours = found.get(theirs.path)
    if (!ours) found.set(theirs.path, theirs)
    else if (ours.id !== theirs.id) {
      const id = writeBlob(git, unionOf(blob(git, ours.id), blob(git, theirs.id)))
      found.set(theirs.path, { ...ours, id })
    }
  }
  return [...found.values()]
}

/** Lists of lines, which both sides may add to. */
const isList = (path: string): boolean => path === '.gitignore' || path === '.gitattributes'

const linesOfBoth = (ours: string, theirs: string): string => {
  const there = new Set(ours.split('\n'))
  const more = theirs.split('\n').filter(line => !there.has(line))
  return more.length === 0 ? ours : `${ours.replace(/\n?$/, '\n')}${more.join('\n')}\n`
}

const listsOfBoth = (
  git: Git,
  a: readonly Entry[],
  b: readonly Entry[],
  conflicts: readonly string[],
): Entry[] =>
  a.flatMap(ours => {
    const theirs = b.find(({ path }) => path === ours.path)
    if (!isList(ours.path) || !conflicts.includes(ours.path) || !theirs) return []
    const [left, right] = [blob(git, ours.id), blob(git, theirs.id)].map(bytes => bytes.toString('utf8'))
    return [{ ...ours, id: writeBlob(git, Buffer.from(linesOfBoth(left ?? '', right ?? ''))) }]
  })

/**
 * What both of two collections that began apart were given by mull itself: of such a file the other side's stands, for nobody
 * has touched ours. It is made the past that they have in common.
 */
const commonPast = (
  git: Git,
  repository: Repository,
  sides: readonly [readonly Entry[], readonly Entry[]],
  untouched: (path: string, bytes: Buffer) => boolean,
): ObjectId => {
  const [ours, theirs] = sides
  const past = ours.filter(
    ({ path, id }) => theirs.some(entry => entry.path === path) && untouched(path, blob(git, id)),
  )
  return withStaging(git, repository, undefined, staged => {
    staged.set(past)
    return makeDraft(git, staged.write(), [])
  })
}

const message = 'mull: merge'

/** Merges two commits without touching a file. */
export const mergeCommits = (
  git: Git,
  repository: Repository,
  ours: ObjectId,
  theirs: ObjectId,
  untouched: (path: string, bytes: Buffer) => boolean,
): Merged => {
  const base = mergeBase(git, ours, theirs)
  if (base === theirs) return { is: 'merged', commit: ours }
  const sides = [entriesOf(git, ours), entriesOf(git, theirs)] as const
  const logs = both(git, ...sides, isLog)
  const withLogs = (tree: ObjectId, more: readonly Entry[] = []) =>
    treeWithLogs(git, repository, tree, [...logs, ...more])
  const merged = (tree: ObjectId): Merged => {
    if (base === ours && tree === treeOf(git, theirs)) return { is: 'merged', commit: theirs }
    const parents = base === ours ? [theirs] : [ours, theirs]
    return { is: 'merged', commit: makeCommit(git, tree, parents, message) }
  }
  if (base === ours) return merged(withLogs(treeOf(git, theirs)))

  // One for both: made anew in the next second it would be another commit.
  const past = base === undefined ? commonPast(git, repository, sides, untouched) : undefined
  const grounded = (commit: ObjectId): ObjectId =>
    past === undefined ? commit : makeDraft(git, treeOf(git, commit), [past])
  const { tree, conflicts } = mergeTrees(git, grounded(ours), grounded(theirs))
  const lists = listsOfBoth(git, ...sides, conflicts)
  const settled = new Set(lists.map(({ path }) => path))
  const files = conflicts.filter(path => !isLog(path) && path !== derived && !settled.has(path))
  if (files.length === 0) return merged(withLogs(tree, lists))
  const exchanged = (commit: ObjectId): ObjectId => {
    const before = treeOf(git, commit)
    const after = withLogs(before)
    return after === before ? commit : makeCommit(git, after, [commit], 'mull: answers')
  }
  return {
    is: 'conflict',
    files,
    areRelated: base !== undefined,
    ours: exchanged(ours),
    theirs: exchanged(theirs),
  }
}
