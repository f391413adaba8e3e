import { describe, expect, it } from 'vitest'
import { sourceOf } from '../../src/core/place.ts'
import { parseYaml } from '../../src/core/yaml.ts'
import { nodeAt, plain } from '../../src/core/yaml-tree.ts'

const parse = (text: string) => parseYaml(sourceOf(text, 'x.yaml'))

/** The value of a YAML text, through JSON so that objects without a prototype compare. */
const value = (text: string): unknown => {
  const { root } = parse(text)
  return root && JSON.parse(JSON.stringify(plain(root)))
}

const findings = (text: string): string[] => {
  const source = sourceOf(text, 'x.yaml')
  return parseYaml(source).found.map(({ at, finding }) => {
    const { line, column } = source.placeOf(at)
    return `${line}:${column} ${finding.code}`
  })
}

describe('a scalar is text as written', () => {
  it.each([
    ['1.10', '1.10'],
    ['no', 'no'],
    ['~', '~'],
    ['null', 'null'],
    ['0x1F', '0x1F'],
    ['2026-11-23', '2026-11-23'],
    ['.inf', '.inf'],
    ['<<', '<<'],
    ["'it''s'", "it's"],
    ['"a\\tb \\u4f60"', 'a\tb 你'],
    ['two\n  lines', 'two lines'],
    ['C # a comment', 'C'],
    ['C#', 'C#'],
    ['|\n  if x:\n    y\n', 'if x:\n  y'],
    ['|+\n  a\n\n', 'a\n'],
    ['>\n  a\n  b\n\n  c\n', 'a b\nc'],
    ['|\r\n  a\r\n  b\r\n', 'a\nb'],
    ['"a\\n"', 'a\n'],
    ['', ''],
  ])('%j', (written, text) => expect(value(`a: ${written}`)).toEqual({ a: text }))
})

describe('lists and maps', () => {
  it.each([
    ['a: [x, {b: y}]', { a: ['x', { b: 'y' }] }],
    ['- a\n-\n- b: c\n', ['a', '', { b: 'c' }]],
    ['{"a": {b}}', { a: { b: '' } }],
    ['\ufeffa: b', { a: 'b' }],
    ['%YAML 1.1\n---\na: no\n...\n', { a: 'no' }],
    ['', undefined],
    ['# nothing\n', undefined],
    ['---\n', undefined],
  ])('%j', (text, tree) => {
    expect(value(text)).toEqual(tree)
    expect(findings(text)).toEqual([])
  })

  it('take any key', () => {
    const { root } = parse('__proto__: a\nconstructor: b\ntoString: c')
    const object = root && plain(root)
    expect(Object.entries(object ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
    ])
    expect(object && Object.getPrototypeOf(object)).toBeNull()
  })

  it('know where things stand', () => {
    const source = sourceOf('cards:\n  - 问: 😀\n    wrong: ["😀😀", b]\n', 'x.yaml')
    const { root } = parseYaml(source)
    const place = (...path: PropertyKey[]) => root && source.placeOf(nodeAt(root, path)?.at ?? -1)
    expect(place('cards', 0)).toMatchObject({ line: 2, column: 5, source: '  - 问: 😀' })
    expect(place('cards', 0, '问')).toMatchObject({ line: 2, column: 8 })
    expect(place('cards', 0, 'wrong', 1)).toMatchObject({ line: 3, column: 19 })
  })
})

describe('what is refused', () => {
  it.each([
    ['a: &x b', ['1:4 yaml/anchor']],
    ['a: b\nc: *x', ['2:4 yaml/alias']],
    ['*x : b', ['1:1 yaml/alias']],
    ['a: !!str b', ['1:4 yaml/tag']],
    ['!mine\na: !x\n- b', ['1:1 yaml/tag', '2:4 yaml/tag']],
    ['&a &b c', ['1:1 yaml/anchor', '1:4 yaml/anchor']],
    ['a: "&x *y !z"\nb: |\n  &x\n', []],
    ['a: b\n---\nc: d\n---\ne: f', ['2:1 yaml/many-documents']],
    ['a: b\n...\nc: d', ['3:1 yaml/many-documents']],
    ['a:\n\tb: c', ['2:1 yaml/tab']],
    ['a: In Python: x', ['1:4 yaml/colon']],
    ['a: b\nc: d\na: e', ['3:1 yaml/duplicate-key']],
    ['? [a]\n: b', ['1:3 yaml/key-not-text']],
    ['? {a: b}\n: c\n', ['1:3 yaml/key-not-text']],
    ['a: "b', ['1:4 yaml/unclosed-quote']],
    ['a: @b\nc: `d', ['1:4 yaml/start-character', '2:4 yaml/start-character']],
    ['a: b\n c: d', ['1:4 yaml/colon']],
    ['%x', ['1:3 yaml/syntax']],
    ['"\\U00110000"', ['1:2 yaml/escape']],
  ])('%j', (text, codes) => expect(findings(text)).toEqual(codes))

  it('says where a key stands already', () => {
    expect(parse('a: b\nc: d\na: e').found[0]?.finding).toEqual({
      code: 'yaml/duplicate-key',
      key: 'a',
      first: 1,
    })
  })

  it('gives the reason of a syntax error on one line', () => {
    expect(parse('%x').found[0]?.finding).toEqual({
      code: 'yaml/syntax',
      reason: 'Missing directives-end indicator line',
    })
  })

  it.each(['[', '{', '- ', '? ', 'a: {', '[{'])('nesting without end: %j', opening => {
    expect(parse(opening.repeat(100_000)).found.at(-1)?.finding).toEqual({ code: 'yaml/too-deep' })
  })

  it('tells the first hundred errors of a text that is no YAML', () => {
    const { found } = parse('}'.repeat(1000))
    expect(found).toHaveLength(101)
    expect(found.at(-1)?.finding).toEqual({ code: 'yaml/more-errors' })
  })

  it.each(['*a', '&a', '!a'])('tells the first hundred of %j', mark => {
    const { root, found } = parse(`- ${mark} x\n`.repeat(1000))
    expect(root).toBeUndefined()
    expect(found).toHaveLength(101)
    expect(found.at(-1)?.finding).toEqual({ code: 'yaml/more-errors' })
  })

  it('takes twice the time for twice the errors', { timeout: 60_000 }, () => {
    const secondsOf = (errors: number) => {
      const before = process.cpuUsage()
      expect(parse('- a: "q\n'.repeat(errors)).found).toHaveLength(101)
      return process.cpuUsage(before).user
    }
    secondsOf(1_000)
    expect(secondsOf(32_000) / secondsOf(8_000)).toBeLessThan(8)
  })

  it('reads no more pieces than memory allows', { timeout: 60_000 }, () => {
    expect(parse('\n'.repeat(2_000_000)).found).toMatchObject([{ finding: { code: 'yaml/too-large' } }])
  })

  it('never expands an alias', () => {
    const bomb = `a: &a [x]\n${[...'bcdefgh'].map((key, i) => `${key}: &${key} [*${'abcdefg'[i]}, *${'abcdefg'[i]}]`).join('\n')}`
    expect(JSON.stringify(value(bomb)).length).toBeLessThan(200)
  })
})
