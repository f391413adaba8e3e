import type { Event } from './event.ts'
import { type Checksum, readLogLine } from './log-line.ts'

const linesOf = (log: string): readonly string[] => log.split('\n').filter(line => line !== '')

type Keyed = { readonly line: string; readonly key: string }

/** Each line with the newest event id so far: lines that are no event stay behind the one before them. */
const keyed = (lines: readonly string[], checksum: Checksum): readonly Keyed[] => {
  let key = ''
  return lines.map(line => {
    const read = readLogLine(line, checksum)
    if (read.is === 'event' && read.event.id > key) key = read.event.id
    return { line, key }
  })
}

/** Two versions of one log as one that has every line of both: the longer where one goes on from the other. */
export const logUnion = (a: string, b: string, checksum: Checksum): string => {
  if (a.startsWith(b)) return a
  if (b.startsWith(a)) return b
  const ours = linesOf(a)
  const there = new Set(ours)
  const more = linesOf(b).filter(line => !there.has(line))
  if (more.length === 0) return a
  const theirs = new Set(linesOf(b))
  if (ours.every(line => theirs.has(line))) return b
  const [left, right] = [keyed(ours, checksum), keyed(more, checksum)]
  const lines: string[] = []
  let next = 0
  for (const { line, key } of left) {
    for (let other = right[next]; other && other.key < key; other = right[++next]) lines.push(other.line)
    lines.push(line)
  }
  lines.push(...right.slice(next).map(other => other.line))
  return `${lines.join('\n')}\n`
}

/** The lines of one version of a log that another lacks. */
export const linesBeyond = (all: string, known: string): readonly string[] => {
  const there = new Set(linesOf(known))
  return linesOf(all).filter(line => !there.has(line))
}

/** What lines of a log hold: answers, and other things that were done to cards. */
export type Counted = { readonly answers: number; readonly others: number }

const isAnswer = ({ type }: Event): boolean => type === 'review' || type === 'quiz'

export const countLines = (lines: readonly string[], checksum: Checksum): Counted => {
  const events = lines.flatMap(line => {
    const read = readLogLine(line, checksum)
    return read.is === 'event' ? [read.event] : []
  })
  const answers = events.filter(isAnswer).length
  return { answers, others: events.length - answers }
}
