import type { Day, Instant } from '../day.ts'
import type { Finding } from '../problem.ts'

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
  /** Absent where the source cannot say it. */
  readonly typed?: boolean
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
  /** Another entry of the same import has its key. */
  | { readonly code: 'twice' }
  /** What stands in the deck is a text with gaps and this is none, or the other way round. */
  | { readonly code: 'other-form'; readonly card: string }
  /** Its card stands in a deck with a mistake. */
  | { readonly code: 'held-back'; readonly card: string }
  | { readonly code: 'too-large' }
  /** What `mull check` would say of it. */
  | { readonly code: 'bad-card'; readonly finding: Finding }

export type Refused = { readonly place: SourcePlace; readonly why: ImportRefusal; readonly excerpt: string }

/** What a source has that a deck cannot hold: counted and named, never dropped in silence. */
export type LeftBehind = {
  readonly what:
    | 'audio'
    | 'image'
    | 'formatting'
    | 'field'
    /** Of a note, by the name of its template: one that asks in a way that no entry does. */
    | 'card'
    /** In which other cards of a note lie. */
    | 'deck'
    /** An answer from before its card was forgotten by hand. */
    | 'forgotten'
    /** A card that was to wait for a day. */
    | 'buried'
    /** A card whose answers nobody has kept: one stands in their place. */
    | 'unlogged'
    /** An answer that no log of ours can say. */
    | 'review'
    | 'other'
  readonly count: number
  /** The first few, as the source names them. */
  readonly names: readonly string[]
}

/** How a file was read, for people: what was guessed, they can put right. */
export type ImportShape = {
  /** What parts its cells. */
  readonly delimiter?: string
  /** What each column was taken for; `-` for none. */
  readonly columns?: readonly string[]
  /** Whether its first row names the columns. */
  readonly header?: boolean
  readonly html?: boolean
  /** Of a format that has some. */
  readonly version?: string
}

/** What a source says of a deck besides its name, which is that of its entries' `deck` joined by `::`. */
export type ImportedDeck = {
  readonly name: string
  readonly id?: string
  readonly language?: string
  readonly about?: string
}

/** What a reader makes of a file. */
export type Imported = {
  readonly shape?: ImportShape
  readonly decks?: readonly ImportedDeck[]
  readonly entries: readonly ImportedEntry[]
  readonly refused: readonly Refused[]
  readonly left: readonly LeftBehind[]
}
