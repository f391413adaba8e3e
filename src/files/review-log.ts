import { closeSync, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Event } from '../core/event.ts'
import { logLine, readLogLine } from '../core/log-line.ts'
import { UserError } from '../errors.ts'
import { makeFolder, reason, syncFolder } from './durable.ts'

/** Bytes of a log that are no event; they stay where they are. `torn`: a last line that was never finished. */
export type Damage = { readonly line: number; readonly bytes: Buffer; readonly torn: boolean }

/** What a log holds from some offset on. `end` is where to read on once the file has grown. */
export type LogPart = {
  readonly events: readonly Event[]
  readonly damage: readonly Damage[]
  /** Set where a newer mull has written here. */
  readonly newer?: string
  readonly end: number
  /** Lines before `end`. */
  readonly lines: number
}

const newline = 0x0a

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

/** Reads a log from a byte offset (that of a line's start) to its end. Throws what the file system throws. */
export const readLog = (
  path: string,
  from: Pick<LogPart, 'end' | 'lines'> = { end: 0, lines: 0 },
): LogPart => {
  const bytes = readFrom(path, from.end)
  const events: Event[] = []
  const damage: Damage[] = []
  let newer: string | undefined
  let lines = from.lines
  let start = 0
  while (start < bytes.length) {
    const stop = bytes.indexOf(newline, start)
    const torn = stop === -1
    const line = bytes.subarray(start, torn ? bytes.length : stop)
    const read = line.length === 0 ? undefined : readLogLine(line.toString('utf8'), crc32)
    if (torn && read?.is !== 'event') {
      damage.push({ line: lines + 1, bytes: line, torn })
      break
    }
    lines += 1
    if (read?.is === 'event') events.push(read.event)
    if (read?.is === 'damaged') damage.push({ line: lines, bytes: line, torn })
    if (read?.is === 'newer') newer = read.what
    start += line.length + 1
  }
  const end = from.end + Math.min(start, bytes.length)
  return { events, damage, ...(newer === undefined ? {} : { newer }), end, lines }
}

/** Appends to one device's log. `append` returns once the events are on the disk, or throws a UserError and none counts. */
export type LogWriter = { readonly append: (events: readonly Event[]) => void; readonly close: () => void }

const endsInsideLine = (fd: number, size: number): boolean => {
  if (size === 0) return false
  const last = Buffer.alloc(1)
  readSync(fd, last, 0, 1, size - 1)
  return last[0] !== newline
}

/** The file is made with the first event. A torn last line stays as it is: the next event starts on a line of its own. */
export const createLogWriter = (path: string): LogWriter => {
  let fd: number | undefined
  let broken = false

  const open = (): { fd: number; size: number } => {
    if (fd === undefined) {
      makeFolder(dirname(path))
      fd = openSync(path, 'a+')
    }
    return { fd, size: fstatSync(fd).size }
  }

  const write = (event: Event): void => {
    const { fd, size } = open()
    const line = Buffer.from(`${endsInsideLine(fd, size) ? '\n' : ''}${logLine(event, crc32)}\n`)
    if (writeSync(fd, line) !== line.length) throw new Error('the disk kept only a part of it')
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
    append: events => {
      for (const event of events) {
        try {
          if (broken) throw new Error('an earlier answer could not be made safe')
          write(event)
        } catch (cause) {
          throw new UserError(`not saved: ${basename(path)} could not be written: ${reason(cause)}`, {
            cause,
          })
        }
      }
    },
    close: () => {
      if (fd !== undefined) closeSync(fd)
      fd = undefined
    },
  }
}
