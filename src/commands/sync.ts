import { isNothing } from '../core/sync-change.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { findPlace, isCollection, type Layout } from '../files/collection.ts'
import { makeFolder } from '../files/durable.ts'
import { type Synced, syncCollection } from '../files/sync/sync.ts'
import { conflictLines, type SyncReport, syncLines } from '../ui/sync.ts'
import { complaintLines } from '../ui/words.ts'
import { type Context, placeOf } from './context.ts'
import { reportIdentity } from './settle-identity.ts'
import { openAndUpdate } from './update-progress.ts'

/** With a remote a folder may be empty: what the remote has makes it a collection. */
const placeFor = (context: Context, remote: string | undefined): Layout => {
  const { env, globals } = context
  const place = findPlace(env, globals.collection)
  if (remote === undefined || isCollection(place)) return placeOf(context)
  makeFolder(place.folder)
  return place
}

const exitCodeOf = ({ ending }: Synced): ExitCode => {
  switch (ending.is) {
    case 'done':
    case 'no-remote':
      return exitCodes.done
    case 'conflict':
      return exitCodes.refused
    case 'offline':
    case 'crowded':
      return exitCodes.failed
  }
}

const sayEnding = ({ out, err, words }: Context, report: SyncReport, { ending }: Synced): void => {
  const { sync } = words
  const { remote, received, sent } = report
  switch (ending.is) {
    case 'done': {
      const say = isNothing(received) && isNothing(sent) ? sync.alreadyUpToDate : sync.upToDate
      if (remote) out.lines([say(remote.name, remote.url)])
      return
    }
    case 'no-remote':
      err.lines([sync.noRemote])
      return
    case 'conflict':
      err.lines(conflictLines(words, report, ending))
      return
    case 'crowded':
      err.lines([sync.crowded])
      return
    case 'offline':
      throw ending.error
  }
}

/** Commits the collection, exchanges it with the remote, replays what came, and says what changed. */
export const sync = async (context: Context, remote: string | undefined): Promise<ExitCode> => {
  const { env, globals, out, err, words, interactive } = context
  const place = placeFor(context, remote)
  const isSeen = env.stderr.isTTY === true && !globals.json
  const synced = syncCollection(env, {
    place,
    remote,
    mayAsk: interactive,
    say: (doing, name) => {
      if (isSeen) err.lines([{ text: words.sync[doing](name), style: 'dim' }])
    },
  })
  const { ending, branch, committed, received, sent } = synced
  const report: SyncReport = {
    collection: place.folder,
    remote: synced.remote
      ? { name: synced.remote.name, url: synced.remote.shown, branch: synced.remote.branch }
      : null,
    committed,
    received,
    sent,
  }
  const collection = openAndUpdate(context)
  if (globals.json) {
    out.json({
      ...report,
      branch,
      ending: ending.is,
      conflicts: ending.is === 'conflict' ? ending.files : [],
      ...(ending.is === 'offline'
        ? { message: complaintLines(words, ending.error.complaint).join('\n') }
        : {}),
    })
    return exitCodeOf(synced)
  }
  out.lines(syncLines(words, report, out.width()))
  sayEnding(context, report, synced)
  await reportIdentity(context, collection)
  return exitCodeOf(synced)
}
