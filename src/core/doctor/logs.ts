import { conflictCopy } from '../conflict-copy.ts'
import type { EventId } from '../event.ts'
import { type Ailment, ailment, type Finding } from './ailment.ts'
import type { Inspection, LogLook } from './inspection.ts'

/** Ids of all events in the logs that mull reads, but for one. */
export const eventIds = (logs: readonly LogLook[], except?: LogLook): ReadonlySet<EventId> =>
  new Set(logs.filter(log => log.isRead && log !== except).flatMap(log => log.events.map(({ id }) => id)))

/** A device's log, or what `mull merge` and `mull sync` have put beside such logs. */
const wellNamed = /^(?:[a-z2-7]{16}(?:\.elsewhere)?|merged-[0-9a-f]{16})\.jsonl$/

const findings = (log: LogLook, names: ReadonlySet<string>): readonly Finding[] => {
  const { name, events, damaged, kept, torn, newer, isMarked } = log
  const isStrange = !wellNamed.test(name) && conflictCopy(name, names) === undefined
  return [
    ...(newer === undefined ? [] : [{ code: 'log-newer', what: newer } as const]),
    ...(damaged > 0 ? [{ code: 'log-damaged', lines: damaged, kept } as const] : []),
    ...(torn ? [{ code: 'log-torn', isKept: torn.isKept } as const] : []),
    ...(isMarked ? [{ code: 'log-marked' } as const] : []),
    ...(isStrange ? [{ code: 'log-strange', answers: events.length } as const] : []),
  ]
}

const notRead = (log: LogLook, known: () => ReadonlySet<EventId>): readonly Finding[] => {
  const answers = log.events.length
  const missed = answers === 0 ? 0 : log.events.filter(({ id }) => !known().has(id)).length
  return missed > 0 ? [{ code: 'log-not-read', answers, missed }] : []
}

/** Whether every line of every log can be read. */
export const logAilments = ({ logs, unread, reviewsFolder }: Inspection): readonly Ailment[] => {
  const names = new Set(reviewsFolder.entries.map(({ name }) => name))
  let ids: ReadonlySet<EventId> | undefined
  const known = () => {
    ids ??= eventIds(logs)
    return ids
  }
  return [
    ...unread.map(({ path, why }) =>
      ailment(
        'logs',
        path,
        typeof why === 'string'
          ? { code: 'log-not-a-file', is: why }
          : { code: 'log-unreadable', reason: why.reason },
      ),
    ),
    ...logs.flatMap(log =>
      (log.isRead ? findings(log, names) : notRead(log, known)).map(finding =>
        ailment('logs', log.path, finding),
      ),
    ),
  ]
}
