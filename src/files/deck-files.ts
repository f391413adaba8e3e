import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { conflictCopy } from '../core/conflict-copy.ts'
import type { Instant } from '../core/day.ts'
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
/** When a file was last written. */
export const modifiedAt = (path: string): Instant | undefined => {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats && Math.floor(stats.mtimeMs)
}

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

type Named = { readonly name: string; readonly path: string; readonly shown: string }

/** A copy that a sync tool made is no deck: its cards would be studied twice. A number alone makes none of a deck with an id of its own. */
const readDecksOf = (files: readonly Named[]): readonly ParsedDeck[] => {
  const names = new Set(files.map(file => file.name))
  const read = files.map(file => {
    const copy = conflictCopy(file.name, names)
    return { ...file, copy, parsed: copy?.certain ? undefined : readDeckFile(file.path, file.shown) }
  })
  const ids = new Map(read.map(({ name, parsed }) => [name, parsed?.deck?.id]))
  return read.map(({ name, shown, copy, parsed }) => {
    const isDeck = !copy || ids.get(name) === undefined || ids.get(name) !== ids.get(copy.of)
    if (parsed && isDeck) return parsed
    const of = copy?.of ?? name
    const place = startOf(shown)
    return noDeck([problemAt(place, { code: 'deck/conflict-copy', of, isThere: names.has(of) })], place)
  })
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
  const files = names
    .filter(name => /^[^.].*\.ya?ml$/is.test(name))
    .sort()
    .map(name => ({ name, path: join(folder, name), shown: shownPath(join(folder, name), cwd) }))
  return check(readDecksOf(files))
}
