import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Git } from '../core/doctor/inspection.ts'

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

type Repository = { readonly root: string; readonly index: string }

/** The repository that holds a folder; `.git` is a file in worktrees and submodules. */
const repositoryOf = (folder: string): Repository | undefined => {
  const git = join(folder, '.git')
  const found = statSync(git, { throwIfNoEntry: false })
  if (found?.isDirectory()) return { root: folder, index: join(git, 'index') }
  const elsewhere = found?.isFile() ? /^gitdir: (.+)/.exec(textOf(git))?.[1] : undefined
  if (elsewhere !== undefined)
    return { root: folder, index: join(resolve(folder, elsewhere.trim()), 'index') }
  const parent = dirname(folder)
  return parent === folder ? undefined : repositoryOf(parent)
}

const bytesOf = (path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

/** Whether git's index (versions 2 and 3) has a path, or one that begins so: each stands behind its flags, whose lower 12 bits are its length. */
const has = (index: Buffer, path: string, isWhole: boolean): boolean => {
  const bytes = Buffer.from(path)
  for (let at = index.indexOf(bytes); at >= 0; at = index.indexOf(bytes, at + 1)) {
    const end = index.indexOf(0, at)
    const length = at < 2 ? -1 : index.readUInt16BE(at - 2) & 0xfff
    if (length === end - at && (!isWhole || length === bytes.length)) return true
  }
  return false
}

const linesOf = (path: string): readonly string[] => textOf(path).split(/\r?\n/)

/** What git is told of a collection, by its files alone; undefined where git does not carry it. */
export const gitOf = (folder: string): Git | undefined => {
  try {
    const repository = repositoryOf(folder)
    if (!repository) return undefined
    const index = bytesOf(repository.index)
    const inside = relative(repository.root, folder).split(sep).join('/')
    const prefix = inside === '' ? '' : `${inside}/`
    // A repository around it, of dotfiles perhaps, need not hold it.
    if (prefix !== '' && !has(index, prefix, false)) return undefined
    return {
      attributes: linesOf(join(folder, '.gitattributes')),
      ignored: linesOf(join(folder, '.gitignore')),
      tracksProgress: has(index, `${prefix}progress.json`, true),
    }
  } catch {
    return undefined
  }
}
