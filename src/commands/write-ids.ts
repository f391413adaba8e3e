import { basename, join, resolve } from 'node:path'
import { idParts } from '../core/card-id.ts'
import { withIds } from '../core/deck-edit.ts'
import { isError } from '../core/problem.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { type Keep, keepOnce } from '../files/backup.ts'
import { findPlace } from '../files/collection.ts'
import { readDeckPaths, readDecks } from '../files/deck-files.ts'
import { editDeckFile } from '../files/deck-write.ts'
import { keepCopy } from '../files/kept-copy.ts'
import { realPath } from '../files/real-path.ts'
import type { Line } from '../ui/text.ts'
import { type Context, placeOf } from './context.ts'
import { notWritten } from './save-cards.ts'

/** What cards were called before, by the full id of the card: the names to put into its `was`, oldest first. */
export type OldNames = ReadonlyMap<string, readonly string[]>

type Wrote = {
  readonly file: string
  readonly ids: number
  readonly was: number
  /** Where a copy is of how it was, for a file that is in no backup. */
  readonly copy?: string
}

/** The names for the cards of one deck, by their ids within it. */
const namesIn = (deck: string, names: OldNames): OldNames =>
  new Map(
    [...names].flatMap(([id, was]) => {
      const parts = idParts(id)
      return parts.deck === deck ? [[parts.card, was] as const] : []
    }),
  )

/** A file of the collection is in its backups; of another one a copy is kept. */
const keepFor = ({ env, globals }: Context): ((path: string, copied: (copy: string) => void) => Keep) => {
  const place = findPlace(env, globals.collection)
  const keep = keepOnce(env, place)
  return (path, copied) => {
    if (realPath(path) === realPath(join(place.decks, basename(path)))) return keep
    return () => {
      const kept = keepCopy(env, path)
      copied(kept.backup)
      return kept
    }
  }
}

/**
 * Writes into every card without an `id` the one it has, so that rewording it keeps its history; and the `was` of those
 * that are told. Files with errors are left as they are. Before the first write there is a backup.
 */
export const writeIds = async (
  context: Context,
  files: readonly string[],
  names: OldNames = new Map(),
): Promise<ExitCode> => {
  const { env, globals, out, err, words } = context
  const { add } = words
  const { decks, problems } =
    files.length > 0 ? readDeckPaths(files, env.cwd) : readDecks(placeOf(context).decks, env.cwd)
  const left = new Set(problems.filter(isError).map(({ file }) => file))
  const good = decks.filter(({ file }) => !left.has(file))
  const keep = keepFor(context)
  const wrote = good.flatMap((deck): Wrote[] => {
    const was = namesIn(deck.id, names)
    let ids = 0
    let copy: string | undefined
    const path = resolve(env.cwd, deck.file)
    const edit = (text: string, file: string) => {
      const edited = withIds(text, file, was)
      ids = edited.ids ?? 0
      return edited
    }
    const written = editDeckFile(
      path,
      deck.file,
      edit,
      keep(path, kept => {
        copy = kept
      }),
    )
    if ('refused' in written) throw notWritten(words, deck.file, written)
    return ids > 0 || was.size > 0
      ? [{ file: deck.file, ids, was: was.size, ...(copy === undefined ? {} : { copy }) }]
      : []
  })
  if (globals.json) out.json({ files: good.length, wrote, left: [...left] })
  else {
    const done: Line[] = wrote.flatMap(({ file, ids, was, copy }) => [
      add.ids.wrote(file, ids, was),
      ...(copy === undefined ? [] : [add.ids.copied(copy)]),
    ])
    out.lines(done.length > 0 ? done : left.size > 0 ? [] : [add.ids.all(good.length)])
    err.lines([...left].map(file => ({ text: add.ids.left(file), style: 'warn' as const })))
  }
  return left.size > 0 ? exitCodes.refused : exitCodes.done
}
