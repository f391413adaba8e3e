import { byPlace } from '../core/place.ts'
import type { Problem } from '../core/problem.ts'
import type { Env } from '../env.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { type DeckFiles, readDeckPaths, readDecks } from '../files/deck-files.ts'
import { ensureCollection } from '../files/open.ts'
import { readSettings } from '../files/settings-file.ts'
import { problemLines, problemMessage, problemSummary } from '../ui/problems.ts'
import { remarkLines } from '../ui/remarks.ts'
import type { Context } from './context.ts'

type Checked = { readonly files: number; readonly cards: number; readonly problems: readonly Problem[] }

const checked = ({ files, decks }: DeckFiles, problems: readonly Problem[]): Checked => ({
  files,
  cards: decks.reduce((sum, deck) => sum + deck.cards.length, 0),
  problems,
})

const checkWhole = ({ env, globals, err }: Context): Checked => {
  const { place, remarks } = ensureCollection(env, globals.collection)
  err.lines(remarks.flatMap(remarkLines))
  const decks = readDecks(place.decks, env.cwd)
  const settings = readSettings(place.settings, env.cwd)
  return checked(decks, [...settings.problems, ...decks.problems].toSorted(byPlace))
}

const checkFiles = ({ cwd }: Env, files: readonly string[]): Checked => {
  const decks = readDeckPaths(files, cwd)
  return checked(decks, decks.problems)
}

const jsonProblem = (problem: Problem) => {
  const { file, line, column, severity, code } = problem
  return { file, line, column, severity, code, message: problemMessage(problem) }
}

export type CheckOptions = { readonly writeIds?: boolean }

/** Every mistake in the collection's decks and settings, or in the files named, in one run. */
export const check = async (
  context: Context,
  files: readonly string[],
  { writeIds }: CheckOptions = {},
): Promise<ExitCode> => {
  if (writeIds) return (await import('./write-ids.ts')).writeIds(context, files)
  const { env, globals, out } = context
  const report = files.length > 0 ? checkFiles(env, files) : checkWhole(context)
  if (globals.json) out.json({ ...report, problems: report.problems.map(jsonProblem) })
  else out.lines([...report.problems.flatMap(problemLines), problemSummary(report)])
  return report.problems.some(({ severity }) => severity === 'error') ? exitCodes.refused : exitCodes.done
}
