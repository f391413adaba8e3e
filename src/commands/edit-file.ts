import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { deckChanges } from '../core/deck-changes.ts'
import { chosenEditor } from '../core/editor.ts'
import { isError } from '../core/problem.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Keep } from '../files/backup.ts'
import { type DeckFiles, readDeckPaths } from '../files/deck-files.ts'
import { problemLines } from '../ui/problems.ts'
import type { Line } from '../ui/text.ts'
import type { Context } from './context.ts'
import { openEditor } from './open-editor.ts'

/** Refuses where there is nobody at the terminal, nor an editor that was named. */
const openInEditor = ({ env, interactive }: Context, file: string, line: number, keep: Keep): void => {
  if (chosenEditor(env.vars) === undefined && !interactive) {
    throw new UserError({ code: 'needs-terminal', what: 'edit' }, { exitCode: exitCodes.usage })
  }
  keep()
  const { program, exitCode } = openEditor(env, file, line)
  if (exitCode !== 0) throw new UserError({ code: 'editor-failed', program, exitCode })
}

const bytesOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}

const isBroken = ({ problems }: DeckFiles): boolean => problems.some(isError)

const changeLine = ({ words: { add } }: Context, file: string, before: DeckFiles, after: DeckFiles): Line => {
  const [deck] = after.decks
  const { editing } = add
  if (!deck) return editing.same(file)
  if (isBroken(before)) return { text: editing.mended(file, deck.cards.length), style: 'good' }
  const { added, removed, changed, other } = deckChanges(before.decks[0], deck)
  const parts = [
    ...(added > 0 ? [editing.added(added)] : []),
    ...(removed > 0 ? [editing.removed(removed)] : []),
    ...(changed > 0 ? [editing.reworded(changed)] : []),
  ]
  if (parts.length > 0) return { text: editing.changed(file, parts), style: 'good' }
  return other ? editing.changed(file, [editing.other]) : editing.same(file)
}

/** Where the first error of a file stands. */
const errorLine = ({ problems }: DeckFiles): number | undefined => problems.find(isError)?.line

/**
 * Lets the person edit a deck's file at a line, after a backup, and tells what changed, or what is wrong with it now. One that is broken
 * can be edited again, at its first error.
 */
export const editFile = async (
  context: Context,
  file: string,
  line: number | undefined,
  keep: Keep,
): Promise<ExitCode> => {
  const { env, words, out, err, globals, interactive } = context
  const path = resolve(env.cwd, file)
  const before = readDeckPaths([file], env.cwd)
  const bytes = bytesOf(path)
  for (let at = line ?? errorLine(before) ?? 1; ; ) {
    openInEditor(context, file, at, keep)
    if (bytesOf(path) === undefined) {
      err.lines([words.add.editing.gone(file)])
      return exitCodes.refused
    }
    const after = readDeckPaths([file], env.cwd)
    err.lines(after.problems.flatMap(problem => problemLines(words, problem)))
    if (!isBroken(after)) {
      const changes = after.decks[0] ? deckChanges(before.decks[0], after.decks[0]) : undefined
      if (globals.json) out.json({ file, same: bytes === bytesOf(path), ...changes })
      else out.lines([changeLine(context, file, before, after)])
      return exitCodes.done
    }
    if (!interactive) return exitCodes.refused
    const { askYes } = await import('../ui/ask.ts')
    const again = await askYes(context, words.add.editing.again, true)
    if ('ending' in again) return again.ending
    if (!again.value) return exitCodes.refused
    at = errorLine(after) ?? at
  }
}
