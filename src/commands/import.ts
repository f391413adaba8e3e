import { basename } from 'node:path'
import type { CardId, Deck } from '../core/card.ts'
import { baseId } from '../core/card-id.ts'
import type { NewCard } from '../core/card-text.ts'
import type { Event } from '../core/event.ts'
import { type History, historyEvents, isIn } from '../core/import/history.ts'
import type { LeftBehind } from '../core/import/imported.ts'
import { createTally } from '../core/import/left-behind.ts'
import { type DeckPlan, type ImportPlan, planImport } from '../core/import/plan.ts'
import { isError } from '../core/problem.ts'
import { currentIds } from '../core/replay.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { type Keep, type Kept, keepOnce } from '../files/backup.ts'
import type { Layout } from '../files/collection.ts'
import { readDecks } from '../files/deck-files.ts'
import { openCollection } from '../files/open.ts'
import { readLogs } from '../files/review-logs.ts'
import { readSettings } from '../files/settings-file.ts'
import { createCounter } from '../ui/counter.ts'
import { type ImportTold, importLines, refusalText } from '../ui/importing.ts'
import { problemLines } from '../ui/problems.ts'
import { withheldLines } from '../ui/withheld.ts'
import { type Context, newerMull, placeOf } from './context.ts'
import { bringEvents, fileOf, writeDeck } from './import-apply.ts'
import { type ReadFile, type ReadOptions, readFile } from './import-readers.ts'
import { updateProgress } from './update-progress.ts'

export type ImportOptions = ReadOptions & { readonly deck?: string; readonly dryRun?: boolean }

const readAll = async (
  context: Context,
  files: readonly string[],
  options: ReadOptions,
): Promise<readonly ReadFile[]> => {
  const { progress } = context.words.importing
  const counter = createCounter(context.env, progress, !context.accessible)
  const read: ReadFile[] = []
  try {
    for (const file of new Set(files)) read.push(await readFile(context, file, options, counter.count))
  } finally {
    counter.end()
  }
  const empty = read.find(({ imported }) => imported.entries.length + imported.refused.length === 0)
  if (!empty) return read
  throw new UserError(
    { code: 'cannot-import', path: empty.file, why: 'nothing' },
    { exitCode: exitCodes.refused },
  )
}

/** `French` of `~/French.csv`. */
const deckNameOf = (file: string): string => basename(file).replace(/(?<=.)\.[^.]*$/, '')

/** What comes into the logs. They and the settings are read only where something does. */
const eventsOf = (
  { env, err, words }: Context,
  place: Layout,
  { histories }: ImportPlan,
  { files, decks }: { readonly files: readonly ReadFile[]; readonly decks: readonly Deck[] },
): History => {
  if (histories.length === 0) return { events: [], lost: 0 }
  const { settings, problems } = readSettings(place.settings, env.cwd)
  if (problems.some(isError)) {
    err.lines(problems.flatMap(problem => problemLines(words, problem)))
    throw new UserError({ code: 'bad-settings' }, { exitCode: exitCodes.refused })
  }
  const logs = readLogs(place.reviews)
  if (logs.some(log => log.newer !== undefined)) throw newerMull()
  const isKnown = isIn(
    logs.map(log => log.events),
    currentIds(decks),
  )
  const source = files.some(({ kind }) => kind === 'apkg') ? 'anki' : 'import'
  const calendar = { zone: env.zone, dayStartsAt: settings.dayStartsAt }
  return historyEvents(histories, source, calendar, isKnown)
}

type Applied = {
  readonly written: readonly DeckPlan[]
  readonly events: readonly Event[]
  readonly backup: string | null
  readonly failed: UserError | undefined
}

/** Decks first, each whole or not at all; then the log. What goes wrong with one deck is told when the others are written. */
const apply = (context: Context, place: Layout, plan: ImportPlan, events: readonly Event[]): Applied => {
  const counter = createCounter(context.env, context.words.importing.progress, !context.accessible)
  const once = keepOnce(context.env, place)
  let kept: Kept | undefined
  const keep: Keep = () => {
    kept = once()
    return kept
  }
  const written: DeckPlan[] = []
  let failed: UserError | undefined
  let done = 0
  const lost = new Set<CardId>()
  for (const deck of plan.decks) {
    try {
      writeDeck(context, place, deck, keep)
      written.push(deck)
      done += deck.added.length + deck.changed.length
      counter.count(done)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      failed ??= error
      for (const { id = '' } of deck.added) lost.add(`${deck.target.id}/${id}`)
    }
  }
  counter.end()
  const home = events.filter(event => !lost.has(baseId(event.card)))
  bringEvents(context, place, home, keep)
  return { written, events: home, backup: kept?.backup ?? null, failed }
}

const textOf = ({ question = '', cloze = question }: NewCard): string => cloze

const mostShown = 5

const firstOf = (decks: readonly DeckPlan[]): ImportTold['first'] => {
  const shown = <T>(
    of: (deck: DeckPlan) => readonly T[],
    show: (one: T, deck: string) => { card: string; text: string },
  ) =>
    decks
      .flatMap(deck =>
        of(deck)
          .slice(0, mostShown)
          .map(one => show(one, deck.target.id)),
      )
      .slice(0, mostShown)
  return {
    new: shown(
      deck => deck.added,
      (card, deck) => ({ card: `${deck}/${card.id ?? ''}`, text: textOf(card) }),
    ),
    changed: shown(
      deck => deck.changed,
      ({ card, set }, deck) => ({ card: `${deck}/${card}`, text: Object.keys(set).join(', ') }),
    ),
    same: shown(
      deck => deck.same,
      (card, deck) => ({ card: `${deck}/${card}`, text: '' }),
    ),
  }
}

const countEvents = (events: readonly Event[]): ImportTold['events'] => {
  const counts: { [T in Event['type']]?: number } = {}
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

const leftOf = (files: readonly ReadFile[], lost: number): readonly LeftBehind[] => {
  const tally = createTally()
  for (const { imported } of files) tally.addAll(imported.left)
  if (lost > 0) tally.addAll([{ what: 'review', count: lost, names: [] }])
  return tally.list()
}

const toldOf = (
  context: Context,
  place: Layout,
  files: readonly ReadFile[],
  plan: ImportPlan,
  { written, events, backup }: Omit<Applied, 'failed'>,
  { dryRun, lost }: { readonly dryRun: boolean; readonly lost: number },
): ImportTold => {
  const decks = written.map(deck => ({
    deck: deck.target.id,
    name: deck.target.name,
    file: fileOf(context, place, deck),
    made: deck.target.deck === undefined,
    new: deck.added.length,
    changed: deck.changed.length,
    same: deck.same.length,
  }))
  const sum = (of: 'new' | 'changed' | 'same') => decks.reduce((total, deck) => total + deck[of], 0)
  return {
    dryRun,
    backup,
    sources: files.map(({ file, kind, encoding = null, imported }) => ({
      file,
      kind,
      encoding,
      shape: imported.shape ?? {},
      entries: imported.entries.length + imported.refused.length,
    })),
    decks,
    new: sum('new'),
    changed: sum('changed'),
    same: sum('same'),
    refused: plan.refused,
    left: leftOf(files, lost),
    events: countEvents(events),
    first: firstOf(written),
  }
}

const tell = ({ globals, out, words }: Context, { folder }: Layout, told: ImportTold): void => {
  if (!globals.json) {
    out.lines(importLines(words, told))
    return
  }
  const { refused, first, ...rest } = told
  out.json({
    collection: folder,
    ...rest,
    ...(told.dryRun ? { first } : {}),
    refused: refused.map(({ file, place, why, excerpt }) => ({
      file,
      ...place,
      code: why.code,
      message: refusalText(words, why),
      excerpt,
    })),
  })
}

/** Brings the cards of other programs' files into decks; what is here already is brought up to date. */
export const importFiles = async (
  context: Context,
  names: readonly string[],
  { deck, dryRun = false, ...options }: ImportOptions,
): Promise<ExitCode> => {
  const { env, err, globals, words } = context
  const files = await readAll(context, names, options)
  const place = placeOf(context)
  const { decks, problems, withheld } = readDecks(place.decks, env.cwd)
  err.lines(withheldLines(words, problems))
  const sources = files.map(({ file, imported }) => ({ file, deck: deckNameOf(file), imported }))
  const plan = planImport(sources, decks, { withheld, ...(deck === undefined ? {} : { into: deck }) })
  const { events, lost } = eventsOf(context, place, plan, { files, decks })
  const { failed, ...applied }: Applied = dryRun
    ? { written: plan.decks, events, backup: null, failed: undefined }
    : apply(context, place, plan, events)
  tell(context, place, toldOf(context, place, files, plan, applied, { dryRun, lost }))
  if (!dryRun && applied.events.length > 0) {
    const collection = openCollection(env, globals.collection)
    updateProgress(context, collection, collection.progress)
  }
  if (failed) throw failed
  return plan.refused.length > 0 ? exitCodes.refused : exitCodes.done
}
