import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceOf } from '../../src/core/place.ts'
import { parseYaml } from '../../src/core/yaml.ts'
import { doubleQuoted, scalarText, valueLines } from '../../src/core/yaml-text.ts'
import { plain } from '../../src/core/yaml-tree.ts'
import { hostileText } from './hostile.ts'

const read = (text: string): unknown => {
  const { root, found } = parseYaml(sourceOf(text, 'x.yaml'))
  return found.length > 0 || !root ? found : JSON.parse(JSON.stringify(plain(root)))
}

describe('a text is written', () => {
  it.each([
    ['plain', 'what it is'],
    ['1.10', '1.10'],
    ['C#', 'C#'],
    ['a:b', 'a:b'],
    ['-1', '-1'],
    ['a: b', '"a: b"'],
    ['a #b', '"a #b"'],
    ['say "hi": now', `'say "hi": now'`],
    [`it's "so": now`, String.raw`"it's \"so\": now"`],
    [' a', '" a"'],
    ['a\tb\r', String.raw`"a\tb\r"`],
    ['', '""'],
    ['-', '"-"'],
    ['- a', '"- a"'],
    ['---', '"---"'],
    ['[a', '"[a"'],
    ['\u202eabc', String.raw`"\u202eabc"`],
    ['👩‍🚀', '👩‍🚀'],
    ['你好：世界', '你好：世界'],
  ])('%j', (text, want) => expect(scalarText(text)).toBe(want === 'what it is' ? text : want))

  it.each([
    ['lines', 'a\n b\n\nc', ['|-', '    a', '     b', '', '    c']],
    ['an indented first line', '  a\nb', ['|2-', '      a', '    b']],
    ['an empty first line', '\na', ['|2-', '', '    a']],
    ['a line break at the end', 'a\n', [String.raw`"a\n"`]],
    ['nothing but line breaks', '\n\n', [String.raw`"\n\n"`]],
    ['another line break', 'a\r\nb', [String.raw`"a\r\nb"`]],
  ])('with %s', (_, text, want) => expect(valueLines(text, 2, 2)).toEqual(want))

  const strings = fc.oneof(
    hostileText,
    fc
      .array(
        fc.constantFrom(
          ': ',
          ' #',
          '- ',
          '---',
          '...',
          '\n',
          '  ',
          '\t',
          '|',
          '>',
          '?',
          '!',
          '&',
          '*',
          '%',
          '@',
          '`',
          "'",
          '"',
          '\\',
          ',',
          '[',
          ']',
          '{',
          '}',
          'a',
          'é',
          ':',
          '#',
        ),
        { maxLength: 8 },
      )
      .map(parts => parts.join('')),
  )

  it('so that it is read as it was', () => {
    fc.assert(
      fc.property(strings, fc.integer({ min: 1, max: 6 }), (text, margin) => {
        const block = valueLines(text, margin, 2).join('\n')
        const pad = ' '.repeat(margin)
        expect(read(`x:\n${pad}a: ${block}\n\n${pad}b: c`)).toEqual({ x: { a: text, b: 'c' } })
        expect(read(`- ${valueLines(text, 0, 2).join('\r\n')}\r\n`)).toEqual([text])
        expect(read(`[${scalarText(text, true)}, {a: ${scalarText(text, true)}}]`)).toEqual([
          text,
          { a: text },
        ])
        expect(read(`{"a":${doubleQuoted(text)}}`)).toEqual({ a: text })
        expect(JSON.parse(doubleQuoted(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
  }, 60_000)
})
