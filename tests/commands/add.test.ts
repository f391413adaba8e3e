import { describe, expect, it } from 'vitest'
import { type AddOptions, add } from '../../src/commands/add.ts'
import { world } from './world.ts'

const small = 'cards:\n  - id: a\n    topic: t\n    question: Q?\n    answer: A\n'

const one = (options: AddOptions, deck?: string) => {
  const it = world({ 'd.yaml': small })
  return { ...it, done: it.run(context => add(context, deck, options)) }
}

describe('one card', () => {
  it('is added, and told with its place', async () => {
    const { done, read } = one({
      question: 'N?',
      answer: 'x: y',
      tag: ['p', 'q'],
      reverse: true,
      typed: true,
    })
    expect(await done).toEqual({
      code: 0,
      out: 'Added d/q-insfpyyvvpx6mxza at collection/decks/d.yaml:7: 2 cards.\n',
      err: '',
    })
    expect(read('d.yaml')).toBe(
      `${small}\n  - question: N?\n    answer: "x: y"\n    tags: [p, q]\n    reverse: true\n    typed: true\n`,
    )
  })

  it('may be a text with gaps', async () => {
    const { done, read } = one({ cloze: 'One {{gap}}.', id: 'g' }, 'd')
    expect(await done).toMatchObject({ code: 0, out: 'Added d/g at collection/decks/d.yaml:7.\n' })
    expect(read('d.yaml')).toBe(`${small}\n  - id: g\n    cloze: One {{gap}}.\n`)
  })

  it.each([
    [
      'a question that is there',
      { question: ' Q? ', answer: 'B' },
      3,
      'this question is already at collection/decks/d.yaml:2\nmull edit d/a   opens that card\n',
    ],
    [
      'an id that is taken',
      { id: 'a', question: 'N?', answer: 'B' },
      3,
      'the id d/a is already at collection/decks/d.yaml:2\n',
    ],
    ['no answer', { question: 'N?' }, 3, 'the card was not added: this card has no "answer"\n'],
    ['an empty answer', { question: 'N?', answer: ' ' }, 3, 'the card was not added: "answer" is empty\n'],
  ])('is refused for %s', async (_, options, code, err) => {
    const { done, read } = one(options)
    expect(await done).toEqual({ code, out: '', err })
    expect(read('d.yaml')).toBe(small)
  })

  it('asks for a deck that there is', async () => {
    expect(await one({ question: 'N?', answer: 'n' }, 'dd').done).toEqual({
      code: 2,
      out: '',
      err: 'no deck dd, did you mean d?\nDecks: d\nmull new dd   makes one\n',
    })
  })
})

describe('cards as JSON lines', () => {
  it('are added, but for the bad ones', async () => {
    const { run, read } = world({ 'd.yaml': small, 'e.yaml': 'cards: []\n' })
    const lines = [
      '{"question":"1","answer":"x"}',
      'x',
      '',
      '{"question":"1","answer":"y"}',
      '{"deck":"e","cloze":"a {{b}}","tags":"t"}',
      '{"qestion":"2"}',
    ]
    const { code, out, err } = await run(context => add(context, 'd', {}), { input: lines.join('\n') })
    expect(code).toBe(3)
    expect(out).toBe(
      'Added 1 card to collection/decks/d.yaml.\nAdded 1 card to collection/decks/e.yaml.\n3 cards left out.\n',
    )
    expect(err).toBe(
      'line 2: this is no JSON\nline 4: this question is already at line 1\nline 6: unknown key "qestion", did you mean "question"?\n',
    )
    expect(read('d.yaml')).toBe(`${small}\n  - question: "1"\n    answer: x\n`.replace('"1"', '1'))
    expect(read('e.yaml')).toBe('cards:\n  - cloze: a {{b}}\n    tags: [t]\n')
  })

  it('are told as JSON', async () => {
    const { run } = world({ 'd.yaml': small })
    const { out } = await run(context => add(context, undefined, {}), {
      input: '{"question":"1","answer":"x"}\n[]\n',
      globals: { json: true },
    })
    expect(JSON.parse(out)).toEqual({
      added: 1,
      refused: 1,
      decks: [{ deck: 'd', file: 'collection/decks/d.yaml', added: 1 }],
      problems: [{ line: 2, message: 'a card is a JSON object' }],
    })
  })

  it('go into a deck with an error in a card, never into one that is broken', async () => {
    const held = 'cards:\n  - question: Q\n'
    const { run, read } = world({ 'd.yaml': held, 'e.yaml': 'cards: [' })
    const input = '{"question":"1","answer":"x"}\n{"deck":"e","question":"1","answer":"x"}\n'
    expect(await run(context => add(context, 'd', {}), { input })).toMatchObject({ code: 3 })
    expect(read('d.yaml')).toBe(`${held}\n  - question: 1\n    answer: x\n`)
    expect(read('e.yaml')).toBe('cards: [')
  })
})

describe('cards by asking', () => {
  it('are each saved before the next is asked for', async () => {
    const { run, read } = world({ 'd.yaml': small })
    const input = 'Q?\nN?\nn\n2\n3\nnew\n\ny\nOne {{gap}}\n1\na note\n\nZ?\n'
    const { code, out, err } = await run(context => add(context, undefined, {}), { input, terminal: true })
    expect(code).toBe(130)
    expect(out).toMatchInlineSnapshot(`
      "Question (or {{gaps}}): this question is already at collection/decks/d.yaml:2
      Question (or {{gaps}}): Answer: Asked how?
      1 question, then answer
      2 both ways
      3 the answer is typed
      Number (1 to 3): Topic
      1 (none)
      2 t
      3 (a new topic)
      Number (1 to 3): New topic: Note (Enter for none): Added d/q-insfpyyvvpx6mxza at collection/decks/d.yaml:7: 2
      cards.
      Another card? (y or n; Enter is yes): Question (or {{gaps}}): Topic
      1 new
      2 t
      3 (none)
      4 (a new topic)
      Number (1 to 4): Note (Enter for none): Added d/q-xccwbq5vzqwncpwj at collection/decks/d.yaml:12.
      Another card? (y or n; Enter is yes): Question (or {{gaps}}): Answer: 
      "
    `)
    expect(err).toBe('Added 3 cards to collection/decks/d.yaml.\n')
    expect(read('d.yaml')).toBe(
      `${small}\n  - topic: new\n    question: N?\n    answer: n\n    reverse: true\n\n  - topic: new\n    cloze: One {{gap}}\n    note: a note\n`,
    )
  })
})
