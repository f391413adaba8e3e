export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  nothingDue: 4,
  hangup: 129,
  interrupted: 130,
  quit: 131,
  terminated: 143,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Why a disk or another program refused, where mull has words for it. */
export type ReasonCode =
  | 'disk-full'
  | 'no-permission'
  | 'read-only'
  | 'not-found'
  | 'in-the-way'
  | 'is-folder'
  | 'not-folder'
  | 'not-a-file'
  | 'too-large'
  | 'partly-kept'
  | 'partly-taken'
  | 'not-safe'

type Cannot<Code extends string> = Code extends string
  ? { readonly code: Code; readonly path: string; readonly reason: Reason }
  : never

/** What could not be done to which file or folder, and why. */
export type CannotDo = Cannot<'cannot-make' | 'cannot-write' | 'cannot-read' | 'cannot-remove'>

/** `said` is what the system said, in its own words. */
export type Reason = ReasonCode | CannotDo | { readonly said: string }

/** What a setting takes. */
export type Wanted =
  | { readonly is: 'number' | 'hour' | 'days'; readonly least: number; readonly most: number }
  | { readonly is: 'whole'; readonly least: number }
  | { readonly is: 'steps' }
  | { readonly is: 'weights' }
  | { readonly is: 'one-of'; readonly names: readonly string[] }

/** What a person can name. */
export type Nameable = { readonly decks: readonly string[]; readonly topics: readonly string[] }

/** A mistake in the command line. `command` is what stands after `mull`, '' for mull itself. */
export type UsageComplaint =
  | {
      readonly code: 'no-command'
      readonly command: string
      readonly meant: string | undefined
      readonly commands: readonly string[]
    }
  | {
      readonly code: 'unknown-option'
      readonly option: string
      readonly meant: string | undefined
      readonly command: string
    }
  | { readonly code: 'missing-argument'; readonly argument: string; readonly command: string }
  | { readonly code: 'missing-value'; readonly option: string; readonly command: string }
  | {
      readonly code: 'too-many-arguments'
      readonly command: string
      readonly most: number
      readonly given: number
    }
  | {
      readonly code: 'bad-value'
      /** The option, or the argument. */
      readonly of: string
      readonly value: string
      readonly meant: string | undefined
      readonly choices: readonly string[]
      /** It takes a whole number of at least this. */
      readonly least: number | undefined
      readonly example: string | undefined
    }

/** What git was asked to do. */
export type GitJob = 'read' | 'set-up' | 'commit' | 'reach' | 'push'

/** A state of a repository in which its branch is not to be moved. */
export type GitState =
  | 'merge'
  | 'rebase'
  | 'cherry-pick'
  | 'revert'
  | 'bisect'
  | 'unmerged'
  | 'detached'
  | 'sparse'

/** Why the collection can't be synced. `folder` is the collection's. */
export type SyncComplaint =
  | { readonly code: 'no-git' }
  | { readonly code: 'old-git'; readonly version: string; readonly least: string }
  /** `said` are git's own last lines. */
  | { readonly code: 'git-failed'; readonly job: GitJob; readonly said: readonly string[] }
  | { readonly code: 'no-repository'; readonly folder: string }
  | { readonly code: 'inside-repository'; readonly folder: string; readonly repository: string }
  | { readonly code: 'other-remote'; readonly folder: string; readonly remote: string; readonly url: string }
  | { readonly code: 'git-state'; readonly folder: string; readonly state: GitState }
  | { readonly code: 'git-locked'; readonly lock: string }
  | { readonly code: 'sync-running' }
  | { readonly code: 'behind-link'; readonly path: string }
  | { readonly code: 'unsafe-remote'; readonly paths: readonly string[] }
  | { readonly code: 'uncommitted'; readonly folder: string; readonly files: readonly string[] }
  | { readonly code: 'keeps-changing'; readonly files: readonly string[] }

/** What a person can mend, as data. The wording is in `ui/words`. */
export type Complaint =
  | {
      readonly code: 'no-such-card'
      readonly card: string
      readonly meant: string | undefined
      /** Cards in which these words are found, each by its id and its question. */
      readonly found?: readonly string[]
    }
  | { readonly code: 'cannot-start'; readonly program: string; readonly reason: Reason }
  | { readonly code: 'needs-terminal'; readonly what: 'list --pick' | 'edit' }
  | {
      readonly code: 'no-such-deck'
      readonly deck: string
      readonly meant: string | undefined
      readonly decks: readonly string[]
    }
  | { readonly code: 'which-deck'; readonly decks: readonly string[] }
  | { readonly code: 'no-card-given' }
  /** `message` says what is wrong with it. */
  | { readonly code: 'bad-card'; readonly message: string }
  | {
      readonly code: 'card-there'
      readonly by: 'question' | 'id'
      readonly card: string
      readonly place: string
    }
  | { readonly code: 'deck-broken'; readonly file: string; readonly message: string }
  | { readonly code: 'deck-layout'; readonly file: string }
  | { readonly code: 'deck-changing'; readonly file: string }
  | { readonly code: 'deck-taken'; readonly deck: string; readonly file: string }
  | { readonly code: 'bad-deck-name'; readonly name: string }
  | { readonly code: 'many-cards'; readonly word: string; readonly cards: readonly string[] }
  | { readonly code: 'editor-failed'; readonly program: string; readonly exitCode: number }
  | CannotDo
  | { readonly code: 'cannot-write-output'; readonly reason: Reason }
  | { readonly code: 'not-saved'; readonly log: string; readonly reason: Reason }
  /** A system call was refused where nothing better can be said of it. */
  | { readonly code: 'system-refused'; readonly call: string; readonly reason: Reason }
  | { readonly code: 'progress-not-saved'; readonly reason: Reason }
  | { readonly code: 'folder-gone' }
  | { readonly code: 'no-collection'; readonly folder: string }
  | { readonly code: 'collection-there'; readonly folder: string }
  | { readonly code: 'newer-mull' }
  /** A file that was to come in. */
  | {
      readonly code: 'no-log'
      readonly path: string
      readonly why: 'empty' | 'newer' | 'not-a-file' | 'too-large'
    }
  | { readonly code: 'no-logs'; readonly path: string }
  | {
      readonly code: 'cannot-import'
      readonly path: string
      readonly why: 'not-a-file' | 'too-large' | 'encoding' | 'nothing' | 'damaged' | 'no-collection'
    }
  | { readonly code: 'merge-itself'; readonly path: string }
  | { readonly code: 'collection-busy'; readonly folder: string }
  | { readonly code: 'bad-now'; readonly text: string }
  | {
      readonly code: 'bad-variable'
      readonly variable: string
      readonly wants: Wanted
      readonly value: string
    }
  | { readonly code: 'bad-settings' }
  | { readonly code: 'no-deck'; readonly named: string; readonly starters: readonly string[] }
  | { readonly code: 'deck-there'; readonly path: string }
  | ({
      readonly code: 'nothing-named'
      readonly named: string
      readonly meant: string | undefined
    } & Nameable)
  | { readonly code: 'review-needs-terminal' }
  | { readonly code: 'two-scopes' }
  | { readonly code: 'quiz-needs-terminal'; readonly topic: string }
  | ({ readonly code: 'quiz-on-what' } & Nameable)
  | { readonly code: 'nothing-on'; readonly topic: string; readonly deck: string | undefined }
  | ({ readonly code: 'export-what' } & Nameable)
  | { readonly code: 'number-among-decks'; readonly deck: string }
  | { readonly code: 'two-outputs'; readonly format: string }
  | { readonly code: 'package-to-terminal' }
  | UsageComplaint
  | SyncComplaint
  | { readonly code: 'ambiguous-card'; readonly card: string; readonly ids: readonly string[] }
  | {
      readonly code: 'no-such-name'
      readonly kind: 'deck' | 'topic' | 'tag'
      readonly name: string
      readonly meant: string | undefined
    }
  | { readonly code: 'which-card' }
  | { readonly code: 'reset-unasked'; readonly cards: number }
  | { readonly code: 'no-backup'; readonly folder: string; readonly reason: Reason }
  | { readonly code: 'backup-busy'; readonly folder: string }
  /** `backups` is how many there are. */
  | { readonly code: 'no-such-backup'; readonly word: string; readonly backups: number }
  | { readonly code: 'which-backup'; readonly word: string; readonly times: readonly string[] }
  | { readonly code: 'backup-unreadable'; readonly time: string; readonly why: 'damaged' | 'newer' }
  | {
      readonly code: 'not-in-backup'
      readonly file: string
      readonly meant: string | undefined
      readonly time: string
    }
  /** `others` are the files that can be brought back. */
  | {
      readonly code: 'cannot-restore'
      readonly time: string
      readonly files: readonly { readonly path: string; readonly why: 'damaged' | 'outside' | Reason }[]
      readonly others: number
    }
  | { readonly code: 'restore-unasked' }
  | { readonly code: 'folder-not-empty'; readonly folder: string }

export type ComplaintOf<C extends Complaint['code']> = Extract<Complaint, { code: C }>

/** A mistake the person can mend: shown as one line (and hints below it), never as a stack. */
export class UserError extends Error {
  readonly exitCode: ExitCode
  readonly complaint: Complaint

  constructor(complaint: Complaint, options: { exitCode?: ExitCode; cause?: unknown } = {}) {
    super(JSON.stringify(complaint), { cause: options.cause })
    this.name = 'UserError'
    this.complaint = complaint
    this.exitCode = options.exitCode ?? exitCodes.failed
  }
}

/** A refusal that mull itself finds, as a system call's would be. */
export class Refusal extends Error {
  readonly reason: ReasonCode

  constructor(reason: ReasonCode) {
    super(reason)
    this.name = 'Refusal'
    this.reason = reason
  }
}

const reasonCodes: Readonly<Record<string, ReasonCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOENT: 'not-found',
  EEXIST: 'in-the-way',
  EISDIR: 'is-folder',
  ENOTDIR: 'not-folder',
  EFBIG: 'too-large',
}

const cannotDo: ReadonlySet<Complaint['code']> = new Set<CannotDo['code']>([
  'cannot-make',
  'cannot-write',
  'cannot-read',
  'cannot-remove',
])

export const isCannotDo = (complaint: Complaint): complaint is CannotDo => cannotDo.has(complaint.code)

/** libuv has no names for these: on Linux and on macOS. */
const unnamed: Readonly<Record<string, string>> = {
  'Unknown system error -122': 'EDQUOT',
  'Unknown system error -69': 'EDQUOT',
  'Unknown system error -116': 'ESTALE',
  'Unknown system error -70': 'ESTALE',
}

const codeOf = (error: Error): string => {
  const code = 'code' in error ? String(error.code) : ''
  return unnamed[code] ?? code
}

/** Why something that was thrown failed. */
export const reasonOf = (error: unknown): Reason => {
  if (error instanceof Refusal) return error.reason
  if (error instanceof UserError && isCannotDo(error.complaint)) return error.complaint
  if (!(error instanceof Error)) return { said: String(error) }
  return reasonCodes[codeOf(error)] ?? { said: error.message }
}

/** What a full, failing or forbidden disk says, never a mistake of ours. */
const refusals: ReadonlySet<string> = new Set([
  ...[
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOSPC',
    'EDQUOT',
    'EFBIG',
    'EIO',
    'ENXIO',
    'ENODEV',
    'ESTALE',
    'ETIMEDOUT',
  ],
  ...['EMFILE', 'ENFILE', 'ENOMEM'],
])

/** A refusal of the system that came through unforeseen, as a complaint: no bug to report. Undefined for all else. */
export const systemRefusal = (error: unknown): UserError | undefined => {
  if (!(error instanceof Error && 'syscall' in error) || !refusals.has(codeOf(error))) return undefined
  const call = [error.syscall, 'path' in error ? error.path : '']
  const complaint = {
    code: 'system-refused',
    call: call.filter(Boolean).join(' '),
    reason: reasonOf(error),
  } as const
  return new UserError(complaint, { cause: error })
}
