import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { UserError } from '../../src/errors.ts'
import { createLogWriter, readLog } from '../../src/files/review-log.ts'
import { keepDamage, readLogs, readOn } from '../../src/files/review-logs.ts'
import { countedIds, eventFrom, now } from '../build.ts'
import { temporaryFolder } from '../folder.ts'

const moment = now('2026-11-23 10:00')
const eventsOf = (count: number): Event[] => {
  const nextId = countedIds()
  return Array.from({ length: count }, (_, n) =>
    eventFrom({ type: 'suspend', card: `词/${n}` }, nextId(moment.at), moment),
  )
}

const written = (path: string, events: readonly Event[]): void => {
  const writer = createLogWriter(path)
  events.forEach(writer.append)
  writer.close()
}

const copied = (path: string): string => {
  copyFileSync(path, `${path}.copy`)
  return `${path}.copy`
}

const cards = (events: readonly Event[]) => events.map(event => event.card.slice(2)).join('')

describe('a review log', () => {
  it('gives back what was appended, by several writers at once', () => {
    const path = join(temporaryFolder(), 'reviews', 'a.jsonl')
    const events = eventsOf(4)
    const [one, two] = [createLogWriter(path), createLogWriter(path)]
    events.forEach((event, index) => {
      ;(index % 2 === 0 ? one : two).append(event)
    })
    expect(readLog(path)).toEqual({ events, damage: [], end: readFileSync(path).length })
  })

  it('is not made before the first event', () => {
    const path = join(temporaryFolder(), 'a.jsonl')
    createLogWriter(path).close()
    expect(existsSync(path)).toBe(false)
  })

  it('cut at any byte loses the cut event alone, and the next one is whole', () => {
    const path = join(temporaryFolder(), 'a.jsonl')
    const [first, second, third] = eventsOf(3)
    if (!first || !second || !third) throw new Error('three events')
    written(path, [first])
    const start = readFileSync(path).length
    written(path, [second])
    const whole = readFileSync(path)
    for (let size = start; size < whole.length; size++) {
      writeFileSync(path, whole)
      truncateSync(path, size)
      const kept = size === whole.length - 1 ? [first, second] : [first]
      expect(readLog(path).events).toEqual(kept)
      written(path, [third])
      expect(readLog(path).events).toEqual([...kept, third])
      expect(readFileSync(path).subarray(0, size)).toEqual(whole.subarray(0, size))
    }
  })

  it('steps over damage and says where it is', () => {
    const path = join(temporaryFolder(), 'a.jsonl')
    written(path, eventsOf(1))
    appendFileSync(path, 'not a line of ours\n\n')
    written(path, eventsOf(2).slice(1))
    appendFileSync(path, '{"v":1,"id"')
    const { events, damage } = readLog(path)
    expect(cards(events)).toBe('01')
    expect(damage.map(String)).toEqual(['not a line of ours', '{"v":1,"id"'])
  })

  it('survives what git and editors do to line ends', () => {
    const path = join(temporaryFolder(), 'a.jsonl')
    written(path, eventsOf(3))
    writeFileSync(path, `\ufeff${readFileSync(path, 'utf8').replaceAll('\n', '\r\n')}`)
    expect(readLog(path)).toMatchObject({ events: eventsOf(3), damage: [] })
  })

  it.each([
    ['replaced by another file', (path: string) => renameSync(copied(path), path)],
    ['deleted', (path: string) => rmSync(path)],
    ['deleted with its folder', (path: string) => rmSync(dirname(path), { recursive: true })],
  ])('%s while a session runs, it takes the next answers all the same', (_, act) => {
    const path = join(temporaryFolder(), 'reviews', 'a.jsonl')
    const [first, second] = eventsOf(2)
    if (!first || !second) throw new Error('two events')
    const writer = createLogWriter(path)
    writer.append(first)
    act(path)
    writer.append(second)
    expect(readLog(path).events).toContainEqual(second)
  })

  it.runIf(process.platform === 'linux')('that cannot be closed has its events all the same', () => {
    const path = join(temporaryFolder(), 'a.jsonl')
    const [first] = eventsOf(1)
    if (!first) throw new Error('no event')
    const writer = createLogWriter(path)
    writer.append(first)
    const fds = '/proc/self/fd'
    const open = readdirSync(fds).find(
      fd => existsSync(join(fds, fd)) && readlinkSync(join(fds, fd)) === path,
    )
    closeSync(Number(open))
    expect(() => writer.close()).not.toThrow()
    expect(readLog(path).events).toEqual([first])
  })

  it('says when a newer mull has written to it', () => {
    const path = join(temporaryFolder(), 'a.jsonl')
    writeFileSync(path, '{"v":2,"anything":true}\n')
    expect(readLog(path)).toMatchObject({ newer: 'version 2', events: [], damage: [] })
  })

  it('that cannot be written is an error, and nothing counts as saved', () => {
    const folder = temporaryFolder()
    const writer = createLogWriter(join(folder, 'a.jsonl', 'b.jsonl'))
    writeFileSync(join(folder, 'a.jsonl'), '')
    expect(() => eventsOf(1).forEach(writer.append)).toThrow(UserError)
  })
})

describe('all logs', () => {
  it('are read on from where they were', () => {
    const folder = temporaryFolder()
    const [first, second, third, fourth] = eventsOf(4)
    if (!first || !second || !third || !fourth) throw new Error('four events')
    written(join(folder, 'a.jsonl'), [first])
    const before = readLogs(folder)
    expect(readOn(folder, before).events).toEqual([])
    written(join(folder, 'a.jsonl'), [second])
    written(join(folder, 'b.jsonl'), [third])
    const { marks, events } = readOn(folder, before)
    expect(events).toEqual([second, third])
    written(join(folder, 'b.jsonl'), [fourth])
    expect(readOn(folder, marks).events).toEqual([fourth])
    expect(readLogs(folder).flatMap(log => log.events)).toEqual([first, second, third, fourth])
  })

  it('keep damaged bytes beside themselves, once', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.jsonl'), 'broken one\nbroken two\n')
    const keep = (time: string) => readLogs(folder).map(log => keepDamage(log, time))
    expect(keep('1')).toEqual(['a.jsonl.corrupt-1'])
    expect(keep('2')).toEqual([undefined])
    appendFileSync(join(folder, 'a.jsonl'), 'broken three\n')
    expect(keep('1')).toEqual(['a.jsonl.corrupt-1-2'])
    expect(readdirSync(folder).sort()).toEqual(['a.jsonl', 'a.jsonl.corrupt-1', 'a.jsonl.corrupt-1-2'])
    expect(readFileSync(join(folder, 'a.jsonl.corrupt-1'), 'utf8')).toBe('broken one\nbroken two\n')
  })
})
