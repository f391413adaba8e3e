import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDeck } from '../../src/core/deck.ts'
import { type Edited, type KeyEdit, withCardKeys, withCards } from '../../src/core/deck-edit.ts'
import { deckTexts } from './deck-layouts.ts'
import { hostileText } from './hostile.ts'

const file = 'decks/d.yaml'

const textOf = (edited: Edited): string => {
  if ('refused' in edited) throw new Error(JSON.stringify(edited.refused))
  return edited.text
}

const short = (id: string): string => id.slice(id.indexOf('/') + 1)

const cardsOf = (text: string) => parseDeck(text.replace(/^\ufeff/, ''), file).deck?.cards ?? []

/** Whether a text holds another, in order. */
const holds = (text: string, part: string): boolean => {
  let at = 0
  for (const character of part) {
    at = text.indexOf(character, at)
    if (at < 0) return false
    at += character.length
  }
  return true
}

const keyed = (text: string, ...edits: KeyEdit[]) => textOf(withCardKeys(text, file, edits))

describe('keys of cards', () => {
  it('stand in front, with everything else as it was', () => {
    const text = `# top
cards:
  # one
  - question: A?   # asked
    answer: a

  -
    # two
    question: B?
    answer: |
      b
  - { question: C?, answer: c }
  - id: d
    question: D?
    answer: d
`
    const [a, b, c] = cardsOf(text).map(({ id }) => short(id))
    expect(
      keyed(
        text,
        { card: a ?? '', id: a ?? '' },
        { card: b ?? '', id: 'bee', was: [b ?? ''] },
        { card: c ?? '', id: '-' },
        { card: 'd', was: ['x/y', 'z'] },
      ),
    ).toMatchInlineSnapshot(`
      "# top
      cards:
        # one
        - id: q-fuad3tiaf6jqn2xs
          question: A?   # asked
          answer: a

        -
          # two
          id: bee
          was: [q-pw7bp4flndcj4zqn]
          question: B?
          answer: |
            b
        - { id: "-", question: C?, answer: c }
        - id: d
          was: [x/y, z]
          question: D?
          answer: d
      "
    `)
  })

  const base = (was: string) => `cards:\n  - id: a\n    question: Q\n    was:${was}\n    answer: A\n`
  it.each([
    ['a block list', '\n      - old # o\n    # and', '\n      - old # o\n      - new\n    # and'],
    ['a block list at the margin', '\n    - old', '\n    - old\n    - new'],
    ['brackets', ' [old, x/y] # o', ' [old, x/y, new] # o'],
    ['brackets with a comma at the end', ' [old, ]', ' [old, new, ]'],
    [
      'brackets over lines',
      ' [\n      old, # o\n      "b" # b\n    ]',
      ' [\n      old, # o\n      "b", new # b\n    ]',
    ],
    ['empty brackets', ' []', ' [new]'],
    ['one name', ' old # o', ' [old, new] # o'],
    ['one name in quotes', " 'old'", " ['old', new]"],
    ['a block', ' |\n      old', ' [old, new]'],
  ])('go behind %s', (_, was, want) => {
    expect(keyed(base(was), { card: 'a', was: ['new'] })).toBe(base(want))
  })

  it('go where a name stands already only once', () => {
    expect(keyed(base(' [old]'), { card: 'a', was: ['old', 'd/old'] })).toBe(base(' [old]'))
  })

  it('of cards in brackets', () => {
    expect(
      keyed(
        'cards: [{question: A?, answer: a}, {"question":"B?","answer":"b"}]',
        {
          card: 'q-fuad3tiaf6jqn2xs',
          id: 'a',
        },
        { card: 'q-pw7bp4flndcj4zqn', id: 'b', was: ['x'] },
      ),
    ).toBe(
      `cards: [{id: a, question: A?, answer: a}, {"id": "b", "was": ["x"], "question":"B?","answer":"b"}]`,
    )
  })

  it.each([
    [
      'a card that is not there',
      'cards:\n  - {id: a, question: Q, answer: A}\n',
      { card: 'b', id: 'c' },
      'no-card',
    ],
    ['a card with errors', 'cards:\n  - {id: a, question: Q}\n', { card: 'a', id: 'c' }, 'no-card'],
    [
      'an id that is taken',
      'cards:\n  - {id: a, question: Q, answer: A}\n  - {id: b, question: R, answer: A}\n',
      { card: 'b', id: 'a' },
      'problem',
    ],
    [
      'an id that is none',
      'cards:\n  - {id: a, question: Q, answer: A}\n',
      { card: 'a', id: 'x y' },
      'problem',
    ],
    ['broken YAML', 'cards: [', { card: 'a', id: 'b' }, 'broken'],
    ['no deck', 'x: y', { card: 'a', id: 'b' }, 'broken'],
  ])('are refused for %s', (_, text, edit, code) => {
    expect(withCardKeys(text, file, [edit])).toMatchObject({ refused: { code } })
  })

  it('go into any layout, and nothing else changes', () => {
    fc.assert(
      fc.property(deckTexts, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (text, chosen) => {
        const cards = cardsOf(text)
        const edits = cards.flatMap(({ id }, index): KeyEdit[] => [
          {
            card: short(id),
            ...(chosen[index] ? { id: `new-${index}` } : {}),
            ...(chosen[index + 4] ? { was: [short(id), `other/x${index}`] } : {}),
          },
        ])
        const now = keyed(text, ...edits)
        const noRename = edits.every(({ card, id }) => id === undefined || card.startsWith('q-'))
        if (noRename) expect(holds(now, text)).toBe(true)
        expect(now.endsWith('\n')).toBe(text.endsWith('\n'))
        expect(now.includes('\r\n')).toBe(text.includes('\r\n'))
        expect(now.replaceAll('\r\n', '').includes('\n') && text.includes('\r\n')).toBe(false)
        expect(cardsOf(now).map(card => short(card.id))).toEqual(
          cards.map((card, index) => (chosen[index] ? `new-${index}` : short(card.id))),
        )
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})

const added = (text: string, ...cards: Parameters<typeof withCards>[2]) =>
  textOf(withCards(text, file, cards))
const simple = { question: 'N?', answer: 'n' }

describe('a card is put behind the others', () => {
  it.each([
    [
      'cards:\n- question: A\n  answer: a\n',
      'cards:\n- question: A\n  answer: a\n\n- question: N?\n  answer: n\n',
    ],
    [
      'cards:\n    -   question: A\n        answer: a',
      'cards:\n    -   question: A\n        answer: a\n\n    -   question: N?\n        answer: n',
    ],
    [
      'cards:\n  - question: A\n    answer: a\n  - question: B\n    answer: b\n\n\nabout: x\n',
      'cards:\n  - question: A\n    answer: a\n  - question: B\n    answer: b\n  - question: N?\n    answer: n\n\n\nabout: x\n',
    ],
    ['cards:\n', 'cards:\n  - question: N?\n    answer: n\n'],
    ['cards:', 'cards:\n  - question: N?\n    answer: n'],
    ['cards: [] # none\nabout: x', 'cards:  # none\n  - question: N?\n    answer: n\nabout: x'],
    ['cards: []\n', 'cards:\n  - question: N?\n    answer: n\n'],
    ['{cards: []}', '{cards: [{question: N?, answer: n}]}'],
    ['cards: [{question: A, answer: a}]', 'cards: [{question: A, answer: a}, {question: N?, answer: n}]'],
    [
      '{\n  "cards": [\n    {"question": "A", "answer": "a"}\n  ]\n}\n',
      '{\n  "cards": [\n    {"question": "A", "answer": "a"},\n    {"question": "N?", "answer": "n"}\n  ]\n}\n',
    ],
    [
      'cards:\n  - { question: A, answer: a } # x\n  # end\n',
      'cards:\n  - { question: A, answer: a } # x\n  - { question: N?, answer: n }\n  # end\n',
    ],
    [
      'cards:\r\n  - question: A\r\n    answer: |\r\n      a\r\n    # of a\r\n\r\n# end\r\n',
      'cards:\r\n  - question: A\r\n    answer: |\r\n      a\r\n    # of a\r\n\r\n  - question: N?\r\n    answer: n\r\n\r\n# end\r\n',
    ],
  ])('of %j', (text, want) => expect(added(text, simple)).toBe(want))

  it('with all its keys, plain where it can be', () => {
    expect(
      added('cards:\n', {
        id: 'x',
        topic: 'scale',
        question: 'What: "this"?',
        answer: 'if x:\n\ty # no comment\n\n  z',
        accept: ['one', 'two, three', '- four'],
        wrong: [
          'no',
          'a long wrong answer that goes on and on and on',
          'another long wrong answer, longer than the first',
        ],
        note: ' indented\nnot',
        tags: ['a b'],
      }),
    ).toMatchInlineSnapshot(`
      "cards:
        - id: x
          topic: scale
          question: 'What: "this"?'
          answer: |-
            if x:
            	y # no comment

              z
          accept: [one, "two, three", "- four"]
          wrong:
            - no
            - a long wrong answer that goes on and on and on
            - another long wrong answer, longer than the first
          note: |2-
             indented
            not
          tags: [a b]
      "
    `)
  })

  it('also many at once', () => {
    const text = added('cards: []\n', simple, { question: 'M?', answer: 'm' })
    expect(text).toBe('cards:\n  - question: N?\n    answer: n\n\n  - question: M?\n    answer: m\n')
  })

  it.each([
    ['a question that is there', 'cards:\n  - {question: N?, answer: A}\n', simple, 'problem'],
    [
      'an id that is taken',
      'cards:\n  - {id: n, question: Q, answer: A}\n',
      { ...simple, id: 'n' },
      'problem',
    ],
    ['a card without an answer', 'cards:\n', { question: 'Q' }, 'problem'],
    ['cards that are text', 'cards: x\n', simple, 'broken'],
    ['an empty file', '', simple, 'broken'],
    ['two documents', 'cards: []\n---\nx: y\n', simple, 'broken'],
  ])('not with %s', (_, text, card, code) => {
    expect(withCards(text, file, [card])).toMatchObject({ refused: { code } })
  })

  const readable = hostileText.filter(text => text.trim() !== '')

  it('word for word, in any layout, with nothing else changed', () => {
    fc.assert(
      fc.property(
        deckTexts,
        fc.array(
          fc.record({
            question: readable,
            answer: readable,
            note: readable,
            wrong: fc.uniqueArray(readable, { maxLength: 3 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        (text, news) => {
          const old = cardsOf(text)
          const edited = withCards(text, file, news)
          if ('refused' in edited) {
            expect(edited.refused).toMatchObject({ code: 'problem' })
            return
          }
          expect(holds(edited.text, text.replace(/ ?\[\s*\]/, ''))).toBe(true)
          expect(edited.text.endsWith('\n')).toBe(text.endsWith('\n'))
          const bytes = Buffer.from(edited.text).toString()
          expect(bytes).toBe(edited.text)
          const now = cardsOf(bytes)
          expect(now.slice(0, old.length).map(({ line, ...card }) => card)).toEqual(
            old.map(({ line, ...card }) => card),
          )
          expect(
            now
              .slice(old.length)
              .map(({ question, answer, note, wrong }) => ({ question, answer, note, wrong })),
          ).toEqual(news)
        },
      ),
      { numRuns: 200 },
    )
  }, 60_000)
})
