import type { ExitCode } from '../errors.ts'
import type { Frame } from './frame.ts'
import type { Key } from './keys.ts'
import type { Terminal } from './terminal.ts'

/** Gives the terminal to another program while `run` runs, and takes it back. */
export type Lend = <T>(run: () => T) => T

/** A screen that lives as long as its session: it shows what is, and takes one key after another. */
export type Screen = {
  /** Where it takes text, its last line ends with what is typed so far. */
  readonly frame: (typed: string) => Frame
  /** Returns whether the session is over. What it throws ends the session. */
  readonly press: (key: Key, typed: string, lend: Lend) => boolean
  /** Whether keys are text now, until Enter. */
  readonly takesText?: () => boolean
}

/** Shows a screen until its session is over: redrawn key by key, or in appended lines. Returns the exit code its ending asks for. */
export const runScreen = async (terminal: Terminal, screen: Screen): Promise<ExitCode> => {
  if (terminal.accessible) {
    const { runLines } = await import('./line-screen.ts')
    return runLines(terminal, screen)
  }
  const { runPrompt } = await import('./prompt.ts')
  return runPrompt(terminal, screen)
}
