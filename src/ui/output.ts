import { clean, escapeJson } from './clean.ts'
import type { Line } from './text.ts'
import type { Render } from './theme.ts'
import { wrapLines } from './wrap.ts'

type Stream = {
  readonly write: (data: string | Uint8Array, done?: (error?: Error | null) => void) => unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

export type Output = {
  /** The columns there are now: 80 where nobody knows, never under 20. */
  readonly width: () => number
  /** Wrapped at words for a terminal, left as they are for a program. */
  readonly lines: (lines: readonly Line[]) => void
  /** One value on one line. */
  readonly json: (value: unknown) => void
  /** Data as it is, cleaned only for a terminal. Settles once the stream has taken it; says whether it was changed. */
  readonly raw: (text: string) => Promise<boolean>
  /** What is no text, for another program. Settles once the stream has taken it. */
  readonly bytes: (bytes: Uint8Array) => Promise<void>
}

export const createOutput = (stream: Stream, render: Render): Output => {
  const taken = (text: string | Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      stream.write(text, error => (error ? reject(error) : resolve()))
    })
  const width = () => Math.max(20, stream.columns || 80)
  return {
    width,
    lines: lines => {
      if (lines.length === 0) return
      stream.write(`${render(stream.isTTY ? wrapLines(lines, width()) : lines)}\n`)
    },
    json: value => {
      stream.write(`${escapeJson(JSON.stringify(value))}\n`)
    },
    raw: async text => {
      const shown = stream.isTTY ? clean(text) : text
      await taken(shown)
      return shown !== text
    },
    bytes: taken,
  }
}
