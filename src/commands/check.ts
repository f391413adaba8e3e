import type { Proposal } from '../core/identity.ts'
import { byPlace } from '../core/place.ts'
import { isError, type Problem } from '../core/problem.ts'
import type { Env } from '../env.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { type DeckFiles, readDeckPaths } from '../files/deck-files.ts'
import { type Collection, openCollection } from '../files/open.ts'
import { problemLines, problemMessage, problemSummary } from '../ui/problems.ts'
import type { Words } from '../ui/words.ts'
import { type Context, sayRemarks } from './context.ts'
import { identityOf, rememberCards } from './identity.ts'
import { reportIdentity, settleIdentity } from './settle-identity.ts'
import { certainNames, unwrittenProblems } from './unwritten.ts'

type Checked = {
  readonly files: number
  readonly cards: number
  readonly problems: readonly Problem[]
  /** Of a collection, not of files named. */
  readonly collection?: Collection
}

const checked = (
  { files, decks }: Pick<DeckFiles, 'files' | 'decks'>,
  problems: readonly Problem[],
): Checked => ({
  files,
  cards: decks.reduce((sum, deck) => sum + deck.cards.length, 0),
  problems,
})

const checkWhole = (context: Context): Checked => {
  const { env, globals } = context
  const collection = openCollection(env, globals.collection)
  sayRemarks(context, collection.remarks)
  const { problems, files } = collection
  const unwritten = unwrittenProblems(context, collection)
  const all = [...problems.settings, ...problems.decks, ...unwritten].toSorted(byPlace)
  return { ...checked({ ...collection, files }, all), collection }
}

const checkFiles = ({ cwd }: Env, files: readonly string[]): Checked => {
  const decks = readDeckPaths(files, cwd)
  return checked(decks, decks.problems)
}

const jsonProblem = (words: Words, problem: Problem) => {
  const { file, line, column, severity, code } = problem
  return { file, line, column, severity, code, message: problemMessage(words, problem) }
}

/** A proposal as data. */
const jsonProposal = ({ decks }: Collection, proposal: Proposal) => {
  if (proposal.kind === 'deck-renamed') {
    const { kind, from, to, mend, matches } = proposal
    return {
      kind,
      from,
      to: to.id,
      file: to.file,
      mend,
      cards: matches.map(({ old, card }) => ({ was: old.id, card: card.id })),
    }
  }
  const { kind, old, card } = proposal
  const { question, answer, line } = card
  return {
    kind,
    was: old.id,
    card: card.id,
    file: decks.find(deck => deck.id === card.deck)?.file,
    line,
    ...(proposal.kind === 'got-id' ? {} : { likeness: Number(proposal.likeness.toFixed(3)) }),
    before: old.text ?? null,
    now: { question, answer },
  }
}

export type CheckOptions = { readonly writeIds?: boolean }

/** Settles which changed cards are which, then writes ids and old ids into the decks. */
const writeAllIds = async (context: Context, files: readonly string[]): Promise<ExitCode> => {
  const { writeIds } = await import('./write-ids.ts')
  if (files.length > 0) return writeIds(context, files)
  const settled = await settleIdentity(context, openCollection(context.env, context.globals.collection))
  if ('ending' in settled) return settled.ending
  return writeIds(context, files, certainNames(context, settled.value))
}

/** Every mistake in the collection's decks and settings, or in the files named, in one run. */
export const check = async (
  context: Context,
  files: readonly string[],
  { writeIds }: CheckOptions = {},
): Promise<ExitCode> => {
  if (writeIds) return writeAllIds(context, files)
  const { globals, out, words } = context
  const { collection, ...report } = files.length > 0 ? checkFiles(context.env, files) : checkWhole(context)
  if (globals.json) {
    const found = collection ? identityOf(context.env, collection).proposals : []
    const told = collection ? { proposals: found.map(proposal => jsonProposal(collection, proposal)) } : {}
    out.json({ ...report, problems: report.problems.map(problem => jsonProblem(words, problem)), ...told })
  } else {
    const lines = report.problems.flatMap(problem => problemLines(words, problem))
    out.lines([...lines, problemSummary(words, report)])
    if (collection) await reportIdentity(context, collection)
  }
  if (collection) rememberCards(context.env, collection)
  return report.problems.some(isError) ? exitCodes.refused : exitCodes.done
}
