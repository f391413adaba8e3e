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

/** What a person can mend, as data. The wording is in `ui/words`. */
export type Complaint =
  | { readonly code: 'no-such-card'; readonly card: string; readonly meant: string | undefined }
  | { readonly code: 'cannot-start'; readonly program: string; readonly reason: string }
  | { readonly code: 'needs-terminal'; readonly what: string }
  | UsageComplaint

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
