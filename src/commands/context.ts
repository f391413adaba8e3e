import { isError } from '../core/problem.ts'
import type { Remark } from '../core/remark.ts'
import type { Env } from '../env.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { Layout } from '../files/collection.ts'
import { type Collection, ensureCollection, openCollection } from '../files/open.ts'
import type { Output } from '../ui/output.ts'
import { problemLines } from '../ui/problems.ts'
import { remarkLines } from '../ui/remarks.ts'
import type { ColourFlag, Render } from '../ui/theme.ts'
import { withheldLines } from '../ui/withheld.ts'
import type { Words } from '../ui/words.ts'

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

export const sayRemarks = ({ err, words }: Context, remarks: readonly Remark[]): void =>
  err.lines(remarks.flatMap(remark => remarkLines(words, remark)))

/** Where the collection lies that a command speaks of, for those that need no logs. The first run makes it, and says so. */
export const placeOf = (context: Context): Layout => {
  const { place, remarks } = ensureCollection(context.env, context.globals.collection)
  sayRemarks(context, remarks)
  return place
}

/** Opens the collection and says what the person should know of it: what was made, damaged or withheld. Refuses broken settings. */
export const open = (context: Context): Collection => {
  const { env, globals, err, words } = context
  const collection = openCollection(env, globals.collection)
  const { problems, remarks } = collection
  sayRemarks(context, remarks)
  err.lines(withheldLines(words, problems.decks))
  if (problems.settings.some(isError)) {
    err.lines(problems.settings.flatMap(problem => problemLines(words, problem)))
    throw new UserError({ code: 'bad-settings' }, { exitCode: exitCodes.refused })
  }
  return collection
}

/** Whether a newer mull has written to a log of the collection, so that this one may not. */
export const isNewer = ({ logs }: Collection): boolean => logs.some(log => log.newer !== undefined)

export const newerMull = (): UserError =>
  new UserError({ code: 'newer-mull' }, { exitCode: exitCodes.refused })

/** Refuses what would write to a log that a newer mull has written to. */
export const writable = (collection: Collection): Collection => {
  if (isNewer(collection)) throw newerMull()
  return collection
}
