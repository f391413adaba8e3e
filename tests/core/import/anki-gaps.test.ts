import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCloze } from '../../../src/core/cloze.ts'
import { clozeText } from '../../../src/core/cloze-text.ts'
import { ankiGaps } from '../../../src/core/import/anki-gaps.ts'

describe('a text of an Anki Cloze note', () => {
  it.each([
    ['{{c1::a}}', '{{a}}', [[1]]],
    ['x {{c1::a::hint}} y', 'x {{a::hint}} y', [[1]]],
    ['{{c1::a}} {{c2::b}} {{c1::c}}', '{{a}} {{b}} {{c}}', [[1], [2], [1]]],
    ['{{C1::a}}', '{{a}}', [[1]]],
    ['{{c1,3::a}}', '{{a}}', [[1, 3]]],
    ['{{c1::a {{c2::b}} c}}', '{{a b c}}', [[1]]],
    ['{{c1::a::b::c}}', '{{a::b\\::c}}', [[1]]],
    ['{{c1::a&#58;&#58;b}}', '{{a\\::b}}', [[1]]],
    ['{{c1::<b>a</b><br>b}}', '{{a\nb}}', [[1]]],
    ['{{c1::\\(x^{2}\\)}}', '{{\\(x^{2}\\)}}', [[1]]],
    ['{{c1::\\frac{a}}}', '{{\\frac{a}}}', [[1]]],
    ['no {{gap}} :: here }}', 'no \\{{gap}} :: here }}', []],
    ['{{c1::}} {{c2::<img src=a.jpg>}}x', ' x', []],
    ['{{c1::a', 'a', []],
    ['\\{{c1::a}}', '\\\\{{a}}', [[1]]],
    ['{{c1::a\\}}', '{{a\\\\}}', [[1]]],
  ])('%s', (html, text, numbers) => {
    expect(ankiGaps(html)).toMatchObject({ text, numbers })
  })

  it('names the gaps within gaps', () => {
    expect(ankiGaps('{{c1::a {{c2::b}}}}').left).toEqual([{ what: 'other', count: 1, names: ['{{b}}'] }])
  })
})

const balanced = (text: string): boolean => {
  let depth = 0
  for (const character of text) {
    if (character === '{') depth++
    if (character === '}' && --depth < 0) return false
  }
  return depth === 0
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '{', '}', '\\', ':', '\n'), maxLength: 8 })
const gap = fc.record({
  text: word.filter(text => balanced(text) && text.trim() !== ''),
  hint: word.filter(text => balanced(text)),
})

it('is what the reader of gaps reads', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 4 }), word, (pairs, last) => {
      const read = readCloze(clozeText([...pairs.flat(), last]))
      if ('finding' in read) return expect(read.finding).toBe('none')
      // A space may part braces and colons from the marks.
      const bare = (text: string) => text.replace(/\s/g, '')
      expect(read.gaps.map(({ text, hint = '' }) => [text, hint].map(bare))).toEqual(
        pairs.map(([, { text, hint }]) => [text, hint].map(bare)),
      )
      expect(bare(read.filled)).toBe(bare(pairs.map(([text, gap]) => text + gap.text).join('') + last))
    }),
    { numRuns: 2000 },
  )
})
