import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean } from '../../src/ui/clean.ts'
import type { Line } from '../../src/ui/text.ts'
import { createRender } from '../../src/ui/theme.ts'
import { truncate } from '../../src/ui/truncate.ts'
import { graphemes, padEnd, textWidth } from '../../src/ui/width.ts'
import { wrapLine } from '../../src/ui/wrap.ts'

const render = await createRender({ colour: 0 })
const plain = (line: Line) => render([line])
const wrap = (line: Line, width: number, hang?: number) => wrapLine(line, width, hang).map(plain)
/** As a box, so that a snapshot shows the width and every space. */
const box = (line: Line, width: number, hang?: number) =>
  `\n${wrap(line, width, hang)
    .map(each => `${padEnd(each, width)}|`)
    .join('\n')}\n`

const english =
  'A causal decoder predicts each token from the ones before it, so every position of a text gives a training signal (next-token prediction).'
const chinese =
  '“涌现能力”是指：小模型没有、规模（参数量）超过某个阈值后才突然出现的能力。例如 GPT-3 的 175B，即 1750 亿个参数！'

describe('wrapLine', () => {
  it('English at 20, 40 and 80 columns', () => {
    expect(box(english, 20)).toMatchInlineSnapshot(`
      "
      A causal decoder    |
      predicts each token |
      from the ones before|
      it, so every        |
      position of a text  |
      gives a training    |
      signal (next-token  |
      prediction).        |
      "
    `)
    expect(box(english, 40)).toMatchInlineSnapshot(`
      "
      A causal decoder predicts each token    |
      from the ones before it, so every       |
      position of a text gives a training     |
      signal (next-token prediction).         |
      "
    `)
    expect(box(english, 80)).toMatchInlineSnapshot(`
      "
      A causal decoder predicts each token from the ones before it, so every position |
      of a text gives a training signal (next-token prediction).                      |
      "
    `)
  })

  it('Chinese at 20, 40 and 80 columns', () => {
    expect(box(chinese, 20)).toMatchInlineSnapshot(`
      "
      “涌现能力”是指：小模|
      型没有、规模（参数  |
      量）超过某个阈值后才|
      突然出现的能力。例如|
      GPT-3 的 175B，即   |
      1750 亿个参数！     |
      "
    `)
    expect(box(chinese, 40)).toMatchInlineSnapshot(`
      "
      “涌现能力”是指：小模型没有、规模（参数  |
      量）超过某个阈值后才突然出现的能力。例如|
      GPT-3 的 175B，即 1750 亿个参数！       |
      "
    `)
    expect(box(chinese, 80)).toMatchInlineSnapshot(`
      "
      “涌现能力”是指：小模型没有、规模（参数量）超过某个阈值后才突然出现的能力。例如  |
      GPT-3 的 175B，即 1750 亿个参数！                                               |
      "
    `)
  })

  it('code keeps its indentation, also where it wraps', () => {
    const code =
      'def loss(logits):\n    return -sum(log(p) for p in logits)\n\n                deep_inside(one, two)'
    expect(box(code, 24)).toMatchInlineSnapshot(`
      "
      def loss(logits):       |
          return -sum(log(p)  |
          for p in logits)    |
                              |
                  deep_inside(|
                  one, two)   |
      "
    `)
  })

  it('hangs beside a label', () => {
    expect(
      box('2) The answer of a choice is longer than a line,\nor has two\n  and code', 24, 3),
    ).toMatchInlineSnapshot(`
      "
      2) The answer of a      |
         choice is longer than|
         a line,              |
         or has two           |
           and code           |
      "
    `)
  })

  it.each([
    ['an empty line', '', 5, ['']],
    ['only spaces', '   ', 2, ['']],
    ['trailing spaces', 'one   \ntwo ', 9, ['one', 'two']],
    ['a gap in the middle', 'a   = 1', 9, ['a   = 1']],
    ['a gap where it breaks', 'one   two', 6, ['one', 'two']],
    ['blank lines', 'a\n\nb', 5, ['a', '', 'b']],
    ['a word longer than the line', 'see abcdefghij now', 6, ['see', 'abcdef', 'ghij', 'now']],
    ['one column', 'ab c', 1, ['a', 'b', 'c']],
    ['one column, wide', '中文', 1, ['中', '文']],
    ['a narrow indented line', '  中文', 2, ['中', '文']],
    ['no closing mark at the start', '一二三。', 6, ['一二', '三。']],
    ['no opening mark at the end', '一二（三）', 6, ['一二', '（三）']],
    ['closing marks with no room', '一。。。', 4, ['一。', '。。']],
    ['Latin beside Chinese', '大模型GPT很大', 6, ['大模型', 'GPT很', '大']],
    ['ideographic spaces', '一二　三四', 5, ['一二', '三四']],
    ['an emoji family', '👨‍👩‍👧👨‍👩‍👧', 3, ['👨‍👩‍👧', '👨‍👩‍👧']],
    ['combining marks', 'e\u0301e\u0301e\u0301', 2, ['e\u0301e\u0301', 'e\u0301']],
    ['what is hostile, as it is shown', '\x1b[2J \u202ex', 7, ['␛[2J', 'U+202Ex']],
  ])('%s', (_, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines)
  })

  it('keeps the style of every word', () => {
    expect(wrapLine(['The ', { text: 'causal decoder', style: 'strong' }, ' wins'], 11)).toEqual([
      ['The ', { text: 'causal', style: 'strong' }],
      { text: 'decoder', style: 'strong' },
      'wins',
    ])
  })

  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        ...'ab  \n\t中文。，（）“”あっ한',
        '👨‍👩‍👧',
        '🇨🇳',
        'e\u0301',
        '\x1b',
        '\u200d',
        '\u3000',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 60,
  })
  const unspaced = (parts: readonly string[]) => parts.join('').replace(/[ \u3000\n]/g, '')

  it('loses nothing but spaces', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), fc.nat({ max: 6 }), (line, width, hang) => {
        expect(unspaced(wrap(line, width, hang))).toBe(unspaced([clean(line)]))
      }),
    )
  })

  it('stays within the width unless one grapheme is wider, and leaves no space at an end', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), fc.nat({ max: 6 }), (line, width, hang) => {
        for (const part of wrap(line, width, hang)) {
          expect(textWidth(part) <= width || graphemes(part.trim()).length === 1).toBe(true)
          expect(part).not.toMatch(/[ \u3000]$/)
        }
      }),
    )
  })

  it('never splits a grapheme', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (line, width) => {
        const whole = graphemes(clean(line)).filter(each => !/^[ \u3000\n]$/.test(each))
        const parts = wrap(line, width).flatMap(graphemes)
        expect(parts.filter(each => !/^[ \u3000]$/.test(each))).toEqual(whole)
      }),
    )
  })
})

it.each([
  ['abc', 3],
  ['中文', 4],
  ['👨‍👩‍👧', 2],
  ['e\u0301', 1],
  ['\t', 4],
  ['\x1b[2J', 4],
])('textWidth(%j) is %i', (given, width) => {
  expect(textWidth(given)).toBe(width)
})

it.each([
  ['ab', 4, 'ab  '],
  ['中', 4, '中  '],
  ['a\nb', 4, 'a b '],
  ['abcd', 2, 'abcd'],
])('padEnd(%j, %i)', (given, width, padded) => {
  expect(padEnd(given, width)).toBe(padded)
})

it.each([
  ['abcd', 4, 'abcd'],
  ['abcde', 4, 'abc…'],
  ['abc def', 5, 'abc…'],
  ['一二三', 6, '一二三'],
  ['一二三', 5, '一二…'],
  ['一二三', 4, '一…'],
  ['👨‍👩‍👧👨‍👩‍👧', 3, '👨‍👩‍👧…'],
  ['a\nb', 4, 'a b'],
  ['abc', 1, '…'],
  ['abc', 0, ''],
])('truncate(%j, %i)', (given, width, cut) => {
  expect(truncate(given, width)).toBe(cut)
})

it('graphemes are those of Unicode, with and without the segmenter', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'aé。中あー“…—⁵θ☐↔〇〜 \n', '👨‍👩‍👧', '🇨', '🇳', '\u0301', '\u200d', '한', 'क्ष'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  fc.assert(
    fc.property(fc.string({ unit }), given => {
      const segments = new Intl.Segmenter('en').segment(given)
      expect(graphemes(given)).toEqual(Array.from(segments, ({ segment }) => segment))
    }),
  )
})
