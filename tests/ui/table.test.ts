import fc from 'fast-check'
import { expect, it } from 'vitest'
import { table } from '../../src/ui/table.ts'
import type { Line } from '../../src/ui/text.ts'
import { createRender } from '../../src/ui/theme.ts'
import { textWidth } from '../../src/ui/width.ts'

const head = (text: string) => ({ text, style: 'dim' }) as const
const rows: Line[][] = [
  [head('deck'), head('review'), head('new'), head('about')],
  ['LLM basics', '3', '17', 'Nine questions on large language models'],
  ['大语言模型基础', '120', '0', '关于大语言模型的九个问题'],
]
const aligns = ['left', 'right', 'right', 'left'] as const
const render = await createRender({ colour: 0 })
const plain = (line: Line) => render([line])
const shown = (width: number) => `\n${table(rows, aligns, width).map(plain).join('\n')}\n`

it('at 80 columns stands as wide as it needs', () => {
  expect(shown(80)).toMatchInlineSnapshot(`
    "
    deck            review  new  about
    LLM basics           3   17  Nine questions on large language models
    大语言模型基础     120    0  关于大语言模型的九个问题
    "
  `)
})

it('at 40 columns cuts the widest text', () => {
  expect(shown(40)).toMatchInlineSnapshot(`
    "
    deck          review  new  about
    LLM basics         3   17  Nine questio…
    大语言模型…      120    0  关于大语言模…
    "
  `)
})

it('at 20 columns wraps its rows', () => {
  expect(shown(20)).toMatchInlineSnapshot(`
    "
    deck      review
      new  about
    LLM bas…       3
      17  Nine qu…
    大语言…      120
      0  关于大…
    "
  `)
})

it('keeps the styles, also of what is cut', () => {
  expect(table([[{ text: 'a long name', style: 'strong' }, '7']], ['left', 'right'], 11)).toEqual([
    [{ text: 'a long…', style: 'strong' }, '   7'],
  ])
})

it('keeps each row on its line, whatever is in it', () => {
  expect(table([['a\nb\x1b', '1'], ['c']], ['left', 'right'], 20)).toEqual(['a b␛  1', 'c'])
})

it('is empty without rows', () => {
  expect(table([], ['left'], 20)).toEqual([])
})

it('never loses a number and never exceeds the width', () => {
  const number = fc.nat().map(String)
  const row = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), number, number)
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), fc.integer({ min: 20, max: 60 }), (given, width) => {
      const lines = table(given, ['left', 'right', 'right'], width).map(plain)
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width)
      for (const [, one, two] of given) expect(lines.join(' ')).toMatch(new RegExp(`${one}\\s+${two}`))
    }),
  )
})
