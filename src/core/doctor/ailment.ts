import type { Reason } from '../../errors.ts'
import type { Problem, Severity as ProblemSeverity } from '../problem.ts'
import type { Kind } from './inspection.ts'

/** In the order in which they are told. */
export const checkNames = [
  'access',
  'logs',
  'times',
  'ids',
  'settings',
  'decks',
  'orphans',
  'progress',
  'backups',
  'copies',
  'links',
  'device',
  'disk',
  'leftovers',
  'git',
] as const
export type CheckName = (typeof checkNames)[number]

/** An error keeps mull from its work or has lost something; a warning may; a note is good to know. */
export type Severity = ProblemSeverity | 'note'

/** What a file or folder is to mull. */
export type Part = 'collection' | 'decks' | 'reviews' | 'deck' | 'own-log' | 'progress' | 'state'

/** What a checkup found, as data. The wording is in `ui/words`. */
export type Finding =
  // access
  | { readonly code: 'cannot-read' | 'cannot-write'; readonly what: Part; readonly reason: Reason }
  | { readonly code: 'not-a-folder'; readonly is: Kind }
  /** So many files belong to another user. */
  | { readonly code: 'others'; readonly files: number }
  // logs
  | { readonly code: 'log-unreadable'; readonly reason: Reason }
  | { readonly code: 'log-not-a-file'; readonly is: Kind }
  | { readonly code: 'log-damaged'; readonly lines: number; readonly kept: number }
  | { readonly code: 'log-torn'; readonly isKept: boolean }
  | { readonly code: 'log-marked' }
  | { readonly code: 'log-newer'; readonly what: string }
  | { readonly code: 'log-strange'; readonly answers: number }
  /** `missed` answers stand in no log that is read. */
  | { readonly code: 'log-not-read'; readonly answers: number; readonly missed: number }
  // times
  | { readonly code: 'future'; readonly events: number; readonly newest: string; readonly days: number }
  | { readonly code: 'clock-back'; readonly jumps: number; readonly days: number }
  // ids
  | { readonly code: 'id-twice'; readonly problem: Problem }
  | { readonly code: 'event-twice'; readonly events: readonly string[]; readonly other: string }
  // settings, decks
  | { readonly code: 'settings-wrong'; readonly errors: number; readonly warnings: number }
  | { readonly code: 'deck-wrong'; readonly errors: number; readonly warnings: number }
  | { readonly code: 'deck-marked' }
  // orphans
  | { readonly code: 'orphans'; readonly cards: readonly string[]; readonly answers: number }
  // progress
  | { readonly code: 'progress-missing' | 'progress-stale' | 'progress-damaged' | 'progress-newer' }
  | { readonly code: 'progress-not-a-file'; readonly is: Kind }
  | { readonly code: 'progress-unreadable'; readonly reason: Reason }
  // backups
  /** So many of its files can't be brought back as they were. */
  | { readonly code: 'backup-damaged'; readonly files: readonly string[] }
  | { readonly code: 'backup-unreadable' | 'backup-newer' }
  | { readonly code: 'backups-unlisted'; readonly reason: Reason }
  // copies
  | { readonly code: 'copy-of-log'; readonly of: string; readonly only: number; readonly answers: number }
  | { readonly code: 'two-writers'; readonly of: string }
  | { readonly code: 'copy-of-deck'; readonly of: string; readonly isThere: boolean }
  | { readonly code: 'copy-of-settings' | 'copy-of-progress'; readonly of: string }
  // links
  | { readonly code: 'link-broken' | 'link-outside'; readonly to: string }
  | { readonly code: 'log-two-names'; readonly other: string }
  // device
  | { readonly code: 'device-damaged' }
  | { readonly code: 'device-unreadable'; readonly reason: Reason }
  | { readonly code: 'state-inside' }
  // disk
  | { readonly code: 'network'; readonly type: string }
  | { readonly code: 'disk-low'; readonly free: number }
  | { readonly code: 'disk-out-of-files' }
  // leftovers
  | { readonly code: 'leftover' | 'leftover-collection' | 'leftover-with-answers' }
  // git
  | { readonly code: 'git-progress-tracked' | 'git-progress-not-ignored' | 'git-logs-not-exempt' }

export type Code = Finding['code']
export type FindingOf<C extends Code> = Extract<Finding, { code: C }>

/** Who mends it: `mull doctor --fix`, the person, or nobody has to. */
export type Mend = 'fix' | 'yours' | 'none'

/** A finding of a check and the path it is about. */
export type Ailment = {
  readonly check: CheckName
  readonly severity: Severity
  readonly mend: Mend
  readonly subject: string
} & Finding

/** Why a check could not be made, or only in part. */
export type Obstacle =
  | 'logs-unread'
  | 'logs-newer'
  | 'settings-wrong'
  | 'decks-unread'
  | 'decks-wrong'
  | 'platform'

/** What became of one check. */
export type Checked = {
  readonly check: CheckName
  readonly ailments: readonly Ailment[]
  readonly obstacles: readonly Obstacle[]
}

type Standing = readonly [severity: Severity, mend: Mend]

const standings: { readonly [C in Code]: Standing } = {
  'cannot-read': ['error', 'yours'],
  'cannot-write': ['error', 'yours'],
  'not-a-folder': ['error', 'yours'],
  others: ['note', 'yours'],
  'log-unreadable': ['error', 'yours'],
  'log-not-a-file': ['error', 'yours'],
  'log-damaged': ['warning', 'none'],
  'log-torn': ['note', 'none'],
  'log-marked': ['warning', 'none'],
  'log-newer': ['error', 'yours'],
  'log-strange': ['note', 'none'],
  'log-not-read': ['note', 'yours'],
  future: ['warning', 'yours'],
  'clock-back': ['note', 'none'],
  'id-twice': ['error', 'yours'],
  'event-twice': ['warning', 'yours'],
  'settings-wrong': ['error', 'yours'],
  'deck-wrong': ['error', 'yours'],
  'deck-marked': ['error', 'yours'],
  orphans: ['note', 'yours'],
  'progress-missing': ['note', 'fix'],
  'progress-stale': ['note', 'fix'],
  'progress-damaged': ['warning', 'fix'],
  'progress-newer': ['note', 'none'],
  'progress-not-a-file': ['warning', 'yours'],
  'progress-unreadable': ['warning', 'yours'],
  'backup-damaged': ['warning', 'none'],
  'backup-unreadable': ['warning', 'none'],
  'backup-newer': ['note', 'none'],
  'backups-unlisted': ['warning', 'yours'],
  'copy-of-log': ['note', 'yours'],
  'two-writers': ['warning', 'yours'],
  'copy-of-deck': ['warning', 'yours'],
  'copy-of-settings': ['warning', 'yours'],
  'copy-of-progress': ['warning', 'fix'],
  'link-broken': ['warning', 'yours'],
  'link-outside': ['note', 'none'],
  'log-two-names': ['warning', 'yours'],
  'device-damaged': ['warning', 'none'],
  'device-unreadable': ['error', 'yours'],
  'state-inside': ['warning', 'yours'],
  network: ['warning', 'yours'],
  'disk-low': ['warning', 'yours'],
  'disk-out-of-files': ['error', 'yours'],
  leftover: ['warning', 'fix'],
  'leftover-collection': ['warning', 'fix'],
  'leftover-with-answers': ['warning', 'yours'],
  'git-progress-tracked': ['warning', 'yours'],
  'git-progress-not-ignored': ['warning', 'fix'],
  'git-logs-not-exempt': ['warning', 'fix'],
}

/** A finding with how bad it is and who mends it, where a check does not judge it otherwise. */
export const ailment = (
  check: CheckName,
  subject: string,
  finding: Finding,
  judged: { readonly severity?: Severity; readonly mend?: Mend } = {},
): Ailment => {
  const [severity, mend] = standings[finding.code]
  return { check, severity, mend, subject, ...judged, ...finding }
}

const ranks: readonly Severity[] = ['note', 'warning', 'error']

/** The worst that a check found; `unseen` where nothing was found and something could not be looked at. */
export const verdict = ({ ailments, obstacles }: Checked): Severity | 'well' | 'unseen' => {
  const worst = Math.max(-1, ...ailments.map(({ severity }) => ranks.indexOf(severity)))
  return ranks[worst] ?? (obstacles.length > 0 ? 'unseen' : 'well')
}
