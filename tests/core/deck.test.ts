import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDeck } from '../../src/core/deck.ts'
import type { Problem } from '../../src/core/problem.ts'

const at = ({ line, column, code }: Problem): string => `${line}:${column} ${code}`

const finds =
  (yaml: string, ...want: string[]) =>
  () =>
    expect(parseDeck(yaml, 'decks/d.yaml').problems.map(at)).toEqual(want)

/** The questions of the cards that are left, or `withheld` for the deck. */
const keeps =
  (yaml: string, ...want: string[]) =>
  () =>
    expect(parseDeck(yaml, 'decks/d.yaml').deck?.cards.map(card => card.question) ?? ['withheld']).toEqual(
      want,
    )

const good = '  - question: Q\n    answer: A\n'
const full = `deck: "  LLM  basics "
id: llm
language: en
about: |
  What they are.
  And why.
cards:
  - id: what-175b-means
    topic: model scale
    question: |
      What is
        175B?
    answer: 1.10
    note: no
    wrong: [175 GB, 175 tokens]
    accept: 175 billion
    tags: gpt
    was: [old, other/older]
  - question: Why?
    answer: "So."
`

describe('a deck', () => {
  it('is read whole', () => {
    expect(parseDeck(full, 'decks/d.yaml')).toMatchObject({
      deck: {
        id: 'llm',
        name: 'LLM basics',
        language: 'en',
        about: 'What they are.\nAnd why.',
        file: 'decks/d.yaml',
        cards: [
          {
            id: 'llm/what-175b-means',
            deck: 'llm',
            topic: 'model scale',
            question: 'What is\n  175B?',
            answer: '1.10',
            note: 'no',
            wrong: ['175 GB', '175 tokens'],
            accept: ['175 billion'],
            tags: ['gpt'],
            was: ['llm/old', 'other/older'],
            line: 8,
          },
          { id: 'llm/q-lwfjswtpu7hxyv34', question: 'Why?', answer: 'So.', wrong: [], was: [], line: 19 },
        ],
      },
      problems: [],
      withheld: [],
    })
  })

  it('has no keys but those written', () => {
    const { deck } = parseDeck(`cards:\n${good}`, 'd.yaml')
    expect(Object.keys(deck ?? {}).sort()).toEqual(['cards', 'file', 'id', 'name'])
    expect(Object.keys(deck?.cards[0] ?? {}).sort()).toEqual(
      ['accept', 'answer', 'deck', 'form', 'id', 'line', 'question', 'tags', 'typed', 'wrong', 'was'].sort(),
    )
  })

  it.each([
    ['', 'french', 'french'],
    ['deck: French\n', 'french', 'French'],
    ['id: fr\n', 'fr', 'fr'],
    ['id: fr\ndeck: French\n', 'fr', 'French'],
    ['id: "cafe\\u0301"\n', 'caf\u00e9', 'caf\u00e9'],
  ])('with %j has the id %s and the name %s', (header, id, name) => {
    expect(parseDeck(`${header}cards:\n${good}`, 'decks/french.yaml').deck).toMatchObject({ id, name })
  })

  it('has the same ids whatever its line breaks', () => {
    const ids = (text: string) => parseDeck(text, 'd.yaml').deck?.cards.map(card => card.id)
    const text = 'cards:\n  - question: |\n      a\n      b\n    answer: c\n'
    expect(ids(text.replaceAll('\n', '\r\n'))).toEqual(ids(text))
  })
})

describe('what is wrong with a file', () => {
  it('is empty', finds('', '1:1 file/empty'))
  it('has only a comment', finds('# soon\n', '1:1 file/empty'))
  it('is a list', finds('- question: a\n', '1:1 deck/not-a-map'))
  it('is a text', finds('hello', '1:1 deck/not-a-map'))
  it('holds two decks', finds(`cards:\n${good}---\ncards:\n${good}`, '4:1 yaml/many-documents'))
  it('has a tab', finds('cards:\n\t- question: a', '2:1 yaml/tab'))
  it('is broken', finds('cards:\n  - question: "a', '2:15 yaml/unclosed-quote'))
})

describe('what is wrong with a deck', () => {
  it('has no cards key', finds('deck: x', '1:1 deck/missing-key'))
  it('misspells its key once', finds(`card:\n${good}`, '1:1 deck/unknown-key'))
  it('knows no such key', finds(`author: me\ncards:\n${good}`, '1:1 deck/unknown-key'))
  it('has no cards yet', finds('deck: x\ncards:\n', '2:1 deck/no-cards'))
  it('has an empty list', finds('cards: []', '1:1 deck/no-cards'))
  it('has a text for cards', finds('cards: soon', '1:8 deck/wrong-type'))
  it('has a map for cards', finds('cards:\n  question: a\n', '2:3 deck/wrong-type'))
  it('has a list for a name', finds(`deck: [a]\ncards:\n${good}`, '1:7 deck/wrong-type'))
  it(
    'has an empty name',
    finds(`deck: " "\nabout:\ncards:\n${good}`, '1:7 deck/empty-text', '2:1 deck/empty-text'),
  )
  it('has a bad id', finds(`id: a b\ncards:\n${good}`, '1:5 deck/bad-id'))
  it('has an empty id', finds(`id:\ncards:\n${good}`, '1:1 deck/empty-text'))
})

describe('what is wrong with a card', () => {
  it('wants an answer', finds('cards:\n  - question: Hi', '2:5 card/missing-key'))
  it(
    'wants a question and an answer',
    finds('cards:\n  - id: a', '2:5 card/missing-key', '2:5 card/missing-key'),
  )
  it('misspells its key once', finds('cards:\n  - question: Hi\n    anwser: Ho\n', '3:5 card/unknown-key'))
  it(
    'knows no such key',
    finds('cards:\n  - question: Hi\n    answer: Ho\n    color: red', '4:5 card/unknown-key'),
  )
  it('is a text', finds('cards:\n  - Hi\n', '2:5 card/not-a-map'))
  it('is nothing', finds(`cards:\n${good}  -\n`, '4:4 card/not-a-map'))
  it('has an empty answer', finds('cards:\n  - question: Hi\n    answer:\n', '3:5 card/empty-text'))
  it('has a blank answer', finds('cards:\n  - question: Hi\n    answer: " "\n', '3:13 card/empty-text'))
  it(
    'has a list for an answer',
    finds('cards:\n  - question: Hi\n    answer: [1, 2]\n', '3:13 card/wrong-type'),
  )
  it(
    'has keys for tags',
    finds('cards:\n  - question: Hi\n    answer: Ho\n    tags:\n      a: b', '5:7 card/wrong-type'),
  )
  it(
    'has a key in its choices',
    finds('cards:\n  - question: Hi\n    answer: Ho\n    wrong: [a, b: c]', '4:16 card/wrong-type'),
  )
  it(
    'has an empty choice',
    finds('cards:\n  - question: Hi\n    answer: Ho\n    wrong: [a, ""]', '4:16 card/empty-text'),
  )
  it('has a bad id', finds('cards:\n  - id: a/b\n    question: Hi\n    answer: Ho\n', '2:9 card/bad-id'))
  it(
    'had a bad id',
    finds('cards:\n  - question: Hi\n    answer: Ho\n    was: [a, b c]\n', '4:14 card/bad-id'),
  )
  it(
    'has the key of a prototype',
    finds(
      `cards:\n${good}    __proto__: x\n    constructor: y`,
      '4:5 card/unknown-key',
      '5:5 card/unknown-key',
    ),
  )
  it(
    'has a key twice',
    finds('cards:\n  - question: Hi\n    answer: Ho\n    answer: Hu', '4:5 yaml/duplicate-key'),
  )
  it(
    'has an anchor',
    finds('cards:\n  - question: &a Hi\n    answer: *a', '2:15 yaml/anchor', '3:13 yaml/alias'),
  )
  it('has a colon in a text', finds('cards:\n  - question: In C: what?\n    answer: a', '2:15 yaml/colon'))
  it('is too far to the right', finds('cards:\n  - question: Hi\n      answer: Ho', '2:15 yaml/colon'))
  it(
    'has an id twice',
    finds(
      'cards:\n  - {id: a, question: b, answer: c}\n  - {id: a, question: d, answer: e}',
      '3:10 card/duplicate-id',
    ),
  )
  it(
    'has one id in two spellings',
    finds(
      'cards:\n  - {id: "\\u00e9", question: b, answer: c}\n  - {id: "e\\u0301", question: d, answer: e}',
      '3:10 card/duplicate-id',
    ),
  )
  it('has a question twice', finds(`cards:\n${good}${good}`, '4:5 card/same-question'))
  it('may have a question twice with an id', finds(`cards:\n${good}${good}    id: b\n`))
  it('offers its answer', finds(`cards:\n${good}    wrong: [B, " A "]`, '4:16 card/choice-is-answer'))
  it(
    'offers what it accepts',
    finds(`cards:\n${good}    accept: B\n    wrong: B`, '5:12 card/choice-is-answer'),
  )
  it('offers a choice twice', finds(`cards:\n${good}    wrong: [B, C, B]`, '4:19 card/duplicate-choice'))
  it('is counted in code points', finds('cards:\n  - {question: 😀你好, anwser: x}', '2:21 card/unknown-key'))
  it(
    'is told in order',
    finds(
      'id: a b\ncards:\n  - question: Hi\n    note: [a]\n  - {}\n',
      '1:5 deck/bad-id',
      '3:5 card/missing-key',
      '4:11 card/wrong-type',
      '5:5 card/missing-key',
      '5:5 card/missing-key',
    ),
  )
})

describe('what is wrong with a kind of card', () => {
  it(
    'is neither true nor false',
    finds(
      `cards:\n${good}    typed: yes\n    reverse:\n`,
      '4:12 card/not-true-or-false',
      '5:5 card/not-true-or-false',
    ),
  )
  it('is a list of true', finds(`cards:\n${good}    typed: [true]\n`, '4:12 card/not-true-or-false'))
  it(
    'has a text with gaps and a question',
    finds(`cards:\n${good}    cloze: a {{b}}\n`, '2:5 card/not-with-cloze', '3:5 card/not-with-cloze'),
  )
  it('reverses gaps', finds('cards:\n  - cloze: a {{b}}\n    reverse: true\n', '3:5 card/not-with-cloze'))
  it('misspells its gaps once', finds('cards:\n  - clooze: a {{b}}\n', '2:5 card/unknown-key'))
  it('has no gap', finds('cards:\n  - cloze: a b\n', '2:12 card/no-gap'))
  it(
    'has a gap without an end, where it stands',
    finds('cards:\n  - cloze: a {{b\n', '2:14 card/unclosed-gap'),
  )
  it(
    'has a gap in a gap, in a text over two lines',
    finds('cards:\n  - cloze: a\n      {{b {{c}} d}}\n', '2:12 card/nested-gap'),
  )
  it('has an empty gap', finds('cards:\n  - cloze: "a {{}}"\n', '2:15 card/empty-gap'))
  it('has an empty text with gaps', finds('cards:\n  - cloze: " "\n', '2:12 card/empty-text'))
  it('has a list for gaps', finds('cards:\n  - cloze: [a, b]\n', '2:12 card/wrong-type'))
  it('starts with a gap, without quotes', finds('cards:\n  - cloze: {{a}} is b\n', '2:18 yaml/braces'))
  it(
    'is a gap without quotes',
    finds('cards:\n  - cloze: {{a}}\n', '2:12 card/wrong-type', '2:13 yaml/key-not-text'),
  )
  it(
    'has choices for one of two gaps',
    finds(
      'cards:\n  - cloze: a {{b}} {{c}}\n    wrong: [d]\n    accept: e\n',
      '3:5 card/many-gaps',
      '4:5 card/many-gaps',
    ),
  )
  it(
    'offers the text of its gap',
    finds('cards:\n  - cloze: a {{b}}\n    wrong: [b, c]\n', '3:13 card/choice-is-answer'),
  )
  it(
    'has the id of another kind',
    finds(`cards:\n${good}    id: a\n  - id: a\n    cloze: a {{b}}\n`, '5:9 card/duplicate-id'),
  )
  it(
    'says what another says with other gaps',
    finds(
      'cards:\n  - cloze: "{{a}} b"\n  - cloze: a {{b}}\n  - {question: a b, answer: c}\n',
      '3:5 card/same-question',
      '4:5 card/same-question',
    ),
  )
})

describe('the cards of an entry', () => {
  const cards = (text: string) => parseDeck(`cards:\n${text}`, 'd.yaml').deck?.cards ?? []
  const ids = (text: string) => cards(text).map(card => card.id)

  it('are two where it is reversed', () => {
    expect(
      cards(
        `${good}    {KEYS}\n`.replace(
          '{KEYS}',
          'reverse: true\n    id: a\n    note: N\n    topic: T\n    tags: t\n    was: b\n    wrong: [B]\n    accept: [C]',
        ),
      ),
    ).toEqual([
      {
        id: 'd/a',
        deck: 'd',
        form: 'forward',
        typed: false,
        topic: 'T',
        question: 'Q',
        answer: 'A',
        note: 'N',
        wrong: ['B'],
        accept: ['C'],
        tags: ['t'],
        was: ['d/b'],
        unnamed: expect.stringMatching(/^d\/q-/),
        line: 2,
      },
      {
        id: 'd/a#reverse',
        deck: 'd',
        form: 'reverse',
        typed: false,
        topic: 'T',
        question: 'A',
        answer: 'Q',
        note: 'N',
        wrong: [],
        accept: [],
        tags: ['t'],
        was: ['d/b'],
        unnamed: expect.stringMatching(/^d\/q-/),
        line: 2,
      },
    ])
  })

  it('are one for each gap', () => {
    expect(cards('  - {id: a, cloze: "{{GPT-3}} has {{175B::a number}}", typed: true}')).toEqual([
      {
        id: 'd/a#cloze-4jaj735y',
        deck: 'd',
        form: 'cloze',
        typed: true,
        question: '[…] has 175B',
        answer: 'GPT-3',
        gap: { before: '', after: ' has 175B' },
        wrong: [],
        accept: [],
        tags: [],
        was: [],
        unnamed: expect.stringMatching(/^d\/q-/),
        line: 2,
      },
      {
        id: 'd/a#cloze-dd7wgdlc',
        deck: 'd',
        form: 'cloze',
        typed: true,
        question: 'GPT-3 has [a number]',
        answer: '175B',
        gap: { before: 'GPT-3 has ', after: '', hint: 'a number' },
        wrong: [],
        accept: [],
        tags: [],
        was: [],
        unnamed: expect.stringMatching(/^d\/q-/),
        line: 2,
      },
    ])
  })

  it('have the choices of a single gap', () => {
    expect(cards('  - cloze: a {{b}}\n    wrong: [c, b]\n    accept: d')).toMatchObject([
      { answer: 'b', wrong: ['c'], accept: ['d'] },
    ])
  })

  it.each([
    ['are typed', '    typed: true\n    reverse: true\n', [true, true]],
    ['are not typed', '    typed: false\n', [false]],
  ])('%s', (_, keys, typed) => expect(cards(good + keys).map(card => card.typed)).toEqual(typed))

  it('are held back together', () => {
    const { deck, withheld } = parseDeck(
      'cards:\n  - {id: a, cloze: "{{b}} {{c}}", foo: bar}\n  - cloze: "{{b}}"\n    foo: bar\n',
      'd.yaml',
    )
    expect([deck?.cards, withheld]).toEqual([[], ['d/a', 'd/q-hyr6qfqahfmuum4j']])
  })

  // People's progress hangs on these ids: a change here loses it.
  it.each([
    [
      'a reversed question',
      '  - {question: "Why?", answer: b, reverse: true}',
      ['d/q-lwfjswtpu7hxyv34', 'd/q-lwfjswtpu7hxyv34#reverse'],
    ],
    [
      'the gaps of a text',
      '  - cloze: GPT-3 has {{175B}} parameters',
      ['d/q-u6uj25hx3palxwfy#cloze-dd7wgdlc'],
    ],
    [
      'those of the same text with a gap more',
      '  - cloze: "{{GPT-3}} has {{175B::a number}} parameters"',
      ['d/q-u6uj25hx3palxwfy#cloze-4jaj735y', 'd/q-u6uj25hx3palxwfy#cloze-dd7wgdlc'],
    ],
  ])('have the ids of %s', (_, text, wanted) => expect(ids(text)).toEqual(wanted))
})

describe('what is held back', () => {
  it('nothing for a warning', keeps(`cards:\n${good}    wrong: [A, B, B]`, 'Q'))
  it('the card with an error', keeps(`cards:\n  - question: Hi\n${good}`, 'Q'))
  it('the card with an alias', keeps(`cards:\n${good}  - question: *a\n    answer: b`, 'Q'))
  it('the card with a tag before it', keeps(`cards:\n${good}  - !x\n    question: a\n    answer: b`, 'Q'))
  it(
    'the card with a key twice',
    keeps(`cards:\n  - question: Hi\n    answer: Ho\n    answer: Hu\n${good}`, 'Q'),
  )
  it(
    'the second card of an id',
    keeps('cards:\n  - {id: a, question: b, answer: c}\n  - {id: a, question: d, answer: e}', 'b'),
  )
  it('the deck with an unknown key', keeps(`x: y\ncards:\n${good}`, 'withheld'))
  it('the deck with an alias outside of its cards', keeps(`about: *a\ncards:\n${good}`, 'withheld'))
  it('the deck with a tag on its cards', keeps(`cards: !x\n${good}`, 'withheld'))
  it('the deck with another one below', keeps(`cards:\n${good}---\ncards:\n${good}`, 'withheld'))
  it('the deck with broken YAML', keeps(`cards:\n${good}  - "`, 'withheld'))

  it('an unfair choice', () => {
    const { deck } = parseDeck(`cards:\n${good}    accept: [D]\n    wrong: [A, B, C, B, D]`, 'd.yaml')
    expect(deck?.cards[0]?.wrong).toEqual(['B', 'C'])
  })

  it.each([
    ['a card', `cards:\n  - id: a\n${good}`, ['d/a']],
    ['a card without an id', 'cards:\n  - question: Hi\n', ['d/q-gy467tiivozhhmlb']],
    ['a card with a bad id', 'cards:\n  - {id: a b, question: c, answer: d}', []],
    ['a deck', 'id: x\nfoo: bar\ncards:\n  - {id: a, question: b, answer: c}', ['x/a']],
  ])('is told of %s', (_, text, ids) => expect(parseDeck(text, 'd.yaml').withheld).toEqual(ids))
})

describe('any text', () => {
  const isInside = (text: string) => {
    const lines = text.split('\n').map(line => line.replace(/\r$/, ''))
    const { deck, problems } = parseDeck(text, 'd.yaml')
    for (const { line, column, source } of problems) {
      expect(source).toBe(lines[line - 1])
      expect(column).toBeGreaterThanOrEqual(1)
      expect(column).toBeLessThanOrEqual([...source].length + 2)
    }
    expect(deck !== undefined || problems.some(({ severity }) => severity === 'error')).toBe(true)
  }
  const bits = fc.constantFrom(
    ...[
      'a',
      ':',
      ' ',
      '\n',
      '\r\n',
      '\t',
      '- ',
      '  ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '#',
      '&a',
      '*a',
    ],
    ...[
      '!x',
      '!!int ',
      '%',
      '---\n',
      '...\n',
      '? ',
      '\\',
      '你',
      '😀',
      '\u0002',
      '\u001f',
      '\u0018',
      '\ufeff',
      '\0',
      '@',
    ],
  )

  it('is a deck or has an error, in a place that is there', () => {
    fc.assert(
      fc.property(
        fc.array(bits, { maxLength: 30 }).map(parts => parts.join('')),
        isInside,
      ),
    )
  })

  it('is so for bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes).toString()),
        isInside,
      ),
    )
  })

  it('is so for a good deck with a slip in it', () => {
    const slip = fc.record({
      from: fc.nat(full.length),
      length: fc.nat(4),
      by: fc.array(bits, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(slip, ({ from, length, by }) =>
        isInside(full.slice(0, from) + by.join('') + full.slice(from + length)),
      ),
      { numRuns: 300 },
    )
  })
})
