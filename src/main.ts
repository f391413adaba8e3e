import { type Env, languageNow, systemEnv } from './env.ts'
import { type ExitCode, exitCodes, reasonOf, UserError } from './errors.ts'
import { clean, oneLine } from './ui/clean.ts'
import { complaintLines, type Words, wordsOf } from './ui/words.ts'

const bugReport = (error: unknown, { bug }: Words): string => {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `mull: ${bug.report}\n${stack}\n`
}

const userReport = ({ complaint }: UserError, words: Words): string => {
  const [first, ...hints] = complaintLines(words, complaint)
  return `${[`mull: ${first}`, ...hints].map(oneLine).join('\n')}\n`
}

const isPipeClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE'

/** What a run throws becomes a message and an exit code. */
const told = (error: unknown, { stderr, words }: Pick<Env, 'stderr'> & { words: Words }): ExitCode => {
  if (isPipeClosed(error)) return exitCodes.done
  stderr.write(clean(error instanceof UserError ? userReport(error, words) : bugReport(error, words)))
  return error instanceof UserError ? error.exitCode : exitCodes.failed
}

/** This process: its exit code is set and its streams are left to drain. A reader that goes away (`| head`) is no error. The only catch. */
export const main = async (): Promise<void> => {
  const { stderr } = process
  const args = process.argv.slice(2)
  const words = wordsOf(args.includes('--json') ? 'en' : languageNow(args, process.env))
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => {
      const cannot = new UserError({ code: 'cannot-write-output', reason: reasonOf(error) }, { cause: error })
      process.exit(told(isPipeClosed(error) ? error : cannot, { stderr, words }))
    })
  }
  try {
    const { runCli } = await import('./cli.ts')
    process.exitCode = await runCli(systemEnv())
  } catch (error) {
    process.exitCode = told(error, { stderr, words })
  }
}
