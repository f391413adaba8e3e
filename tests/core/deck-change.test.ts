import fc from 'fast-check'
import { expect, it } from 'vitest'
import { baseId, shortId } from '../../src/core/card-id.ts'
import { parseDeck } from '../../src/core/deck.ts'
import { type CardChange, withChanges } from '../../src/core/deck-change.ts'
import { deckTexts } from './deck-layouts.ts'

const changed = (text: string, ...changes: CardChange[]): string => {
  const edited = withChanges(text, 'd.yaml', changes)
  return 'refused' in edited ? `refused: ${edited.refused.code}` : edited.text
}

it('puts a value in the place of the old one, and leaves all else', () => {
  const text = `# mine
cards:
  # first
  - id: a   # an id
    question: old   # why
    answer: |
      two
      lines
    # below
    tags:
      - x
      - y
  - { id: b, question: "q", answer: 'a' }   # flow
  - id: c
    question: c
    answer:
      below
`
  expect(
    changed(
      text,
      { card: 'a', set: { question: 'new\nof two lines', answer: 'one', tags: ['z'], note: 'a\nnote' } },
      { card: 'b', set: { answer: 'x, y', reverse: true } },
      { card: 'c', set: { answer: 'C' } },
    ),
  ).toMatchInlineSnapshot(`
    "# mine
    cards:
      # first
      - id: a   # an id
        question: "new\\nof two lines"   # why
        answer: one
        # below
        tags: [z]
        note: |-
          a
          note
      - { id: b, question: "q", answer: "x, y", reverse: true }   # flow
      - id: c
        question: c
        answer: C
    "
  `)
})

it.each([
  [
    'cards:\n  - id: a\n    cloze: "{{x}} y"\n',
    { cloze: 'x {{y}}' },
    'cards:\n  - id: a\n    cloze: x {{y}}\n',
  ],
  [
    'cards:\n  - id: a\n    question: q\n    answer: b',
    { note: 'n' },
    'cards:\n  - id: a\n    question: q\n    answer: b\n    note: n',
  ],
  [
    'cards:\r\n  - id: a\r\n    question: q\r\n    answer: b\r\n',
    { answer: 'x\ny' },
    'cards:\r\n  - id: a\r\n    question: q\r\n    answer: |-\r\n      x\r\n      y\r\n',
  ],
  [
    'cards: [{"id": "a", "question": "q", "answer": "b"}]',
    { answer: 'x"', note: 'n' },
    'cards: [{"id": "a", "question": "q", "answer": "x\\"", "note": "n"}]',
  ],
])('%j', (text, set, after) => {
  expect(changed(text, { card: 'a', set })).toBe(after)
})

it('refuses a card that is not there', () => {
  expect(changed('cards:\n  - {id: a, question: q, answer: b}\n', { card: 'x', set: { answer: 'c' } })).toBe(
    'refused: no-card',
  )
})

const words = fc.constantFrom(
  'plain',
  'a: b',
  '# x',
  'two\nlines',
  '  indented\nmore',
  'it\'s "so"',
  '[x]',
  '{{x}}',
  '中文',
  'no',
  '- a',
  'a\n\nb',
)

it('changes what is asked for in any layout, and nothing else', () => {
  fc.assert(
    fc.property(
      deckTexts,
      fc.record(
        {
          question: words,
          answer: words,
          note: words,
          tags: fc.array(words, { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: [] },
      ),
      fc.nat(),
      (text, set, at) => {
        const before = parseDeck(text.replace('\ufeff', ''), 'd.yaml')
        const cards = before.deck?.cards ?? []
        const card = cards[at % Math.max(1, cards.length)]
        // A card without an id goes by its question: that is not for a change to say.
        fc.pre(card !== undefined && before.problems.length === 0 && card.unnamed !== undefined)
        const edited = withChanges(text, 'd.yaml', [{ card: baseId(shortId(card)), set }])
        if ('refused' in edited) return expect(edited.refused).toBe('nothing')
        const tags = set.tags?.map(tag => tag.replace(/\s+/g, ' ').trim())
        const after = edited.parsed.deck?.cards.find(({ id }) => id === card.id)
        expect(after).toMatchObject({ ...set, ...(tags ? { tags } : {}) })
        expect(edited.parsed.deck?.cards.length).toBe(cards.length)
      },
    ),
    { numRuns: 500 },
  )
})
