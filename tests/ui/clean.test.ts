import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, escapeJson, oneLine } from '../../src/ui/clean.ts'
import { isPlain } from '../../src/ui/plain.ts'

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'a中\n\t\r\x1b\x9b\u202e\u200b\u200d\ud800'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})
const plain = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isPlain)

/** Told apart from the code by its own words: by category, not by the code's expression. */
const isAllowed = (character: string): boolean =>
  character === '\n' ||
  ['\u00ad', '\u061c', '\u200c', '\u200d', '\u200e', '\u200f'].includes(character) ||
  !/[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u.test(character)
const onlyAllowed = (text: string) => [...text].every(isAllowed)

describe('clean', () => {
  it.each([
    ['a line break stays', 'a\nb', 'a\nb'],
    ['a tab becomes spaces', 'a\tb', 'a    b'],
    ['NUL', '\0', '␀'],
    ['bell', '\x07', '␇'],
    ['backspace', 'a\bb', 'a␈b'],
    ['carriage return', 'safe\rrm', 'safe␍rm'],
    ['a colour sequence', '\x1b[31mred', '␛[31mred'],
    ['a window title', '\x1b]0;owned\x07', '␛]0;owned␇'],
    ['an unterminated hyperlink', '\x1b]8;;http://x', '␛]8;;http://x'],
    ['DEL', '\x7f', '␡'],
    ['C1: the one-byte CSI', '\x9b2J', '\ufffd2J'],
    ['C1: NEL', 'a\x85b', 'a\ufffdb'],
    ['a bidi override', '\u202etxt.exe', 'U+202Etxt.exe'],
    ['a bidi embedding', '\u202a', 'U+202A'],
    ['bidi isolates', '\u2066x\u2069', 'U+2066xU+2069'],
    ['zero width space', 'pass\u200bword', 'passU+200Bword'],
    ['byte order mark', '\ufeff', 'U+FEFF'],
    ['word joiner', '\u2060', 'U+2060'],
    ['line separator', 'a\u2028b', 'aU+2028b'],
    ['paragraph separator', '\u2029', 'U+2029'],
    ['a tag character', '\u{e0041}', 'U+E0041'],
    ['a noncharacter', '\uffff', 'U+FFFF'],
    ['unassigned', '\u0378', 'U+0378'],
    ['a lone high surrogate', '\ud83dx', 'U+D83Dx'],
    ['a lone low surrogate', 'x\ude00', 'xU+DE00'],
  ])('%s', (_, text, shown) => {
    expect(clean(text)).toBe(shown)
  })

  it.each([
    ['English', 'What does 175B mean?'],
    ['Chinese', '涌现能力是什么？“175B”——1750 亿个参数。'],
    ['formulas', '0.6⁵ ≈ 7.8 %, Σ log p(xₜ | x₍<ₜ₎) → θ'],
    ['an emoji family (ZWJ)', '👨‍👩‍👧'],
    ['an emoji heart (variation selector)', '❤️'],
    ['Persian (ZWNJ)', 'می‌خواهم'],
    ['soft hyphen', 'auto\u00admatic'],
    ['LRM, RLM, ALM', 'a\u200eb\u200fc\u061cd'],
    ['combining marks', 'e\u0301 क्षि กำ'],
    ['no-break and ideographic space', 'a\u00a0b\u3000c'],
    ['private use', '\ue0b0'],
    ['astral', '𠮷 𝛼'],
  ])('leaves %s unchanged', (_, text) => {
    expect(clean(text)).toBe(text)
  })

  it('lets nothing else through, and is its own fixed point', () => {
    fc.assert(
      fc.property(hostile, text => {
        const shown = clean(text)
        expect(onlyAllowed(shown)).toBe(true)
        expect(clean(shown)).toBe(shown)
      }),
    )
  })

  it('takes a fast path only where it changes nothing', () => {
    expect(plain.filter(character => !isAllowed(character))).toEqual([])
  })
})

it.each([
  ['a\nb', 'a b'],
  ['a\n\n b', 'a  b'],
  ['a\tb\x1b', 'a    b␛'],
])('oneLine(%j)', (text, shown) => {
  expect(oneLine(text)).toBe(shown)
})

it('plain characters never join a neighbour', () => {
  const segmenter = new Intl.Segmenter('en')
  const count = (text: string) => Array.from(segmenter.segment(text)).length
  expect(plain.filter(character => count(`a${character}${character}가`) !== 4)).toEqual([])
})

describe('escapeJson', () => {
  it.each([
    ['control characters', '\x1b\x7f\x9b', '"\\u001b\\u007f\\u009b"'],
    ['a bidi override', '\u202e', '"\\u202e"'],
    ['a tag character', '\u{e0041}', '"\\udb40\\udc41"'],
    ['what is printable', 'a中😀\n', '"a中😀\\n"'],
  ])('%s', (_, value, json) => {
    expect(escapeJson(JSON.stringify(value))).toBe(json)
  })

  it('keeps the value and lets nothing but printable text through', () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, hostile), fc.constantFrom(0, 2), (value, indent) => {
        const json = escapeJson(JSON.stringify(value, null, indent))
        expect(onlyAllowed(json)).toBe(true)
        expect(JSON.stringify(JSON.parse(json))).toBe(JSON.stringify(value))
      }),
    )
  })
})
