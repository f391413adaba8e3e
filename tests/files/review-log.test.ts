import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  writer.append(events)
  writer.close()
}

const cards = (events: readonly Event[]) => events.map(event => event.card.slice(2)).join('')

describe('a review log', () => {
  it('gives back what was appended, by several writers at once', () => {
    const path = join(temporaryFolder(), 'reviews', 'a.jsonl')
    const events = eventsOf(4)
    const [one, two] = [createLogWriter(path), createLogWriter(path)]
    events.forEach((event, index) => {
      ;(index % 2 === 0 ? one : two).append([event])
    })
    expect(readLog(path)).toEqual({ events, damage: [], end: readFileSync(path).length, lines: 4 })
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
    const { events, damage, lines } = readLog(path)
    expect(cards(events)).toBe('01')
    expect(damage.map(({ line, torn, bytes }) => [line, torn, bytes.toString()])).toEqual([
      [2, false, 'not a line of ours'],
      [5, true, '{"v":1,"id"'],
    ])
    expect(lines).toBe(4)
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
    expect(() => writer.append(eventsOf(1))).toThrow(UserError)
  })
})

describe('all logs', () => {
  it('are read on from where they were', () => {
    const folder = temporaryFolder()
    const [first, second, third, fourth] = eventsOf(4)
    if (!first || !second || !third || !fourth) throw new Error('four events')
    written(join(folder, 'a.jsonl'), [first])
    const before = readLogs(folder)
    expect(readOn(folder, before).news).toEqual([])
    written(join(folder, 'a.jsonl'), [second])
    written(join(folder, 'b.jsonl'), [third])
    const { marks, news } = readOn(folder, before)
    expect(news).toEqual([second, third])
    written(join(folder, 'b.jsonl'), [fourth])
    expect(readOn(folder, marks).news).toEqual([fourth])
    expect(readLogs(folder).flatMap(log => log.events)).toEqual([first, second, third, fourth])
  })

  it('keep damaged bytes beside themselves, once', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.jsonl'), 'broken one\nbroken two\n')
    const keep = (time: string) => readLogs(folder).map(log => keepDamage(log, time))
    expect(keep('1')).toEqual([{ lines: 2, copy: 'a.jsonl.corrupt-1' }])
    expect(keep('2')).toEqual([undefined])
    appendFileSync(join(folder, 'a.jsonl'), 'broken three\n')
    expect(keep('3')).toEqual([{ lines: 1, copy: 'a.jsonl.corrupt-3' }])
    expect(readdirSync(folder).sort()).toEqual(['a.jsonl', 'a.jsonl.corrupt-1', 'a.jsonl.corrupt-3'])
    expect(readFileSync(join(folder, 'a.jsonl.corrupt-1'), 'utf8')).toBe('broken one\nbroken two\n')
  })
})
