import { resolve } from 'node:path'
import { type MergeReport, mergeReport, startsWith } from '../core/merge.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { keepBackup } from '../files/backup.ts'
import { type Brought, bringLogs, type Incoming } from '../files/bring-log.ts'
import { findPlace } from '../files/collection.ts'
import { deviceId } from '../files/device.ts'
import { readSource } from '../files/merge-source.ts'
import { type Collection, replayed } from '../files/open.ts'
import { readLogs } from '../files/review-logs.ts'
import { mergeLines } from '../ui/merge.ts'
import { type Context, open, writable } from './context.ts'
import { updateProgress } from './update-progress.ts'

export type MergeOptions = { readonly dryRun?: boolean }

const reportOf = (
  { logs, cards, currentId }: Collection,
  incoming: readonly Incoming[],
): MergeReport<Incoming> => {
  const here = new Set(cards.map(card => card.id))
  return mergeReport(
    logs.map(log => log.events),
    incoming,
    card => here.has(currentId(card)),
  )
}

const addsNothing = ({ logs }: Collection, incoming: readonly Incoming[]): boolean =>
  incoming.every(({ events }) => logs.some(log => startsWith(log.events, events)))

type Done = {
  readonly brought: readonly (Brought | { readonly how: null })[]
  readonly backup: string | null
}

const bring = (context: Context, collection: Collection, incoming: readonly Incoming[]): Done => {
  if (addsNothing(collection, incoming))
    return { brought: incoming.map(() => ({ how: 'known' })), backup: null }
  const { env } = context
  const { place } = collection
  const { backup } = keepBackup(env, place, 'merge')
  const brought = bringLogs(place.reviews, deviceId(env.folders.state, env.randomBytes), incoming)
  updateProgress(context, collection, replayed(collection, readLogs(place.reviews)))
  return { brought, backup }
}

const mergeFrom = (context: Context, from: readonly string[], dryRun: boolean): ExitCode => {
  const { env, globals, out, words } = context
  const paths = [...new Set(from.map(path => resolve(env.cwd, path)))]
  // Read first: a wrong name makes no collection.
  const ours = findPlace(env, globals.collection)
  const sources = paths.map(path => readSource(path, ours))
  const collection = writable(open(context))
  const { place } = collection
  const incoming = sources.flatMap(source => source.logs)
  const { arrivals, ...report } = reportOf(collection, incoming)
  const { brought, backup }: Done = dryRun
    ? { brought: incoming.map(() => ({ how: null })), backup: null }
    : bring(context, collection, incoming)
  const told = arrivals.map(({ log, arrival }, index) => ({
    source: log,
    said: { log: log.name, ...arrival, damaged: log.damaged, ...brought[index] },
  }))
  const result = {
    collection: place.folder,
    dryRun,
    backup,
    ...report,
    sources: sources.map(({ path, logs, decks = null }) => ({
      path,
      decks,
      logs: told.filter(({ source }) => logs.includes(source)).map(({ said }) => said),
    })),
  }
  if (globals.json) out.json(result)
  else out.lines(mergeLines(words, result))
  return exitCodes.done
}

/** Brings the logs of another copy of the collection in; without a name, looks after what sync tools left in this one. */
export const merge = async (
  context: Context,
  from: readonly string[],
  { dryRun = false }: MergeOptions,
): Promise<ExitCode> => {
  if (from.length > 0) return mergeFrom(context, from, dryRun)
  const { conflictCopies } = await import('./conflict-copies.ts')
  return conflictCopies(context, dryRun)
}
