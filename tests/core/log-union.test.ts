import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLine } from '../../src/core/log-line.ts'
import { countLines, linesBeyond, logUnion } from '../../src/core/log-union.ts'
import { at, countedIds, eventFrom, now } from '../build.ts'

const ids = countedIds()
const lines = Array.from({ length: 12 }, (_, n) => {
  const when = now(`2026-11-23 10:${String(n).padStart(2, '0')}`)
  return `${logLine(eventFrom({ type: 'flag', card: 'd/a', on: n % 2 === 0 }, ids(at('2026-11-23 10:00') + n * 60_000), when), crc32)}\n`
})
const logOf = (numbers: readonly number[]): string => numbers.map(n => lines[n] ?? '').join('')
const union = (a: string, b: string): string => logUnion(a, b, crc32)

describe('two versions of one log', () => {
  it.each([
    ['nothing and something', [], [0, 1]],
    ['one that goes on from the other', [0, 1], [0, 1, 2]],
    ['two that went on apart', [0, 1, 4, 5], [0, 1, 2, 3, 6]],
    ['nothing in common', [0, 2], [1, 3]],
    ['the later part first', [3], [0]],
  ])('%s: every line once, in the order of their ids', (_, a, b) => {
    const all = [...new Set([...a, ...b])].toSorted((x, y) => x - y)
    expect(union(logOf(a), logOf(b))).toBe(logOf(all))
    expect(union(logOf(b), logOf(a))).toBe(logOf(all))
  })

  it('lose no line, whatever they hold, and are done after once', () => {
    const line = fc.oneof(
      fc.constantFrom(...lines.map(text => text.trimEnd())),
      fc.string({ unit: 'binary-ascii' }).map(text => text.replaceAll('\n', '')),
    )
    const log = fc.array(line).map(texts => texts.map(text => `${text}\n`).join(''))
    fc.assert(
      fc.property(log, log, (a, b) => {
        const both = union(a, b)
        expect(linesBeyond(a, both)).toEqual([])
        expect(linesBeyond(b, both)).toEqual([])
        expect(union(both, a)).toBe(both)
        expect(union(both, b)).toBe(both)
      }),
    )
  })

  it('keep what is damaged where it stood', () => {
    const torn = '{"v":1,"id":"torn\n'
    expect(union(`${logOf([0])}${torn}${logOf([3])}`, logOf([0, 2]))).toBe(
      `${logOf([0])}${torn}${logOf([2, 3])}`,
    )
  })

  it('are counted by what they hold', () => {
    expect(countLines(linesBeyond(logOf([0, 1, 2]), logOf([0])), crc32)).toEqual({ answers: 0, others: 2 })
  })
})
