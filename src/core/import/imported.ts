import type { Day, Instant } from '../day.ts'

/** Where an entry stands in the file it comes from, for messages: a line, or the number of a note. */
export type SourcePlace = { readonly line: number } | { readonly note: number }

/** One answer as another program kept it, and what followed from it. */
export type ImportedReview = {
  /** Names it in its source, where no other review has it: a new import of it makes the same event. */
  readonly key: string
  readonly at: Instant
  readonly rating: 1 | 2 | 3 | 4
  readonly ms: number
  readonly state: 'learning' | 'review' | 'relearning'
  readonly step: number
  readonly due: Day | Instant
  readonly isDueDay: boolean
}

/** What another program knows of a learner's memory of one card. */
export type ImportedCard = {
  /** What follows its entry's id in its own: '', `#reverse`, `#cloze-…`. */
  readonly suffix: string
  readonly suspended: boolean
  readonly flagged: boolean
  /** Oldest first. */
  readonly history: readonly ImportedReview[]
}

export type ImportedContent =
  | {
      readonly form: 'question'
      readonly question: string
      readonly answer: string
      readonly reverse: boolean
    }
  /** In our own notation of gaps. */
  | { readonly form: 'cloze'; readonly text: string }

/** An entry of a deck as it comes from another program; plain text throughout. */
export type ImportedEntry = {
  /** Names it from one import to the next. `guid` is Anki's, as ours may be; `made` follows from what the entry says. */
  readonly key: { readonly is: 'guid' | 'id' | 'made'; readonly text: string }
  /** Its deck there, parents first; empty where the source names none. */
  readonly deck: readonly string[]
  readonly content: ImportedContent
  readonly note?: string
  readonly topic?: string
  readonly tags: readonly string[]
  readonly wrong: readonly string[]
  readonly accept: readonly string[]
  readonly place: SourcePlace
  /** Those that were answered, suspended or flagged. */
  readonly cards: readonly ImportedCard[]
}

/** Why an entry does not come in. */
export type ImportRefusal =
  | { readonly code: 'no-question' }
  | { readonly code: 'no-answer' }
  | { readonly code: 'no-gap' }
  | { readonly code: 'unreadable'; readonly reason: string }
  | { readonly code: 'unknown-keys'; readonly keys: readonly string[] }

export type Refused = { readonly place: SourcePlace; readonly why: ImportRefusal; readonly excerpt: string }

/** What a source has that a deck cannot hold: counted and named, never dropped in silence. */
export type LeftBehind = {
  readonly what:
    | 'audio'
    | 'image'
    | 'formatting'
    | 'field'
    | 'note-type'
    | 'review'
    | 'state'
    | 'option'
    | 'other'
  readonly count: number
  /** The first few, as the source names them. */
  readonly names: readonly string[]
}

/** What a reader makes of a file. `shape` says how it was read, for people: a delimiter, columns, a schema's version. */
export type Imported = {
  readonly entries: readonly ImportedEntry[]
  readonly refused: readonly Refused[]
  readonly left: readonly LeftBehind[]
}
