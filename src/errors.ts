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

/** A mistake the person can mend: shown as one line (and hints below it), never as a stack. */
export class UserError extends Error {
  readonly exitCode: ExitCode
  readonly hints: readonly string[]

  constructor(
    message: string,
    options: { exitCode?: ExitCode; hints?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'UserError'
    this.exitCode = options.exitCode ?? exitCodes.failed
    this.hints = options.hints ?? []
  }
}
