import type { Reason } from '../../errors.ts'
import type { Instant } from '../day.ts'
import type { CheckedDecks } from '../decks.ts'
import type { Event } from '../event.ts'
import type { Problem } from '../problem.ts'
import type { Progress } from '../replay.ts'

export type Kind = 'file' | 'folder' | 'pipe' | 'socket' | 'device'

/** Where a symbolic link leads. */
export type Link = { readonly to: string; readonly isOutside: boolean }

/** One file or folder as it was found. */
export type Entry = {
  /** From the collection's folder, with `/`; a full path where it lies elsewhere. */
  readonly path: string
  readonly name: string
  /** What it is, links followed; absent where a link leads nowhere. */
  readonly is?: Kind
  readonly link?: Link
  readonly size: number
  /** When it was last written to. */
  readonly written: Instant
  /** Two names of one file have the same. */
  readonly identity: string
  /** Whether it belongs to another user than the one who asks. */
  readonly isOthers: boolean
  /** Why this user can't read it or write to it. */
  readonly unreadable?: Reason
  readonly unwritable?: Reason
  /** Of a temporary file or folder of mull's: whether the process that made it still runs. */
  readonly isRunning?: boolean
}

/** A collection that a first run has begun, beside this one or in it. */
export type Begun = Entry & { readonly hasAnswers: boolean }

/** A folder: itself, and what is in it. Absent itself where it is missing. */
export type Folder = {
  readonly path: string
  readonly self?: Entry
  readonly entries: readonly Entry[]
  /** Why it could not be listed. */
  readonly unlisted?: Reason
}

/** One review log that could be read. */
export type LogLook = {
  readonly path: string
  readonly name: string
  /** False for a file that holds events and that mull does not read, because of its name. */
  readonly isRead: boolean
  readonly events: readonly Event[]
  /** Lines that are no event, and how many of them are kept in a copy. */
  readonly damaged: number
  readonly kept: number
  /** Its last line where that was never finished, which is not among the damaged. */
  readonly torn?: { readonly isKept: boolean }
  /** Whether git has left the marks of a conflict in it. */
  readonly isMarked: boolean
  /** Set where a newer mull has written here. */
  readonly newer?: string
}

/** What is known of the disk that the collection lies on. */
export type Disk = {
  /** The network file system, by name. */
  readonly network?: string
  /** Bytes that this user may still write. */
  readonly free: number
  readonly isOutOfFiles: boolean
}

/** A git repository that the collection is, or lies in. */
export type Git = {
  /** Lines of the `.gitattributes` and the `.gitignore` in the collection's folder. */
  readonly attributes: readonly string[]
  readonly ignored: readonly string[]
  readonly tracksProgress: boolean
}

export type ProgressFile =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'missing' }
  | { readonly is: 'unreadable'; readonly reason: Reason }
  | { readonly is: 'other'; readonly kind: Kind }

/** The file that holds this device's id. */
export type Device =
  | { readonly is: 'known'; readonly id: string }
  | { readonly is: 'missing' }
  | { readonly is: 'damaged' }
  | { readonly is: 'unreadable'; readonly reason: Reason }

/** All that a checkup looks at: the collection and what belongs to it, as they were found. */
/** A backup and the files of it that can't be brought back. `path` is its manifest's. */
export type BackupLook = {
  readonly path: string
  readonly is: 'read' | 'damaged' | 'newer'
  readonly lost: readonly string[]
}

/** Newest first. */
export type Backups = { readonly path: string } & (
  | { readonly looks: readonly BackupLook[] }
  | { readonly unlisted: Reason }
)

export type Inspection = {
  readonly folder: string
  readonly now: Instant
  readonly root: Folder
  readonly decksFolder: Folder
  readonly reviewsFolder: Folder
  /** This machine's: the state folder and the folder of known cards in it. */
  readonly state: readonly Folder[]
  readonly isStateInside: boolean
  readonly begun: readonly Begun[]
  readonly device: Device
  readonly logs: readonly LogLook[]
  /** Logs that could not be read. */
  readonly unread: readonly { readonly path: string; readonly why: Kind | { readonly reason: Reason } }[]
  readonly settings: readonly Problem[]
  readonly decks: CheckedDecks
  /** Decks in which git has left the marks of a conflict. */
  readonly marked: readonly string[]
  readonly progressFile: ProgressFile
  readonly backups: Backups
  /** Where every card stands by the logs that could be read, and the settings that are right. */
  readonly progress: Progress
  /** Undefined where the platform doesn't say. */
  readonly disk: Disk | undefined
  readonly git: Git | undefined
}
