import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCloze } from '../../src/core/cloze.ts'

/** Each gap as `before|text(hint)|after`, or what is wrong and where. */
const read = (text: string): string | readonly string[] => {
  const result = readCloze(text)
  if ('finding' in result) return `${result.at} ${result.finding.code}`
  return result.gaps.map(
    ({ before, text, after, hint }) => `${before}|${text}${hint === undefined ? '' : `(${hint})`}|${after}`,
  )
}

describe('the gaps of a text', () => {
  it.each([
    ['{{a}}', ['|a|']],
    ['GPT-3 has {{175B}} parameters', ['GPT-3 has |175B| parameters']],
    ['{{175B::a number}}', ['|175B(a number)|']],
    ['{{a}} and {{b::c}}', ['|a| and b', 'a and |b(c)|']],
    ['one\n  {{two}}\nthree', ['one\n  |two|\nthree']],
    ['{{ a }}b', [' |a| b']],
    ['{{a::}}', ['|a|']],
    ['{{a:: b::c }}', ['|a(b::c)|']],
    ['{{人工智能::两个词}}😀', ['|人工智能(两个词)|😀']],
    ['{{x^{2}}}', ['|x^{2}|']],
    ['{"a": {{1}}}', ['{"a": |1|}']],
    ['{{{a}}}', ['|{a}|']],
    ['{{{}} opens, {{b}} not', ['|{| opens, b not', '{ opens, |b| not']],
    ['a }} b {{c}}', ['a }} b |c|']],
    [String.raw`\{{a}} {{b}}`, ['{{a}} |b|']],
    [String.raw`C:\\{{Users}}`, ['C:\\|Users|']],
    [String.raw`\n {{\d+}} \{`, ['\\n |\\d+| \\{']],
    [String.raw`{{std\::vector::a type}}`, ['|std::vector(a type)|']],
    [String.raw`{{a\\::b}}`, ['|a\\(b)|']],
    [String.raw`{{a\\}}`, ['|a\\|']],
    [String.raw`{{\{{ name \}}}}`, ['|{{ name }}|']],
  ])('%j', (text, gaps) => expect(read(text)).toEqual(gaps))

  it.each([
    ['no gap', '0 card/no-gap'],
    ['', '0 card/no-gap'],
    ['}}', '0 card/no-gap'],
    [String.raw`\{{a}}`, '0 card/no-gap'],
    ['a {{}}', '2 card/empty-gap'],
    ['{{a}} {{ \n }}', '6 card/empty-gap'],
    ['{{::hint}}', '0 card/empty-gap'],
    ['a {{b', '2 card/unclosed-gap'],
    ['a {{b}', '2 card/unclosed-gap'],
    ['{{a {{b}} c}}', '0 card/nested-gap'],
    [`{{a}} ${'{{b}}'.repeat(100)}`, '501 card/too-many-gaps'],
  ])('what is wrong with %j', (text, slip) => expect(read(text)).toBe(slip))

  it('may be a hundred', () => expect(read('{{b}}'.repeat(100))).toHaveLength(100))

  it.each(['\\'.repeat(200_000), '{'.repeat(200_000), `{{${'}'.repeat(200_000)}`, '{{a}'.repeat(50_000)])(
    'are found in time in %.8s…',
    text => expect(read(text)).toBeDefined(),
  )
})

// People's progress hangs on these: a change here loses it.
describe('the key of a gap', () => {
  const keys = (text: string) => {
    const result = readCloze(text)
    return 'gaps' in result ? result.gaps.map(({ key }) => key) : []
  }

  it.each([
    ['{{175B}}', ['dd7wgdlc']],
    ['{{ 175B ::a number}}', ['dd7wgdlc']],
    ['{{175B}} {{175B}} {{175B}}', ['dd7wgdlc', 'dd7wgdlc-2', 'dd7wgdlc-3']],
    ['{{编码器}}', ['3de4ma4o']],
    ['{{cafe\u0301}} {{caf\u00e9}}', ['quhx3rbz', 'quhx3rbz-2']],
  ])('%j has %j', (text, wanted) => expect(keys(text)).toEqual(wanted))

  it('stays when another gap comes in, and so does the text that gives the id', () => {
    const [before, after] = ['{{GPT-3}} has 175B', '{{GPT-3}} has {{175B::how many?}}'].map(readCloze)
    expect(after).toMatchObject({ filled: 'GPT-3 has 175B' })
    expect(before).toMatchObject({ filled: 'GPT-3 has 175B' })
    expect(keys('{{GPT-3}} has 175B')).toEqual(keys('{{GPT-3}} has {{175B::how many?}}').slice(0, 1))
  })
})

it('a gap and what is around it are the whole text', () => {
  const bits = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '{',
    '}',
    '{{',
    '}}',
    '::',
    '\\',
    '{{b}}',
    '{{c::d}}',
    '你',
    '😀',
  )
  fc.assert(
    fc.property(
      fc.array(bits, { maxLength: 20 }).map(parts => parts.join('')),
      text => {
        const result = readCloze(text)
        if ('finding' in result) return
        for (const { before, text, after } of result.gaps) {
          expect(before + text + after).toBe(result.filled)
          expect(text).toBe(text.trim())
          expect(text).not.toBe('')
        }
        expect(new Set(result.gaps.map(({ key }) => key)).size).toBe(result.gaps.length)
      },
    ),
  )
})
