import { basename } from 'node:path'
import type { Card, Deck } from '../core/card.ts'
import { type Calendar, type Instant, type Moment, moment } from '../core/day.ts'
import { newestAhead } from '../core/future.ts'
import type { Problem } from '../core/problem.ts'
import type { Remark } from '../core/remark.ts'
import { type CurrentId, currentIds, type Progress, replay } from '../core/replay.ts'
import { createScheduler } from '../core/scheduler.ts'
import type { Rules } from '../core/session-state.ts'
import type { Settings } from '../core/settings.ts'
import { settingsFromEnvironment } from '../core/settings-file.ts'
import type { Env } from '../env.ts'
import { exitCodes, UserError } from '../errors.ts'
import { deckSource, findPlace, isCollection, type Layout, makeCollectionWhole } from './collection.ts'
import { readDecks } from './deck-files.ts'
import { type DeviceLog, keepDamage, readLogs } from './review-logs.ts'
import { readSettings } from './settings-file.ts'

/** Everything on the disk, parsed and replayed, at one instant. */
export type Collection = {
  readonly place: Layout
  readonly settings: Settings
  readonly decks: readonly Deck[]
  readonly cards: readonly Card[]
  /** How many deck files there are. */
  readonly files: number
  readonly problems: {
    readonly decks: readonly Problem[]
    readonly settings: readonly Problem[]
  }
  readonly logs: readonly DeviceLog[]
  readonly currentId: CurrentId
  readonly progress: Progress
  readonly calendar: Calendar
  readonly rules: Rules
  readonly now: Moment
  readonly remarks: readonly Remark[]
}

const starterFor = ({ language }: Env): string => (language === 'zh' ? 'llm-basics-zh' : 'llm-basics')

/** Finds the collection a command speaks of. The first run makes the default one, with a starter deck in the person's language. */
export const ensureCollection = (
  env: Env,
  flag: string | undefined,
): { readonly place: Layout; readonly remarks: readonly Remark[] } => {
  const place = findPlace(env, flag)
  if (isCollection(place)) return { place, remarks: [] }
  if (!place.isDefault) {
    throw new UserError({ code: 'no-collection', folder: place.folder }, { exitCode: exitCodes.usage })
  }
  const deck = starterFor(env)
  makeCollectionWhole(place.folder, deckSource(env, deck))
  return { place, remarks: [{ code: 'collection-made', folder: place.folder, deck }] }
}

const logRemarks = (logs: readonly DeviceLog[], now: Instant): readonly Remark[] =>
  logs.flatMap(log => {
    const name = basename(log.path)
    const remarks: Remark[] =
      log.newer === undefined ? [] : [{ code: 'log-newer', log: name, what: log.newer }]
    const lines = log.damage.length
    if (lines === 0) return remarks
    const copy = keepDamage(log, compactTime(now))
    return [...remarks, { code: 'log-damaged', log: name, lines, ...(copy === undefined ? {} : { copy }) }]
  })

/** Told once, of the log whose newest event is furthest ahead. */
const futureRemarks = (logs: readonly DeviceLog[], now: Instant): readonly Remark[] => {
  const [furthest] = logs
    .flatMap(({ path, events }) => {
      const newest = newestAhead(events, now)
      return newest ? [{ log: basename(path), newest: newest.at, at: Date.parse(newest.at) }] : []
    })
    .toSorted((a, b) => b.at - a.at)
  return furthest ? [{ code: 'log-in-future', log: furthest.log, newest: furthest.newest }] : []
}

/** `20261123T223313Z`: an instant as a part of a file name. */
const compactTime = (at: Instant): string =>
  `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** Where every card stands after these logs. */
export const replayed = (
  { currentId, rules }: Pick<Collection, 'currentId' | 'rules'>,
  logs: readonly DeviceLog[],
): Progress =>
  replay(
    logs.map(log => log.events),
    currentId,
    rules.scheduler.nextMemory,
  )

/** Opens the collection a command speaks of. Throws a UserError where there is none or it cannot be read. */
export const openCollection = (env: Env, flag: string | undefined): Collection => {
  const { place, remarks } = ensureCollection(env, flag)
  const file = readSettings(place.settings, env.cwd)
  const settings = settingsFromEnvironment(file.settings, env.vars)
  const { decks, problems, files } = readDecks(place.decks, env.cwd)
  const logs = readLogs(place.reviews)
  const calendar: Calendar = { zone: env.zone, dayStartsAt: settings.dayStartsAt }
  const rules: Rules = { scheduler: createScheduler(settings, env.zone), zone: env.zone }
  const currentId = currentIds(decks)
  const now = moment(env.now(), calendar)
  return {
    place,
    settings,
    decks,
    cards: decks.flatMap(deck => deck.cards),
    files,
    problems: { decks: problems, settings: file.problems },
    logs,
    currentId,
    progress: replayed({ currentId, rules }, logs),
    calendar,
    rules,
    now,
    remarks: [...remarks, ...logRemarks(logs, now.at), ...futureRemarks(logs, now.at)],
  }
}

/** The collection with its decks as they are now; the logs are as they were read. */
export const withDecksReadAgain = (env: Env, collection: Collection): Collection => {
  const { place, logs, rules, problems } = collection
  const read = readDecks(place.decks, env.cwd)
  const currentId = currentIds(read.decks)
  return {
    ...collection,
    decks: read.decks,
    cards: read.decks.flatMap(deck => deck.cards),
    problems: { ...problems, decks: read.problems },
    currentId,
    progress: replayed({ currentId, rules }, logs),
  }
}
