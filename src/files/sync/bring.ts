import {
  closeSync,
  fdatasyncSync,
  openSync,
  readFileSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { exitCodes, reasonOf, UserError } from '../../errors.ts'
import { makeFolder, syncFolder, writeWhole } from '../durable.ts'
import {
  blob,
  type Difference,
  differences,
  emptyTree,
  entriesOf,
  fileBytes,
  hashesOf,
  type ObjectId,
} from '../git/objects.ts'
import type { Git } from '../git/run.ts'
import { exclusively } from '../lock.ts'
import {
  besideOf,
  beyond,
  bytesOfLines,
  derived,
  isLog,
  isSafe,
  kindAt,
  logOf,
  reviews,
  wholeLines,
} from './own.ts'

/** A file to be brought in, and what stands there now. */
type Step = Difference & { readonly old: Buffer | undefined }

const refused = { exitCode: exitCodes.refused }

const isFile = (side: Difference['before']): boolean => side === undefined || side.mode.startsWith('100')

/** Whether each folder on the way to a path is one, and no link. */
const isReachable = (folder: string, path: string): boolean => {
  const parents = path.split('/').slice(0, -1)
  return parents.every((_, index) => {
    const kind = kindAt(join(folder, ...parents.slice(0, index + 1)))
    return kind === 'folder' || kind === 'nothing'
  })
}

/** Refuses what a remote may send to reach out of the collection. */
const refuseUnsafe = (folder: string, changes: readonly Difference[]): void => {
  const paths = changes
    .filter(({ path, before, after }) => !isSafe(path) || !isFile(before) || !isFile(after))
    .map(({ path }) => path)
  const blocked = changes.map(({ path }) => path).filter(path => isSafe(path) && !isReachable(folder, path))
  if (paths.length + blocked.length > 0) {
    throw new UserError({ code: 'unsafe-remote', paths: [...paths, ...blocked] }, refused)
  }
}

/** What is still to be done; `changed` are files that are neither what they were nor what they shall be. */
export type Plan = { readonly steps: readonly Step[]; readonly changed: readonly string[] }

/** Looks at what bringing one commit's files to another's takes. Nothing is written. */
export const planFiles = (git: Git, from: ObjectId | undefined, to: ObjectId): Plan => {
  const changes = differences(git, from ?? emptyTree(git), to).filter(
    ({ path }) => !isLog(path) && path !== derived,
  )
  refuseUnsafe(git.folder, changes)
  const kinds = changes.map(({ path }) => kindAt(join(git.folder, path)))
  const there = changes.filter((_, index) => kinds[index] === 'file').map(({ path }) => path)
  const bytes = new Map(there.map(path => [path, readFileSync(join(git.folder, path))]))
  const hashes = hashesOf(git, there)
  const now = new Map(there.map((path, index) => [path, hashes[index]]))
  const steps: Step[] = []
  const changed: string[] = []
  changes.forEach((change, index) => {
    const { path, before, after } = change
    const isOther = kinds[index] === 'folder' || kinds[index] === 'other'
    const id = now.get(path)
    if (!isOther && id === after?.id) return
    if (isOther || id !== before?.id) changed.push(path)
    else steps.push({ ...change, old: bytes.get(path) })
  })
  return { steps, changed }
}

/** Whether any of it takes something away that is there now. */
export const isRewriting = ({ steps }: Plan): boolean => steps.some(({ old }) => old !== undefined)

const isStill = (path: string, old: Buffer | undefined): boolean => {
  const kind = kindAt(path)
  if (old === undefined) return kind === 'nothing'
  return kind === 'file' && readFileSync(path).equals(old)
}

const remove = (folder: string, path: string): void => {
  const full = join(folder, path)
  unlinkSync(full)
  syncFolder(dirname(full))
  for (let parent = dirname(path); parent !== '.' && parent !== 'decks'; parent = dirname(parent)) {
    try {
      rmdirSync(join(folder, parent))
    } catch {
      // Something else is in it.
      return
    }
  }
}

const write = (git: Git, to: ObjectId, { path, old, after }: Step): boolean => {
  const full = join(git.folder, path)
  const bytes = fileBytes(git, to, path)
  makeFolder(dirname(full))
  return writeWhole(full, bytes, () => isStill(full, old), after?.mode === '100755' ? 0o755 : undefined)
}

/**
 * Brings files in, each whole, those that go last. One that changed under our hands is let be and named; all others are done.
 */
export const bringFiles = (git: Git, to: ObjectId, { steps }: Plan): readonly string[] => {
  const inOrder = [...steps.filter(({ after }) => after), ...steps.filter(({ after }) => !after)]
  return inOrder
    .filter(step => {
      const full = join(git.folder, step.path)
      const done = exclusively(full, () => {
        if (step.after) return write(git, to, step)
        if (!isStill(full, step.old)) return false
        remove(git.folder, step.path)
        return true
      })
      return !done?.value
    })
    .map(({ path }) => path)
}

const append = (path: string, bytes: Buffer): void => {
  try {
    const fd = openSync(path, 'a')
    try {
      writeFileSync(fd, bytes)
      fdatasyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch (cause) {
    throw new UserError({ code: 'cannot-write', path, reason: reasonOf(cause) }, { cause })
  }
}

const startsWith = (all: Buffer, start: Buffer): boolean => all.subarray(0, start.length).equals(start)

/**
 * Brings in a log as git has it. A file that is there is only ever appended to, and only where git's goes on from it; this
 * device's own not even that, for a session may be writing to it. The lines a file can't be given stand beside it.
 */
const bringLog = (git: Git, path: string, id: ObjectId, device: string): void => {
  const full = join(git.folder, path)
  const all = blob(git, id)
  if (kindAt(full) === 'nothing') {
    makeFolder(dirname(full))
    writeWhole(full, all)
    return
  }
  const bytes = readFileSync(full)
  if (startsWith(bytes, all)) return
  if (path !== logOf(device) && startsWith(all, bytes)) {
    append(full, all.subarray(bytes.length))
    return
  }
  const missing = bytesOfLines(beyond(all, wholeLines(full)))
  const beside = join(git.folder, besideOf(path))
  if (missing.length === 0 || (kindAt(beside) === 'file' && readFileSync(beside).equals(missing))) return
  writeWhole(beside, missing)
}

/** Brings in every log of a commit. All of their lines are in the folder afterwards, and no byte that was there is gone. */
export const bringLogs = (git: Git, commit: ObjectId, device: string): void => {
  const logs = entriesOf(git, commit, [reviews]).filter(({ path }) => isLog(path))
  const unsafe = logs.filter(({ path, mode }) => !isSafe(path) || !mode.startsWith('100'))
  const blocked = logs.filter(({ path }) => !isReachable(git.folder, path))
  const kinds = logs.filter(({ path }) => {
    const kind = kindAt(join(git.folder, path))
    return kind === 'folder' || kind === 'other'
  })
  const wrong = [...unsafe, ...blocked, ...kinds].map(({ path }) => path)
  if (wrong.length > 0) throw new UserError({ code: 'unsafe-remote', paths: [...new Set(wrong)] }, refused)
  // A merge brings in logs too.
  const done = exclusively(join(git.folder, reviews), () => {
    for (const { path, id } of logs) bringLog(git, path, id, device)
  })
  if (!done) throw new UserError({ code: 'collection-busy', folder: git.folder })
}
