import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from './durable.ts'

/** What git is told of a collection, by file. */
const rules: Readonly<Record<'.gitignore' | '.gitattributes', readonly string[]>> = {
  '.gitignore': ['/progress.json', '/reviews/*.elsewhere.jsonl', '*.corrupt-*', '*.mull-tmp'],
  // Not a byte of a log is changed; who merges by hand gets every line of both sides.
  '.gitattributes': ['/reviews/*.jsonl -text merge=union'],
}

/** Adds the lines that a collection's `.gitignore` or `.gitattributes` lacks; what stands there stays. */
export const addGitLines = (folder: string, name: keyof typeof rules): void => {
  const path = join(folder, name)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const there = new Set(before.split(/\r?\n/).map(line => line.trim()))
  const missing = rules[name].filter(line => !there.has(line))
  if (missing.length === 0) return
  const gap = before === '' || before.endsWith('\n') ? '' : '\n'
  writeWhole(path, `${before}${gap}${missing.join('\n')}\n`)
}

/** Tells git what of a collection is not to be carried, and what not to be changed. Existing files get the lines they lack. */
export const tellGit = (folder: string): void => {
  for (const name of ['.gitignore', '.gitattributes'] as const) {
    const stats = lstatSync(join(folder, name), { throwIfNoEntry: false })
    if (!stats || stats.isFile()) addGitLines(folder, name)
  }
}
