import type { Line } from './text.ts'
import type { Words } from './words.ts'
import { wrapLine, wrapLines } from './wrap.ts'

/** A frame for those who hear it, in the order it is heard. Of head and body only what has changed is said. */
export type Spoken = {
  /** What has just happened. */
  readonly news?: readonly Line[]
  /** Where one is. */
  readonly head?: readonly Line[]
  readonly body: readonly Line[]
  /** What can be typed now. Always said, and last. */
  readonly foot: readonly Line[]
}

/** What a screen shows now, as lines of any length. */
export type Frame = {
  /** Scrolls where it is longer than the terminal is high. */
  readonly body: readonly Line[]
  /** Always in sight, below the body: buttons, keys, the line that is typed. */
  readonly foot: readonly Line[]
  /** The foot where there is little room. */
  readonly brief?: readonly Line[]
  /** What is shown; where it changes, the body starts anew. */
  readonly at: string
  /** The line of the body to start at where not all of it fits. */
  readonly start?: number
  /** A line of the body that has to be in sight then, with some of what follows it. */
  readonly sight?: number
  /** What is appended where nothing can be redrawn; body and foot if absent. */
  readonly spoken?: Spoken
}

export type Size = { readonly columns: number; readonly rows: number }

/** A frame as it stands on a terminal. */
export type Laid = {
  readonly lines: readonly Line[]
  /** The first line of the body that is in sight, and the last that may be first. */
  readonly top: number
  readonly most: number
  /** How many lines of the body are in sight. */
  readonly room: number
}

const leastRoom = 3

/** The first line to show where `room` of them are in sight. */
const startOf = ({ body, start = 0, sight = 0 }: Frame, columns: number, room: number): number => {
  const lineOf = (index: number) => wrapLines(body.slice(0, index), columns).length
  const [first, wanted] = [lineOf(start), lineOf(sight)]
  return wanted + 1 < first + room ? first : wanted - Math.floor(room / 3)
}

/** The foot that leaves the body some room; of a brief one the end, for that is what is typed. */
const footOf = ({ foot, brief = foot }: Frame, { columns, rows }: Size): readonly Line[] => {
  const most = Math.max(1, rows - leastRoom)
  const whole = wrapLines(foot, columns)
  return whole.length <= most ? whole : wrapLines(brief, columns).slice(-most)
}

/**
 * The frame in a terminal of some size, its body from line `top` on (from where the frame starts if undefined), with a line that says
 * what is out of sight. It never has more lines than the terminal.
 */
export const layOut = (
  frame: Frame,
  { columns, rows }: Size,
  top: number | undefined,
  { screen }: Pick<Words, 'screen'>,
): Laid => {
  const body = wrapLines(frame.body, columns)
  const foot = footOf(frame, { columns, rows: rows - 1 })
  const height = rows - 1 - foot.length
  if (body.length <= height) return { lines: [...body, ...foot], top: 0, most: 0, room: body.length }
  const told = (first: number, room: number) => {
    const lines = wrapLine({ text: screen.part(first + 1, first + room, body.length), style: 'dim' }, columns)
    return lines.length < height ? lines : []
  }
  const reserved = told(body.length - 1, 1).length
  const room = Math.max(1, height - reserved)
  const most = Math.max(0, body.length - room)
  const first = Math.min(most, Math.max(0, top ?? startOf(frame, columns, room)))
  return {
    lines: [...body.slice(first, first + room), ...told(first, room).slice(0, reserved), ...foot],
    top: first,
    most,
    room,
  }
}
