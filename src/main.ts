import { type Env, languageNow, systemEnv } from './env.ts'
import { type ExitCode, exitCodes, UserError } from './errors.ts'
import { clean, oneLine } from './ui/clean.ts'
import { complaintLines, type Words, wordsOf } from './ui/words.ts'

const bugReport = (error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `mull: this is a bug in mull, please report it. Answers already saved are safe.\n${stack}\n`
}

const userReport = ({ message, hints, complaint }: UserError, words: Words): string => {
  const [first, ...more] = complaint ? complaintLines(words, complaint) : [message]
  return `${[`mull: ${first}`, ...more, ...hints].map(oneLine).join('\n')}\n`
}

const isPipeClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE'

/** What a run throws becomes a message and an exit code. */
const told = (error: unknown, { stderr, language }: Pick<Env, 'stderr' | 'language'>): ExitCode => {
  if (isPipeClosed(error)) return exitCodes.done
  stderr.write(clean(error instanceof UserError ? userReport(error, wordsOf(language)) : bugReport(error)))
  return error instanceof UserError ? error.exitCode : exitCodes.failed
}

/** This process: its exit code is set and its streams are left to drain. A reader that goes away (`| head`) is no error. The only catch. */
export const main = async (): Promise<void> => {
  const { stderr } = process
  const language = languageNow(process.argv.slice(2), process.env)
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => {
      const cannot = new UserError(`cannot write the output: ${error.message}`, { cause: error })
      process.exit(told(isPipeClosed(error) ? error : cannot, { stderr, language }))
    })
  }
  try {
    const { runCli } = await import('./cli.ts')
    process.exitCode = await runCli(systemEnv())
  } catch (error) {
    process.exitCode = told(error, { stderr, language })
  }
}
