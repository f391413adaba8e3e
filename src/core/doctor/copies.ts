import { type ConflictCopy, conflictCopy } from '../conflict-copy.ts'
import type { Problem } from '../problem.ts'
import { type Ailment, ailment } from './ailment.ts'
import type { Entry, Folder, Inspection, LogLook } from './inspection.ts'
import { eventIds } from './logs.ts'

type Found = { readonly entry: Entry; readonly copy: ConflictCopy }

const copiesIn = ({ entries }: Folder): readonly Found[] => {
  const names = new Set(entries.map(({ name }) => name))
  return entries.flatMap(entry => {
    const copy = entry.is === 'file' ? conflictCopy(entry.name, names) : undefined
    return copy ? [{ entry, copy }] : []
  })
}

const ofRoot = ({ entry, copy: { of, certain } }: Found): readonly Ailment[] => {
  if (of === 'mull.yaml') return [ailment('copies', entry.path, { code: 'copy-of-settings', of })]
  if (of !== 'progress.json') return []
  const mend = certain && !entry.link ? 'fix' : 'yours'
  return [ailment('copies', entry.path, { code: 'copy-of-progress', of }, { mend })]
}

/** What of the decks is a copy the decks themselves have told. */
const ofDeck = (problem: Problem): readonly Ailment[] =>
  problem.code === 'deck/conflict-copy'
    ? [ailment('copies', problem.file, { code: 'copy-of-deck', of: problem.of, isThere: problem.isThere })]
    : []

/** Each has what the other has not: that no single writer's log and its copy can do. */
const haveParted = (a: LogLook, b: LogLook): boolean => {
  const [inA, inB] = [eventIds([a]), eventIds([b])]
  return a.events.some(({ id }) => !inB.has(id)) && b.events.some(({ id }) => !inA.has(id))
}

const ofLog = ({ entry, copy: { of } }: Found, logs: readonly LogLook[]): readonly Ailment[] => {
  const log = logs.find(({ name, isRead }) => isRead && name === entry.name)
  if (!log) return []
  const elsewhere = eventIds(logs, log)
  const only = log.events.filter(({ id }) => !elsewhere.has(id)).length
  const original = logs.find(({ name, isRead }) => isRead && name === of)
  return [
    ailment('copies', entry.path, { code: 'copy-of-log', of, only, answers: log.events.length }),
    ...(original && haveParted(log, original)
      ? [ailment('copies', entry.path, { code: 'two-writers', of })]
      : []),
  ]
}

/** Files that a sync tool put beside others because two machines had written those. */
export const copyAilments = ({ root, decks, reviewsFolder, logs }: Inspection): readonly Ailment[] => [
  ...copiesIn(reviewsFolder).flatMap(found => ofLog(found, logs)),
  ...decks.problems.flatMap(ofDeck),
  ...copiesIn(root).flatMap(ofRoot),
]
