export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  nothingDue: 4,
  hangup: 129,
  interrupted: 130,
  terminated: 143,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What a person can mend, as data. The wording is in `ui/words`. */
export type Complaint =
  | { readonly code: 'no-such-card'; readonly card: string; readonly meant: string | undefined }
  | { readonly code: 'cannot-start'; readonly program: string; readonly reason: string }
  | { readonly code: 'needs-terminal'; readonly what: string }
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

export type ComplaintOf<C extends Complaint['code']> = Extract<Complaint, { code: C }>

/** A mistake the person can mend: shown as one line (and hints below it), never as a stack. */
export class UserError extends Error {
  readonly exitCode: ExitCode
  readonly hints: readonly string[]
  readonly complaint: Complaint | undefined

  constructor(
    complaint: Complaint | string,
    options: { exitCode?: ExitCode; hints?: readonly string[]; cause?: unknown } = {},
  ) {
    super(typeof complaint === 'string' ? complaint : JSON.stringify(complaint), { cause: options.cause })
    this.name = 'UserError'
    this.complaint = typeof complaint === 'string' ? undefined : complaint
    this.exitCode = options.exitCode ?? exitCodes.failed
    this.hints = options.hints ?? []
  }
}
