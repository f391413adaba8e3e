import type { Env } from '../env.ts'
import { type ExitCode, exitCodes } from '../errors.ts'

const signals = {
  SIGHUP: exitCodes.hangup,
  SIGINT: exitCodes.interrupted,
  SIGQUIT: exitCodes.quit,
  SIGTERM: exitCodes.terminated,
} as const satisfies Partial<Record<NodeJS.Signals, ExitCode>>

/** What the prompt library throws at Ctrl-C, known by its name so that line mode need not load it. */
const isLeaving = (error: unknown): boolean => error instanceof Error && error.name === 'ExitPromptError'

/**
 * Runs a prompt so that the terminal is itself again however it ends: a key, end of input, Ctrl-C, SIGTERM, SIGHUP, SIGQUIT, an exception; and
 * so that Ctrl-Z and `fg` go on with it. Returns the exit code the ending asks for.
 */
export const guarded = async (
  env: Pick<Env, 'stdin'>,
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
    if (isLeaving(error)) return exitCodes.interrupted
    throw error
  } finally {
    clearInterval(alive)
    process.off('SIGCONT', resume)
    for (const remove of handlers) remove()
    // After Ctrl-Z and `fg` the input is still read, and would keep the process alive.
    env.stdin.pause()
  }
}
