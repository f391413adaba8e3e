import { script } from '@bomb.sh/tab'
import type { Shell } from '../core/shell.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { mends } from './completion-mends.ts'
import type { Context } from './context.ts'

/** What a library prints instead of returning it. */
export const printed = (print: () => void): readonly string[] => {
  const lines: string[] = []
  const { log } = console
  console.log = (...texts: readonly unknown[]) => {
    lines.push(...texts.map(String).join(' ').split('\n'))
  }
  try {
    print()
    return lines
  } finally {
    console.log = log
  }
}

const isShell = (text: string): text is Shell => text in mends

/** The script that a shell loads. It asks `mull complete -- WORDS` at every Tab. */
export const scriptFor = (shell: Shell): string => {
  const written = printed(() => script(shell, 'mull', 'mull')).join('\n')
  return mends[shell].reduce((text, [from, to]) => text.replaceAll(from, () => to), written)
}

/** Prints a shell's script. */
export const completion = async ({ out, globals }: Context, shell: string): Promise<ExitCode> => {
  if (!isShell(shell)) throw new Error(`no script for ${shell}`)
  const text = scriptFor(shell)
  if (globals.json) out.json({ shell, script: text })
  else await out.raw(`${text}\n`)
  return exitCodes.done
}
