import fc from 'fast-check'
import { deckText } from '../../../src/core/import/deck-text.ts'
import { hostileText } from '../hostile.ts'
import type { Files } from './import-world.ts'

const plain = fc.constantFrom(
  ...[
    'a',
    'Was ist das?',
    '水',
    'a <b> & "c"',
    'x  y',
    '\\(x^{2}\\)',
    '- one\n- two',
    'if:\n  go',
    '#',
    '=1',
    "it's",
    '::',
    '{{',
    'é',
  ],
)
export const text = fc
  .oneof(
    plain,
    hostileText.map(text => text.slice(0, 200)),
  )
  .filter(text => text.trim() !== '' && !/\p{Surrogate}/u.test(text))

const entry = fc.record({
  question: text,
  answer: text,
  note: fc.option(text, { nil: undefined }),
  topic: fc.option(fc.constantFrom('t', 'two words'), { nil: undefined }),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y z', '标签'), { maxLength: 2 }),
  gap: fc.boolean(),
  reverse: fc.boolean(),
})

/** Decks of a collection, one of them of a deck within a deck, with what people and worse write. */
export const collections: fc.Arbitrary<Files> = fc
  .array(fc.array(entry, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map(decks => {
    const files = decks.map((entries, d) => {
      const cards = entries.map(({ question, answer, note, topic, tags, gap, reverse }, c) => ({
        id: `c${c}`,
        ...(gap ? { cloze: `${c} {{one::tip}} of {{two}}` } : { question, answer, reverse }),
        ...(note === undefined ? {} : { note }),
        ...(topic === undefined ? {} : { topic }),
        tags,
      }))
      return [
        `d${d}.yaml`,
        deckText({ id: `d${d}`, name: ['Top', 'Top::Sub', '顶'][d] ?? '' }, cards),
      ] as const
    })
    return Object.fromEntries(files)
  })
