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
  | { readonly code: 'ambiguous-card'; readonly card: string; readonly ids: readonly string[] }
  | {
      readonly code: 'no-such-name'
      readonly kind: 'deck' | 'topic' | 'tag'
      readonly name: string
      readonly meant: string | undefined
    }
  | { readonly code: 'which-card' }
  | { readonly code: 'reset-unasked'; readonly cards: number }

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
