import { type Env, languageNow, systemEnv } from './env.ts'
import { type ExitCode, exitCodes, reasonOf, UserError } from './errors.ts'
import { clean, oneLine } from './ui/clean.ts'
import { plainText } from './ui/text.ts'
import { complaintLines, type Words, wordsOf } from './ui/words.ts'
import { wrapLines } from './ui/wrap.ts'

const bugReport = (error: unknown, { bug }: Words): string => {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `mull: ${bug.report}\n${stack}\n`
}

type Told = Pick<Env, 'stderr'> & { readonly words: Words }

const userReport = ({ complaint }: UserError, { stderr, words }: Told): string => {
  const [first, ...hints] = complaintLines(words, complaint)
  const lines = [`mull: ${first}`, ...hints].map(oneLine)
  const shown = stderr.isTTY ? wrapLines(lines, Math.max(20, stderr.columns || 80)) : lines
  return `${shown.map(plainText).join('\n')}\n`
}

const isPipeClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE'

/** What a run throws becomes a message and an exit code. */
const told = (error: unknown, { stderr, words }: Told): ExitCode => {
  if (isPipeClosed(error)) return exitCodes.done
  const said = error instanceof UserError ? userReport(error, { stderr, words }) : bugReport(error, words)
  stderr.write(clean(said))
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
