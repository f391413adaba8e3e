import { type Env, systemEnv } from './env.ts'
import { type ExitCode, exitCodes, UserError } from './errors.ts'
import { clean } from './ui/clean.ts'

const bugReport = (error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `mull: this is a bug in mull, please report it. Answers already saved are safe.\n${stack}\n`
}

const userReport = ({ message, hints }: UserError): string => `${[`mull: ${message}`, ...hints].join('\n')}\n`

const isPipeClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE'

/** The only catch: what a run throws becomes a message and an exit code. */
export const run = async (env: Env): Promise<ExitCode> => {
  try {
    const { runCli } = await import('./cli.ts')
    return await runCli(env)
  } catch (error) {
    if (isPipeClosed(error)) return exitCodes.done
    const report = error instanceof UserError ? userReport(error) : bugReport(error)
    env.stderr.write(clean(report))
    return error instanceof UserError ? error.exitCode : exitCodes.failed
  }
}

/** This process: its exit code is set and its streams are left to drain. A reader that goes away (`| head`) is no error. */
export const main = async (): Promise<void> => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => {
      if (!isPipeClosed(error)) throw error
      process.exit(exitCodes.done)
    })
  }
  process.exitCode = await run(systemEnv())
}
