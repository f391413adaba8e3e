import { type Env, languageNow, systemEnv } from './env.ts'
import { type ExitCode, exitCodes, reasonOf, systemRefusal, UserError } from './errors.ts'
import { clean, oneLine } from './ui/clean.ts'
import { plainText } from './ui/text.ts'
import type { Words } from './ui/words.ts'

const bugReport = (error: unknown, { bug }: Words): string => {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `mull: ${bug.report}\n${stack}\n`
}

const isPipeClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE'

/** What a run throws becomes a message, in words that are loaded only now, and an exit code. */
const told = async (
  error: unknown,
  { args, vars, stderr }: Pick<Env, 'args' | 'vars' | 'stderr'>,
): Promise<ExitCode> => {
  if (isPipeClosed(error)) return exitCodes.done
  const { complaintLines, wordsOf } = await import('./ui/words.ts')
  const words = await wordsOf(args.includes('--json') ? 'en' : languageNow(args, vars))
  const known = error instanceof UserError ? error : systemRefusal(error)
  if (!known) {
    stderr.write(clean(bugReport(error, words)))
    return exitCodes.failed
  }
  const [first, ...hints] = complaintLines(words, known.complaint)
  const lines = [`mull: ${first}`, ...hints].map(oneLine)
  const { wrapLines } = await import('./ui/wrap.ts')
  const shown = stderr.isTTY ? wrapLines(lines, Math.max(20, stderr.columns || 80)) : lines
  stderr.write(clean(`${shown.map(plainText).join('\n')}\n`))
  return known.exitCode
}

/** This process: its exit code is set and its streams are left to drain. A reader that goes away (`| head`) is no error. The only catch. */
export const main = async (): Promise<void> => {
  const door = { args: process.argv.slice(2), vars: process.env, stderr: process.stderr }
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', async error => {
      const cannot = new UserError({ code: 'cannot-write-output', reason: reasonOf(error) }, { cause: error })
      process.exit(await told(isPipeClosed(error) ? error : cannot, door))
    })
  }
  try {
    const { runCli } = await import('./cli.ts')
    process.exitCode = await runCli(systemEnv())
  } catch (error) {
    process.exitCode = await told(error, door)
  }
}
