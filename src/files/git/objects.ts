import { join } from 'node:path'
import { type Git, gitFailed, zeroEnded, zeroSeparated } from './run.ts'

/** The name of a blob, tree or commit. */
export type ObjectId = string

/** A file in a tree. `mode` is git's: 100644, 100755, 120000 for a link, 160000 for another repository. */
export type Entry = { readonly path: string; readonly mode: string; readonly id: ObjectId }

/** How a path differs between two trees; a side where it is missing is undefined. */
export type Difference = {
  readonly path: string
  readonly before: Omit<Entry, 'path'> | undefined
  readonly after: Omit<Entry, 'path'> | undefined
}

const text = (bytes: Buffer): string => bytes.toString('utf8').trim()

export const entriesOf = (git: Git, tree: ObjectId, under: readonly string[] = []): readonly Entry[] =>
  zeroSeparated(git.run('read', ['ls-tree', '-r', '-z', '--full-tree', tree, '--', ...under])).flatMap(
    line => {
      const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
      return mode && id && path ? [{ mode, id, path }] : []
    },
  )

const side = (mode = '', id = ''): Difference['before'] => (/^0+$/.test(mode) ? undefined : { mode, id })

export const differences = (git: Git, before: ObjectId, after: ObjectId): readonly Difference[] => {
  if (before === after) return []
  const parts = zeroSeparated(
    git.run('read', ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', before, after]),
  )
  const found: Difference[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [oldMode, newMode, oldId, newId] = parts[at]?.slice(1).split(' ') ?? []
    const path = parts[at + 1]
    if (path !== undefined) found.push({ path, before: side(oldMode, oldId), after: side(newMode, newId) })
  }
  return found
}

/** A blob's bytes as they are. */
export const blob = (git: Git, id: ObjectId): Buffer => git.run('read', ['cat-file', 'blob', id])

/** A file's bytes as they are to stand in the work tree: line ends and filters are the person's. */
export const fileBytes = (git: Git, commit: ObjectId, path: string): Buffer =>
  git.run('read', ['cat-file', '--filters', `${commit}:${path}`])

export const writeBlob = (git: Git, bytes: Uint8Array): ObjectId =>
  text(git.run('commit', ['hash-object', '-w', '--no-filters', '--stdin'], { input: bytes }))

/** The blobs that files of the work tree would be. No path may hold a line break. */
export const hashesOf = (git: Git, paths: readonly string[]): readonly ObjectId[] =>
  paths.length === 0
    ? []
    : text(
        git.run('read', ['hash-object', '--stdin-paths'], { input: paths.map(path => `${path}\n`).join('') }),
      ).split('\n')

export const emptyTree = (git: Git): ObjectId => text(git.run('commit', ['mktree'], { input: '' }))

export const treeOf = (git: Git, commit: ObjectId): ObjectId =>
  text(git.run('read', ['rev-parse', '--verify', '--quiet', `${commit}^{tree}`]))

/** An index apart from the person's, from a tree. */
export type Staging = {
  /** Files of the work tree that are or were there. */
  readonly listed: (under: readonly string[]) => readonly string[]
  /** Takes files as they are in the work tree, or are not. */
  readonly take: (paths: readonly string[]) => void
  readonly set: (entries: readonly Entry[]) => void
  readonly drop: (paths: readonly string[]) => void
  readonly write: () => ObjectId
}

/** Git refuses paths that leave the folder or lead into `.git`, here too. */
export const staging = (git: Git, index: string, tree: ObjectId | undefined): Staging => {
  const at = (input?: string) => ({ index, ...(input === undefined ? {} : { input }) })
  const none = '0'.repeat(tree?.length ?? 40)
  git.run('commit', tree === undefined ? ['read-tree', '--empty'] : ['read-tree', tree], at())
  const info = (lines: readonly string[]) => {
    if (lines.length > 0) git.run('commit', ['update-index', '-z', '--index-info'], at(zeroEnded(lines)))
  }
  return {
    listed: under => [
      ...new Set(
        zeroSeparated(
          git.run('read', ['ls-files', '-z', '-c', '-o', '--exclude-standard', '--', ...under], at()),
        ),
      ),
    ],
    take: paths => {
      if (paths.length === 0) return
      git.run(
        'commit',
        ['update-index', '--add', '--remove', '--replace', '-z', '--stdin'],
        at(zeroEnded(paths)),
      )
    },
    set: entries => info(entries.map(({ mode, id, path }) => `${mode} ${id}\t${path}`)),
    drop: paths => info(paths.map(path => `0 ${none}\t${path}`)),
    write: () => text(git.run('commit', ['write-tree'], at())),
  }
}

const isSet = (git: Git, name: string): boolean =>
  text(git.ask(['config', '--type=bool', '--get', name]).stdout) === 'true'

/** Who commits where nobody has told git a name: no name, and nothing of the machine. */
const fallback = (git: Git, who: 'AUTHOR' | 'COMMITTER'): Record<string, string> =>
  git.ask(['var', `GIT_${who}_IDENT`]).exitCode === 0
    ? {}
    : { [`GIT_${who}_NAME`]: 'mull', [`GIT_${who}_EMAIL`]: 'mull@localhost' }

const commitTree = (
  git: Git,
  tree: ObjectId,
  parents: readonly ObjectId[],
  message: string,
  more: readonly string[] = [],
): ObjectId =>
  text(
    git.run('commit', ['commit-tree', ...more, ...parents.flatMap(parent => ['-p', parent]), tree], {
      input: `${message}\n`,
      vars: { ...fallback(git, 'AUTHOR'), ...fallback(git, 'COMMITTER') },
    }),
  )

/** Makes a commit that no branch names yet; signed where the person signs theirs. */
export const makeCommit = (
  git: Git,
  tree: ObjectId,
  parents: readonly ObjectId[],
  message: string,
): ObjectId => commitTree(git, tree, parents, message, isSet(git, 'commit.gpgSign') ? ['-S'] : [])

/** A commit that is only reckoned with. */
export const makeDraft = (git: Git, tree: ObjectId, parents: readonly ObjectId[]): ObjectId =>
  commitTree(git, tree, parents, 'draft')

export const mergeBase = (git: Git, a: ObjectId, b: ObjectId): ObjectId | undefined => {
  const { exitCode, stdout } = git.ask(['merge-base', a, b])
  return exitCode === 0 ? text(stdout) : undefined
}

/** A merge of two commits as a tree, and the paths that git could not merge. Nothing but objects is written. */
export const mergeTrees = (
  git: Git,
  ours: ObjectId,
  theirs: ObjectId,
): { readonly tree: ObjectId; readonly conflicts: readonly string[] } => {
  const ran = git.ask([
    'merge-tree',
    '--write-tree',
    '-z',
    '--name-only',
    '--no-messages',
    '--allow-unrelated-histories',
    ours,
    theirs,
  ])
  const [tree, ...conflicts] = zeroSeparated(ran.stdout)
  if (ran.exitCode > 1 || tree === undefined) throw gitFailed('read', ran)
  return { tree, conflicts: [...new Set(conflicts)] }
}

/** Where a private index may lie: in git's folder, so that it is never seen and stays on one file system. */
export const indexPath = (gitFolder: string): string =>
  join(gitFolder, `mull-index-${process.pid}-${process.hrtime.bigint()}`)
