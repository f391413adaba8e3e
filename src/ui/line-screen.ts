import type { ExitCode } from '../errors.ts'
import type { Frame, Spoken } from './frame.ts'
import { guarded } from './guarded.ts'
import { type Key, plainKey } from './keys.ts'
import { readLine } from './line-input.ts'
import type { Screen } from './screen.ts'
import type { Terminal } from './terminal.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'
import { wrapLines } from './wrap.ts'

/** The key that a typed line stands for: Enter alone is Enter. */
const keyOf = (line: string): Key => {
  const name = line.trim()
  return name === '' ? { name: 'return', sequence: '\r' } : plainKey({ name, sequence: name })
}

const spokenIn = ({ body, foot, spoken }: Frame): Spoken => spoken ?? { body, foot }

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What is new since the last time; where all is as it was, only what can be typed. */
const changes = (now: Spoken, before: Spoken, { screen }: Pick<Words, 'screen'>): readonly Line[] => {
  if (isSame(now, before)) return [screen.noSuchKey, ...now.foot]
  const { news = [], head = [], body, foot } = now
  return [
    ...news,
    ...(isSame(head, before.head) ? [] : head),
    ...(isSame(body, before.body) ? [] : body),
    ...foot,
  ]
}

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
    say([...(spoken.news ?? []), ...(spoken.head ?? []), ...spoken.body, ...spoken.foot])
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
      say(changes(next, spoken, words))
      spoken = next
    }
  })
}
