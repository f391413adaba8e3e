import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { noDeck, type ParsedDeck, parseDeck } from '../core/deck.ts'
import { type CheckedDecks, checkCollection } from '../core/decks.ts'
import { type Finding, problemAt } from '../core/problem.ts'
import { reasonOf } from '../errors.ts'
import { readText, shownPath, startOf } from './text-file.ts'

/** What deck files hold. `files` is how many there were. */
export type DeckFiles = CheckedDecks & { readonly files: number }

/** One deck file; `shown` is its path as the person would write it. */
const readDeckFile = (path: string, shown: string): ParsedDeck => {
  const text = readText(path, shown)
  return typeof text === 'string' ? parseDeck(text, shown) : noDeck([text], text)
}

const check = (parsed: readonly ParsedDeck[]): DeckFiles => ({
  ...checkCollection(parsed),
  files: parsed.length,
})

/** The files of these paths, as if they were one collection. A relative path starts at `cwd`. */
export const readDeckPaths = (paths: readonly string[], cwd: string): DeckFiles => {
  const byPath = new Map(paths.map(path => [resolve(cwd, path), path]))
  return check([...byPath].map(([path, shown]) => readDeckFile(path, shown)))
}

const namesIn = (folder: string): readonly string[] | Finding => {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    return { code: 'file/unreadable', reason: reasonOf(error) }
  }
}

/** A collection's decks: every `*.yaml` and `*.yml` in the folder, in the order of their names; none where it is missing. */
export const readDecks = (folder: string, cwd: string): DeckFiles => {
  const names = namesIn(folder)
  if ('code' in names)
    return {
      decks: [],
      problems: [problemAt(startOf(shownPath(folder, cwd)), names)],
      withheld: [],
      files: 0,
    }
  const paths = names
    .filter(name => /^[^.].*\.ya?ml$/is.test(name))
    .sort()
    .map(name => join(folder, name))
  return check(paths.map(path => readDeckFile(path, shownPath(path, cwd))))
}
