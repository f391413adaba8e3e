import type { Problem } from '../core/problem.ts'
import { progressText } from '../core/progress-text.ts'
import type { Env } from '../env.ts'
import { exitCodes, UserError } from '../errors.ts'
import { type Collection, openCollection } from '../files/open.ts'
import { saveProgress } from '../files/progress-file.ts'
import type { Output } from '../ui/output.ts'
import { problemLines } from '../ui/problems.ts'
import { remarkLines, warningLine } from '../ui/remarks.ts'
import type { ColourFlag, Render } from '../ui/theme.ts'
import { withheldLines } from '../ui/withheld.ts'
import { complaintLines, type Words } from '../ui/words.ts'
import { rememberCards } from './identity.ts'

/** The options that every command takes. */
export type Globals = {
  readonly collection?: string
  readonly json?: boolean
  readonly color?: ColourFlag
  readonly accessible?: boolean
}

/** What a command works with: the world, the common options, and its two voices. */
export type Context = {
  readonly env: Env
  readonly globals: Globals
  /** Data. */
  readonly out: Output
  /** Messages. */
  readonly err: Output
  /** How text for stdout is styled, for screens that draw themselves. */
  readonly render: Render
  /** Whether there is a person at both ends: without one nothing may prompt. */
  readonly interactive: boolean
  /** What is said, in the person's language; under `--json` in English. */
  readonly words: Words
  /** Appended lines and typed words instead of a screen that is redrawn: for screen readers and terminals that can't. */
  readonly accessible: boolean
}

const isError = ({ severity }: Problem): boolean => severity === 'error'

/** Opens the collection and says what the person should know of it: what was made, damaged or withheld. Refuses broken settings. */
export const open = ({ env, globals, err, words }: Context): Collection => {
  const collection = openCollection(env, globals.collection)
  const { problems, remarks } = collection
  err.lines(remarks.flatMap(remark => remarkLines(words, remark)))
  err.lines(withheldLines(words, problems.decks.filter(isError)))
  if (problems.settings.some(isError)) {
    err.lines(problems.settings.flatMap(problem => problemLines(words, problem)))
    throw new UserError({ code: 'bad-settings' }, { exitCode: exitCodes.refused })
  }
  return collection
}

const isNewer = ({ logs }: Collection): boolean => logs.some(log => log.newer !== undefined)

/** Opens the collection and brings progress.json up to date, where the folder lets it. */
export const openAndUpdate = (context: Context): Collection => {
  const collection = open(context)
  if (isNewer(collection)) return collection
  rememberCards(context.env, collection)
  try {
    saveProgress(collection.place.progress, progressText(collection.progress))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const [message] = complaintLines(context.words, error.complaint)
    context.err.lines([warningLine(context.words, message)])
  }
  return collection
}

export const newerMull = (): UserError =>
  new UserError({ code: 'newer-mull' }, { exitCode: exitCodes.refused })

/** Refuses what would write to a log that a newer mull has written to. */
export const writable = (collection: Collection): Collection => {
  if (isNewer(collection)) throw newerMull()
  return collection
}
