import { closeSync, fdatasyncSync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Event } from '../core/event.ts'
import { logLine, readLogLine } from '../core/log-line.ts'
import { Refusal, reasonOf, UserError } from '../errors.ts'
import { makeFolder, syncFolder } from './durable.ts'

/** What a log holds from some offset on. */
export type LogPart = {
  readonly events: readonly Event[]
  /** Lines that are no event, a last one that was never finished among them; they stay where they are. */
  readonly damage: readonly Buffer[]
  /** Set where a newer mull has written here. */
  readonly newer?: string
  /** Where to read on once the file has grown. */
  readonly end: number
}

const newline = 0x0a
/** Far beyond any event; a longer line is damage, and too long for a string perhaps. */
const longestLine = 2 ** 20

const readFrom = (path: string, offset: number): Buffer => {
  const fd = openSync(path, 'r')
  try {
    const size = Math.max(0, fstatSync(fd).size - offset)
    const bytes = Buffer.allocUnsafe(size)
    let filled = 0
    while (filled < size) {
      const count = readSync(fd, bytes, filled, size - filled, offset + filled)
      if (count === 0) break
      filled += count
    }
    return bytes.subarray(0, filled)
  } finally {
    closeSync(fd)
  }
}

const readLine = (line: Buffer): ReturnType<typeof readLogLine> =>
  line.length > longestLine ? { is: 'damaged' } : readLogLine(line.toString('utf8'), crc32)

/** What these bytes of a log hold; they start at a line's start, at the offset `from`. */
export const parseLog = (bytes: Buffer, from = 0): LogPart => {
  const events: Event[] = []
  const damage: Buffer[] = []
  let newer: string | undefined
  let start = 0
  while (start < bytes.length) {
    const stop = bytes.indexOf(newline, start)
    const isLast = stop === -1
    const line = bytes.subarray(start, isLast ? bytes.length : stop)
    const read = line.length === 0 ? undefined : readLine(line)
    if (read?.is === 'event') events.push(read.event)
    if (read?.is === 'newer') newer = read.what
    if (read?.is === 'damaged') damage.push(line)
    if (isLast && read?.is !== 'event') break
    start += line.length + 1
  }
  return {
    events,
    damage,
    ...(newer === undefined ? {} : { newer }),
    end: from + Math.min(start, bytes.length),
  }
}

/** Reads a log from a byte offset (that of a line's start) to its end. Throws what the file system throws. */
export const readLog = (path: string, from = 0): LogPart => parseLog(readFrom(path, from), from)

/** Appends to one device's log. `append` returns once the event is on the disk; where it throws a UserError it does not count. */
export type LogWriter = { readonly append: (event: Event) => void; readonly close: () => void }

const endsInsideLine = (fd: number, size: number): boolean => {
  if (size === 0) return false
  const last = Buffer.alloc(1)
  readSync(fd, last, 0, 1, size - 1)
  return last[0] !== newline
}

/** Whether the open file still goes by its path: sync tools and git replace files, and an answer in a replaced one is gone. */
const goesBy = (fd: number, path: string): boolean => {
  try {
    const [open, named] = [fstatSync(fd), statSync(path)]
    return open.ino === named.ino && open.dev === named.dev
  } catch {
    return false
  }
}

/**
 * One write a line. A disk that takes only a part is asked once more, for the line break that sets the torn line apart: its
 * refusal says why. A line that lacks its line break alone is whole.
 */
const writeLine = (fd: number, line: Buffer): void => {
  const written = writeSync(fd, line)
  if (written >= line.length - 1) return
  writeSync(fd, '\n')
  throw new Refusal('partly-taken')
}

/** The file is made with the first event. A torn last line stays as it is: the next event starts on a line of its own. */
export const createLogWriter = (path: string): LogWriter => {
  let fd: number | undefined
  let broken = false

  const close = (): void => {
    if (fd === undefined) return
    try {
      closeSync(fd)
    } catch {
      // Each event was synced before it counted: closing adds nothing to that.
    }
    fd = undefined
  }

  const open = (): number => {
    if (fd !== undefined && goesBy(fd, path)) return fd
    close()
    makeFolder(dirname(path))
    fd = openSync(path, 'a+')
    return fd
  }

  const write = (event: Event): void => {
    const fd = open()
    const { size } = fstatSync(fd)
    writeLine(fd, Buffer.from(`${endsInsideLine(fd, size) ? '\n' : ''}${logLine(event, crc32)}\n`))
    try {
      fdatasyncSync(fd)
      if (size === 0) syncFolder(dirname(path))
    } catch (error) {
      // After a failed sync nobody knows what the disk holds: writing on as if all were well would be a lie.
      broken = true
      throw error
    }
  }

  return {
    append: event => {
      try {
        if (broken) throw new Refusal('not-safe')
        write(event)
      } catch (cause) {
        throw new UserError({ code: 'not-saved', log: basename(path), reason: reasonOf(cause) }, { cause })
      }
    },
    close,
  }
}
