import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/commands/check.ts'
import { edit } from '../../src/commands/edit.ts'
import { newDeck } from '../../src/commands/new.ts'
import { writeIds } from '../../src/commands/write-ids.ts'
import { parseDeck } from '../../src/core/deck.ts'
import { world } from './world.ts'

describe('a new deck', () => {
  it('is a file that parses, with what was named', async () => {
    const { run, read } = world()
    const made = await run(context => newDeck(context, 'My: words', { language: 'fr' }))
    expect(made).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "Made collection/decks/My-words.yaml; it has no cards yet.
      mull add My-words    adds cards, one question at a time
      mull edit My-words   opens the file in your editor
      ",
      }
    `)
    expect(parseDeck(read('My-words.yaml'), 'x.yaml')).toMatchObject({
      problems: [{ code: 'deck/no-cards' }],
      deck: { id: 'My-words', name: 'My: words', language: 'fr', cards: [] },
    })
  })

  it('never takes the place of another', async () => {
    const { run, read } = world({ 'a.yaml': 'id: b\ncards: []\n', 'c.yaml': 'broken: [' })
    expect(await run(context => newDeck(context, 'b', {}))).toMatchObject({ code: 3 })
    expect(await run(context => newDeck(context, 'c', {}))).toMatchObject({ code: 3 })
    expect(await run(context => newDeck(context, '../..', {}))).toMatchObject({ code: 2 })
    expect(read('c.yaml')).toBe('broken: [')
  })
})

const deck = 'cards:\n  # one\n  - question: A?\n    answer: a\n  - id: b\n    question: B?\n    answer: b\n'

describe('an edit', () => {
  const edited = async (word: string, change: (text: string) => string) => {
    const { run, ...rest } = world({
      'd.yaml': deck,
      'e.yaml': 'cards:\n  - { id: b, question: Q, answer: R }\n',
    })
    let argv: readonly string[] = []
    const ran = await run(context => edit(context, word), {
      env: {
        vars: { EDITOR: 'vim -n' },
        run: given => {
          argv = given
          const file = given.at(-1) ?? ''
          writeFileSync(file, change(readFileSync(file, 'utf8')))
          return 0
        },
      },
    })
    return { ...ran, ...rest, argv: argv.slice(0, -1) }
  }

  it.each([
    ['d/b', (text: string) => text, ['vim', '-n', '+5'], 'nothing changed'],
    ['d', (text: string) => `${text}  - question: C\n    answer: c\n`, ['vim', '-n', '+1'], '1 card added'],
    ['d/b', (text: string) => text.replace('answer: b', 'answer: c'), ['vim', '-n', '+5'], '1 card changed'],
    [
      'd/b',
      (text: string) => text.replace('id: b', 'id: c'),
      ['vim', '-n', '+5'],
      '1 card added, 1 card removed',
    ],
  ])('of %s', async (word, change, argv, said) => {
    const ran = await edited(word, change)
    expect(ran.argv).toEqual(argv)
    expect(ran).toMatchObject({ code: 0, out: `collection/decks/d.yaml: ${said}.\n`, err: '' })
  })

  it('that breaks the deck is told', async () => {
    const { code, err } = await edited('d', text => `${text}  - {\n`)
    expect(code).toBe(3)
    expect(err).toContain('d.yaml:9:1 error: a } is missing')
  })

  it.each([
    ['b', 'b names 2 cards\nd/b\ne/b\n'],
    [
      'd/c',
      'no card d/c, did you mean d/b?\nmull list WORDS   finds cards by their words and shows their ids\n',
    ],
  ])('of %s is not begun', async (word, err) => {
    expect(await edited(word, text => text)).toMatchObject({ code: 2, err, argv: [] })
  })

  it('of a broken deck opens its first error', async () => {
    const { run } = world({ 'x.yaml': 'cards:\n  - question: Q\n   answer: A\n' })
    let argv: readonly string[] = []
    const env = {
      vars: { EDITOR: 'vi' },
      run: (given: readonly string[]) => {
        argv = given
        return 0
      },
    }
    expect(await run(context => edit(context, 'x'), { env })).toMatchObject({ code: 3 })
    expect(argv.slice(0, 2)).toEqual(['vi', '+3'])
  })
})

describe('ids', () => {
  it('are written into every card that has none', async () => {
    const { run, read } = world({ 'd.yaml': deck, 'e.yaml': 'cards: [' })
    expect(await run(context => check(context, [], { writeIds: true }))).toEqual({
      code: 3,
      out: 'collection/decks/d.yaml: wrote 1 id.\n',
      err: 'collection/decks/e.yaml has errors and was left as it is (mull check shows them).\n',
    })
    expect(read('d.yaml')).toBe(deck.replace('question: A', 'id: q-fuad3tiaf6jqn2xs\n    question: A'))
    expect(read('e.yaml')).toBe('cards: [')
  })

  it('with the names that cards had before', async () => {
    const { run, read } = world({ 'd.yaml': deck })
    const names = new Map([
      ['d/b', ['q-pw7bp4flndcj4zqn']],
      ['d/q-fuad3tiaf6jqn2xs', ['old/a']],
    ])
    expect(await run(context => writeIds(context, [], names))).toMatchObject({ code: 0 })
    expect(read('d.yaml')).toBe(
      deck
        .replace('question: A', 'id: q-fuad3tiaf6jqn2xs\n    was: [old/a]\n    question: A')
        .replace('id: b\n', 'id: b\n    was: [q-pw7bp4flndcj4zqn]\n'),
    )
  })

  it('keep a byte order mark and the mode of the file', async () => {
    const { run, read, home } = world({ 'd.yaml': `\ufeff${deck}` })
    chmodSync(`${home}/collection/decks/d.yaml`, 0o640)
    await run(context => check(context, [], { writeIds: true }))
    expect(read('d.yaml').startsWith('\ufeffcards:')).toBe(true)
    expect(statSync(`${home}/collection/decks/d.yaml`).mode & 0o777).toBe(0o640)
  })
})
