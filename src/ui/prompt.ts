import { createPrompt, ExitPromptError, useEffect, useKeypress, useState } from '@inquirer/core'
import type { Env } from '../env.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import type { Key } from './keys.ts'

/** A screen that lives as long as its session: it draws what is, and takes one key after another. */
export type Screen = {
  /** Where it takes text, its last line ends with what is typed so far. */
  readonly draw: (typed: string) => string
  /** Returns whether the session is over. What it throws ends the session. */
  readonly press: (key: Key, typed: string) => boolean
  /** Whether keys are text now, until Enter. */
  readonly takesText?: () => boolean
}

type Streams = Pick<Env, 'stdin' | 'stdout'>

type State = { readonly typed: string; readonly thrown?: { readonly error: unknown } }

const isEnter = ({ name }: Key): boolean => name === 'return' || name === 'enter'

/** One prompt for the whole session, since a prompt a card drops the keys pressed in between. */
const screenPrompt = createPrompt<undefined, { screen: Screen; stdout: Env['stdout'] }>(
  ({ screen, stdout }, done) => {
    const [{ typed, thrown }, setState] = useState<State>({ typed: '' })
    useKeypress((key, rl) => {
      if (screen.takesText?.() && !isEnter(key)) {
        setState({ typed: rl.line })
        return
      }
      rl.clearLine(0)
      try {
        if (screen.press(key, typed)) done(undefined)
        else setState({ typed: '' })
      } catch (error) {
        setState({ typed: '', thrown: { error } })
      }
    })
    useEffect(rl => {
      const leave = () => done(undefined)
      const redraw = () => setState({ typed: rl.line })
      rl.on('close', leave)
      stdout.on('resize', redraw)
      return () => {
        rl.removeListener('close', leave)
        stdout.off('resize', redraw)
      }
    }, [])
    if (thrown) throw thrown.error
    return screen.draw(typed)
  },
)

const signals = {
  SIGHUP: exitCodes.hangup,
  SIGINT: exitCodes.interrupted,
  SIGTERM: exitCodes.terminated,
} as const satisfies Partial<Record<NodeJS.Signals, ExitCode>>

/**
 * Runs a prompt so that the terminal is itself again however it ends: a key, end of input, Ctrl-C, SIGTERM, SIGHUP, an exception; and
 * so that Ctrl-Z and `fg` go on with it. Returns the exit code the ending asks for.
 */
export const guarded = async (
  env: Streams,
  prompt: (signal: AbortSignal) => Promise<unknown>,
): Promise<ExitCode> => {
  const abort = new AbortController()
  let interrupted: ExitCode | undefined
  const handlers = Object.entries(signals).map(([name, code]) => {
    const handler = () => {
      interrupted = code
      abort.abort()
    }
    process.on(name, handler)
    return () => process.off(name, handler)
  })
  // Without a timer the event loop is empty while the process is stopped, and the prompt would end on `fg`.
  const alive = setInterval(() => {}, 2 ** 30)
  const resume = () => setImmediate(() => env.stdin.resume())
  process.on('SIGCONT', resume)
  try {
    await prompt(abort.signal)
    return exitCodes.done
  } catch (error) {
    if (interrupted !== undefined) return interrupted
    if (error instanceof ExitPromptError) return exitCodes.interrupted
    throw error
  } finally {
    clearInterval(alive)
    process.off('SIGCONT', resume)
    for (const remove of handlers) remove()
    // After Ctrl-Z and `fg` the input is still read, and would keep the process alive.
    env.stdin.pause()
  }
}

/** Shows a screen until its session is over. */
export const runScreen = (env: Streams, screen: Screen): Promise<ExitCode> =>
  guarded(env, signal =>
    screenPrompt(
      { screen, stdout: env.stdout },
      { input: env.stdin, output: env.stdout, signal, clearPromptOnDone: true },
    ),
  )
