import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { conflictCopy } from '../core/conflict-copy.ts'
import { parseDeck } from '../core/deck.ts'
import { type DeckChanges, deckChanges } from '../core/deck-changes.ts'
import { startsWith } from '../core/merge.ts'
import type { Layout } from './collection.ts'
import type { DeviceLog } from './review-logs.ts'
import { readText } from './text-file.ts'

type Copied = {
  readonly path: string
  readonly name: string
  /** The name of the file that it is a copy of. */
  readonly of: string
}

/** A copy that a sync tool left in a collection. */
export type FoundCopy = Copied &
  (
    | {
        readonly kind: 'log'
        readonly events: number
        /** How many of them no other log has. */
        readonly own: number
        /** Whether it adds nothing to a replay. */
        readonly redundant: boolean
      }
    /** From the deck to its copy; undefined where one of them can't be read. */
    | { readonly kind: 'deck'; readonly changes: DeckChanges | undefined }
    | { readonly kind: 'settings'; readonly same: boolean }
    | { readonly kind: 'progress' }
  )

const copiesIn = (folder: string, pattern: RegExp): readonly Copied[] => {
  let names: readonly string[] = []
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  const all = new Set(names)
  return names
    .filter(name => pattern.test(name))
    .sort()
    .flatMap(name => {
      const copy = conflictCopy(name, all)
      return copy ? [{ of: copy.of, name, path: join(folder, name) }] : []
    })
}

const logCopies = (reviews: string, logs: readonly DeviceLog[]): readonly FoundCopy[] =>
  copiesIn(reviews, /^[^.].*\.jsonl$/s).flatMap(copy => {
    const log = logs.find(log => log.path === copy.path)
    if (!log) return []
    const others = logs.filter(other => other !== log)
    const known = new Set(others.flatMap(other => other.events.map(event => event.id)))
    const ids = [...new Set(log.events.map(event => event.id))]
    return {
      ...copy,
      kind: 'log',
      events: ids.length,
      own: ids.filter(id => !known.has(id)).length,
      redundant: others.some(other => startsWith(other.events, log.events)),
    }
  })

/** Both are read under the deck's name, which gives its cards their ids. */
const changesOf = (decks: string, { path, of }: Copied): DeckChanges | undefined => {
  const [before, after] = [join(decks, of), path].map(file => {
    const text = readText(file, of)
    return typeof text === 'string' ? parseDeck(text, of).deck : undefined
  })
  return before && after ? deckChanges(before, after) : undefined
}

/** The start of what `core/progress-text.ts` makes. */
const isProgress = (path: string): boolean => {
  const text = readText(path, path)
  return typeof text === 'string' && /^\{\s*"v":\s*\d/.test(text)
}

const rootCopies = (folder: string): readonly FoundCopy[] =>
  copiesIn(folder, /^(?:mull|progress).*\.(?:yaml|json)$/s).flatMap((copy): FoundCopy[] => {
    if (copy.of === 'mull.yaml') {
      const [own, other] = [join(folder, copy.of), copy.path].map(path => readText(path, copy.of))
      return [{ ...copy, kind: 'settings', same: typeof own === 'string' && own === other }]
    }
    return copy.of === 'progress.json' && isProgress(copy.path) ? [{ ...copy, kind: 'progress' }] : []
  })

/** What sync tools left in a collection whose logs have been read. `skipped` says whether a deck file counts as a copy. */
export const findCopies = (
  { folder, decks, reviews }: Layout,
  logs: readonly DeviceLog[],
  skipped: (path: string) => boolean,
): readonly FoundCopy[] => [
  ...logCopies(reviews, logs),
  ...copiesIn(decks, /^[^.].*\.ya?ml$/is)
    .filter(({ path }) => skipped(path))
    .map((copy): FoundCopy => ({ ...copy, kind: 'deck', changes: changesOf(decks, copy) })),
  ...rootCopies(folder),
]
