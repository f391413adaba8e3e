/** Which way a card asks what its entry in the deck says: a question and answer, the same the other way round, or a gap in a text. */
type Form = 'forward' | 'reverse' | 'cloze'

/** A full card id, `<deck id>/<card id>`; a sibling's ends in `#reverse` or `#cloze-…`. */
export type CardId = string

/** Where the asked gap lies: `before`, the card's answer and `after` joined are the whole text. */
type Gap = { readonly before: string; readonly after: string; readonly hint?: string }

/** What a learner reads: one question and its answer. What is known of their memory of it is a `CardProgress`. */
export type Card = {
  readonly id: CardId
  readonly deck: string
  readonly form: Form
  /** Whether the answer is typed in a review. */
  readonly typed: boolean
  readonly topic?: string
  readonly question: string
  readonly answer: string
  /** Of a cloze card, whose question is its text with `[…]` or `[hint]` for the gap. */
  readonly gap?: Gap
  readonly note?: string
  /** Wrong choices for a quiz. */
  readonly wrong: readonly string[]
  /** Other right typed answers. */
  readonly accept: readonly string[]
  readonly tags: readonly string[]
  /** Full ids its entry was called by before, oldest first: their history is its cards'. */
  readonly was: readonly CardId[]
  /** The id it would have without the `id` written in its deck: its history too is this card's. Absent where none is written. */
  readonly unnamed?: CardId
  /** 1-based line of the card in its deck file. */
  readonly line: number
}

export type Deck = {
  readonly id: string
  /** The file says its id, and not only its name. */
  readonly hasId?: true
  /** The name people see. */
  readonly name: string
  readonly language?: string
  readonly about?: string
  /** The path the deck was read from, as the person would write it. */
  readonly file: string
  readonly cards: readonly Card[]
}
