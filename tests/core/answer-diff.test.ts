import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerDiff, type Difference } from '../../src/core/answer-diff.ts'
import { graphemes } from '../../src/ui/width.ts'

const diff = (typed: string, answer: string, ...accept: readonly string[]) =>
  answerDiff(typed, { answer, accept }, graphemes)

const shown = (differences: readonly Difference[]): string =>
  differences.map(({ text, is }) => ({ same: text, missing: `[+${text}]`, extra: `[-${text}]` })[is]).join('')

const only = (differences: readonly Difference[], kind: Difference['is']): string =>
  differences.flatMap(({ text, is }) => (is === 'same' || is === kind ? text : [])).join('')

describe('the difference', () => {
  it.each([
    ['Paris', 'Paris', 'Paris'],
    ['paramaters', 'parameters', 'param[+e][-a]ters'],
    ['parmeters', 'parameters', 'par[+a]meters'],
    ['parrameters', 'parameters', 'par[-r]ameters'],
    ['paris', 'Paris', '[+P][-p]aris'],
    ['cafe', 'caf\u00e9', 'caf[+\u00e9][-e]'],
    ['cafe\u0301', 'caf\u00e9', 'caf\u00e9'],
    ['', 'Paris', '[+Paris]'],
    ['Rome', '', '[-Rome]'],
    ['abc', 'xyz', '[+xyz][-abc]'],
    ['解码器', '编码器', '[+编][-解]码器'],
    ['因果解码器', '非因果解码器', '[+非]因果解码器'],
    ['👩‍🚀', '👩‍🔬', '[+👩‍🔬][-👩‍🚀]'],
    ['👍', '👍🏽', '[+👍🏽][-👍]'],
    ['हिनदी', 'हिन्दी', 'हि[+न्दी][-नदी]'],
    ['a b', 'a  b', 'a [+ ]b'],
  ])('of %j from %j is %s', (typed, answer, wanted) => expect(shown(diff(typed, answer))).toBe(wanted))

  it('is that from the nearest right answer, from the first of two', () => {
    expect(shown(diff('175 bilion', 'One hundred and seventy-five', '175 billion'))).toBe('175 bil[+l]ion')
    expect(shown(diff('b', 'a', 'c'))).toBe('[+a][-b]')
  })

  it('takes its time for no text', () => {
    const started = process.hrtime.bigint()
    for (const length of [3000, 100_000]) {
      const found = diff(
        'ab'.repeat(length),
        'ba?'.repeat(length),
        ...Array.from({ length: 20 }, (_, i) => `${i}`),
      )
      expect(only(found, 'extra')).toBe('ab'.repeat(length))
    }
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2000)
  })
})

it('holds what was typed and a right answer, whole', () => {
  const bit = fc.constantFrom(
    'a',
    'A',
    'b',
    ' ',
    '\n',
    '你',
    '好',
    '😀',
    '👩‍🚀',
    'e\u0301',
    '\u00e9',
    '\u0301',
    '\ud83d',
    'हि',
  )
  const text = fc.array(bit, { maxLength: 12 }).map(bits => bits.join(''))
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 2 }), (typed, answer, accept) => {
      const found = diff(typed, answer, ...accept)
      expect(only(found, 'extra')).toBe(typed.normalize('NFC'))
      expect([answer, ...accept].map(right => right.normalize('NFC'))).toContain(only(found, 'missing'))
      expect(found.filter(part => part.text === '')).toEqual([])
      expect(found.filter((part, at) => part.is === found[at + 1]?.is)).toEqual([])
    }),
  )
})
