import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { inOrder } from '../../src/core/history.ts'
import { logLine } from '../../src/core/log-line.ts'
import { bringLogs, incomingLog, readIncoming } from '../../src/files/bring-log.ts'
import { placeAt } from '../../src/files/collection.ts'
import { readSource } from '../../src/files/merge-source.ts'
import { createLogWriter } from '../../src/files/review-log.ts'
import { readLogs } from '../../src/files/review-logs.ts'
import { countedIds, eventFrom, now } from '../build.ts'
import { complaintOf } from '../complaint.ts'
import { temporaryFolder } from '../folder.ts'

const own = 'aaaaaaaaaaaaaaaa'
const other = 'bbbbbbbbbbbbbbbb'
const moment = now('2026-11-23 10:00')
const nextId = countedIds()
const events: readonly Event[] = [...'abcdefgh'].map(card =>
  eventFrom({ type: 'suspend', card: `d/${card}` }, nextId(moment.at), moment),
)

/** `abc` is the log of the first three events, `a!c` has its second line damaged, `abC` its third torn. */
const log = (letters: string): Buffer => {
  const lines = [...letters].map(letter => {
    const event = events[letter.toLowerCase().charCodeAt(0) - 97]
    const line = event ? `${logLine(event, crc32)}\n` : 'damaged\n'
    return letter === letter.toLowerCase() ? line : line.slice(0, 40)
  })
  return Buffer.from(lines.join(''))
}

const reviewsWith = (files: Readonly<Record<string, string>>): string => {
  const reviews = join(temporaryFolder(), 'reviews')
  mkdirSync(reviews)
  for (const [name, letters] of Object.entries(files))
    writeFileSync(join(reviews, `${name}.jsonl`), log(letters))
  return reviews
}

const bring = (reviews: string, ...incoming: readonly (readonly [name: string, letters: string])[]) =>
  bringLogs(
    reviews,
    own,
    incoming.map(([name, letters]) => incomingLog(`/elsewhere/${name}.jsonl`, log(letters))),
  )

const cards = (reviews: string): string =>
  inOrder(readLogs(reviews).map(log => log.events))
    .map(event => event.card.slice(2))
    .join('')

const bytesIn = (reviews: string) =>
  Object.fromEntries(readdirSync(reviews).map(name => [name, readFileSync(join(reviews, name), 'latin1')]))

describe('a log from elsewhere', () => {
  it.each([
    ['of a device unknown here is copied', { [own]: 'a' }, other, 'bc', 'new', 'abc'],
    ['of a device known in part makes its log grow', { [other]: 'ab' }, other, 'abcd', 'grown', 'abcd'],
    ['that ends a torn line does, too', { [other]: 'aB' }, other, 'abc', 'grown', 'abc'],
    ['whose events are all here in that order is left', { [other]: 'abc' }, other, 'ab', 'known', 'abc'],
    ['is left, whatever file holds them', { x: 'abc' }, other, 'abc', 'known', 'abc'],
    ['of this device is never mixed with its log', { [own]: 'ab' }, own, 'abc', 'beside', 'abc'],
    ['of this device comes back where it has none', {}, own, 'abc', 'new', 'abc'],
    ['that parted from ours stands beside', { [other]: 'abc' }, other, 'abde', 'beside', 'abcde'],
    ['heals a damaged line from beside', { [other]: 'a!c' }, other, 'abc', 'beside', 'abc'],
    ['comes with its damage', { [own]: 'a' }, other, 'b!c', 'new', 'abc'],
    ['of another name stands beside', { [own]: 'a' }, 'old laptop', 'bc', 'beside', 'abc'],
    ['of a name that is a path stands beside', { [own]: 'a' }, '..', 'bc', 'beside', 'abc'],
  ])('%s', (_, ours, name, theirs, how, all) => {
    const reviews = reviewsWith(ours)
    const before = bytesIn(reviews)
    expect(bring(reviews, [name, theirs])).toMatchObject([{ how }])
    expect(cards(reviews)).toBe(all)
    const after = bytesIn(reviews)
    for (const [file, bytes] of Object.entries(before)) expect(after[file]?.startsWith(bytes)).toBe(true)
    expect(after[`${own}.jsonl`] ?? '').toBe(before[`${own}.jsonl`] ?? after[`${own}.jsonl`] ?? '')
    expect(bring(reviews, [name, theirs])).toMatchObject([{ how: 'known' }])
    expect(bytesIn(reviews)).toEqual(after)
  })

  it('stands beside under a name made of its bytes', () => {
    const reviews = reviewsWith({})
    bring(reviews, ['x', 'ab'])
    const [name] = readdirSync(reviews)
    expect(name).toMatch(/^merged-[0-9a-f]{16}\.jsonl$/)
    const elsewhere = reviewsWith({})
    bring(elsewhere, ['y', 'ab'])
    expect(readdirSync(elsewhere)).toEqual([name])
  })

  it('that stands beside takes the place of its own beginning, and of nothing else', () => {
    const reviews = reviewsWith({ [own]: 'a' })
    bring(reviews, ['x', 'ab'], ['x', 'cd'])
    bring(reviews, ['x', 'abef'])
    expect(readdirSync(reviews)).toHaveLength(3)
    expect(cards(reviews)).toBe('abcdef')
  })

  it('never takes the place of a file that has its name', () => {
    const reviews = reviewsWith({})
    bring(reviews, ['x', 'ab'])
    const [name = ''] = readdirSync(reviews)
    writeFileSync(join(reviews, name), log('hg'))
    bring(reviews, ['x', 'ab'])
    expect(readFileSync(join(reviews, name))).toEqual(log('hg'))
    expect(cards(reviews)).toBe('abhg')
  })

  it('with its own beginning beside it is brought in once', () => {
    const reviews = reviewsWith({})
    expect(bring(reviews, ['x', 'ab'], ['y', 'abc'])).toMatchObject([{ how: 'known' }, { how: 'beside' }])
    expect(readdirSync(reviews)).toHaveLength(1)
  })

  it('grows a log while its device appends to it, and nothing is lost', () => {
    const reviews = reviewsWith({ [other]: 'a' })
    const writer = createLogWriter(join(reviews, `${other}.jsonl`))
    const append = (index: number) => events[index] && writer.append(events[index])
    append(1)
    bring(reviews, [other, 'abc'])
    append(7)
    writer.close()
    expect(cards(reviews)).toBe('abch')
  })
})

describe('what is no log', () => {
  const file = (content: string | Buffer): string => {
    const path = join(temporaryFolder(), 'x.jsonl')
    writeFileSync(path, content)
    return path
  }
  const ours = placeAt('/nowhere')
  const refusal = (path: string) => complaintOf(() => readSource(path, ours))[0]?.slice(path.length)

  it.each([
    ['an empty file', '', ' is no log of mull: it holds no answers'],
    ['a deck', 'cards:\n  - {question: a, answer: b}\n', ' is no log of mull: it holds no answers'],
    ['a log of damaged lines alone', '{"v":1\n', ' is no log of mull: it holds no answers'],
    [
      'a log of a newer mull',
      `${log('a')}{"v":2,"type":"review"}\n`,
      ' was written by a newer mull; update mull to bring it in',
    ],
  ])('%s is refused', (_, content, why) => {
    expect(refusal(file(content))).toBe(why)
  })

  it('a folder without logs, a missing file, a huge one are refused', () => {
    const folder = temporaryFolder()
    expect(complaintOf(() => readSource(folder, ours))[0]).toBe(`there are no logs of mull in ${folder}`)
    const none = join(folder, 'none')
    expect(complaintOf(() => readSource(none, ours))[0]).toBe(
      `cannot read ${none}: there is no such file or folder`,
    )
    const path = file(log('a'))
    truncateSync(path, 2 ** 30)
    expect(refusal(path)).toBe(' is too large to be a log of mull')
  })

  it.skipIf(process.platform === 'win32')('a pipe is refused, and not waited for', () => {
    const path = join(temporaryFolder(), 'pipe.jsonl')
    execFileSync('mkfifo', [path])
    expect(refusal(path)).toBe(' is no log of mull: it is not a file')
  })

  it('is stepped over in a folder that has logs', () => {
    const folder = temporaryFolder()
    const write = (name: string, letters: string) => writeFileSync(join(folder, name), log(letters))
    write('a.jsonl', 'A')
    write('b.jsonl', '')
    write('c.jsonl', 'c')
    expect(readSource(folder, ours).logs.map(({ name }) => name)).toEqual(['c.jsonl'])
    expect(complaintOf(() => readSource(folder, placeAt(folder)))[0]).toBe(
      `${folder} is this collection itself`,
    )
  })

  it('does not hide damage', () => {
    const path = file(log('a!b'))
    appendFileSync(path, '{"v"')
    expect(readIncoming(path)).toMatchObject({ name: 'x.jsonl', damaged: 2 })
  })
})
