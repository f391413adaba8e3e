import type { ExitCode } from '../errors.ts'
import type { Frame } from './frame.ts'
import { guarded } from './guarded.ts'
import { type Key, plainKey } from './keys.ts'
import { readLine } from './line-input.ts'
import type { Screen } from './screen.ts'
import type { Terminal } from './terminal.ts'
import type { Line } from './text.ts'
import { wrapLines } from './wrap.ts'

/** The key that a typed line stands for: Enter alone is Enter. */
const keyOf = (line: string): Key => {
  const name = line.trim()
  return name === '' ? { name: 'return', sequence: '\r' } : plainKey({ name, sequence: name })
}

const spokenIn = ({ body, foot, spoken }: Frame): readonly Line[] => spoken ?? [...body, ...foot]

/**
 * A screen for those who hear it, and for terminals that can't redraw: each change is appended, a key is a typed line, and not one escape
 * byte is written. The terminal stays in its own line mode.
 */
export const runLines = (terminal: Terminal, screen: Screen): Promise<ExitCode> => {
  const { env, render, words } = terminal
  const { stdin, stdout } = env
  const say = (lines: readonly Line[]) => {
    const width = stdout.columns || 80
    stdout.write(`${render(wrapLines(lines, width))}\n${words.screen.prompt} `)
  }
  return guarded(env, async signal => {
    signal.addEventListener('abort', () => stdout.write('\n'))
    let spoken = spokenIn(screen.frame(''))
    say(spoken)
    for (;;) {
      const line = await readLine(stdin, signal)
      if (line === undefined) {
        stdout.write('\n')
        return
      }
      const isOver = screen.takesText?.()
        ? screen.press({ name: 'return', sequence: '\r' }, line, run => run())
        : screen.press(keyOf(line), '', run => run())
      if (isOver) return
      const next = spokenIn(screen.frame(''))
      say(JSON.stringify(next) === JSON.stringify(spoken) ? [words.screen.noSuchKey] : next)
      spoken = next
    }
  })
}
