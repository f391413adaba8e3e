import { describe, expect, it } from 'vitest'
import { idOfQuestion } from '../../src/core/card-id.ts'
import { parseDeck } from '../../src/core/deck.ts'
import { checkCollection } from '../../src/core/decks.ts'

const collection = (files: Readonly<Record<string, string>>) =>
  checkCollection(Object.entries(files).map(([file, text]) => parseDeck(text, file)))

const deck = (...cards: readonly string[]) =>
  `cards:\n${cards.map((card, index) => `  - {question: q${index}, answer: a, ${card}}\n`).join('')}`

const finds = (files: Readonly<Record<string, string>>, ...want: readonly string[]) =>
  expect(
    collection(files).problems.map(
      ({ file, line, column, severity, code }) => `${file}:${line}:${column} ${severity} ${code}`,
    ),
  ).toEqual(want)

const wasOf = (files: Readonly<Record<string, string>>) =>
  collection(files).decks.flatMap(({ cards }) => cards.map(({ id, was }) => [id, ...was].join(' < ')))

describe('a collection', () => {
  it('tells what is wrong with each deck, by file and place', () =>
    finds(
      { 'b.yaml': 'x: 1\ncards:\n  - a\n', 'a.yaml': '', 'c.yaml': deck('id: a') },
      'a.yaml:1:1 error file/empty',
      'b.yaml:1:1 error deck/unknown-key',
      'b.yaml:3:5 error card/not-a-map',
    ))

  it('has the other decks when one is broken', () => {
    const { decks } = collection({ 'a.yaml': '[', 'b.yaml': deck('id: a') })
    expect(decks.map(({ id }) => id)).toEqual(['b'])
  })
})

describe('deck ids', () => {
  const files = { 'a.yaml': deck('id: x'), 'b.yaml': `deck: B\nid: a\n${deck('id: y')}` }

  it('are distinct', () => finds(files, 'b.yaml:2:5 error deck/duplicate-id'))
  it('belong to the first file', () => expect(wasOf(files)).toEqual(['a/x']))
  it('say who has them', () =>
    expect(collection(files).problems[0]).toMatchObject({ id: 'a', first: { file: 'a.yaml', line: 1 } }))
  it('may come from the files’ names', () =>
    finds({ 'a b.yaml': deck('id: x'), 'a-b.yaml': deck('id: y') }, 'a-b.yaml:1:1 error deck/duplicate-id'))
})

describe('topics', () => {
  it('warn where two look alike', () =>
    finds(
      { 'a.yaml': deck('topic: scale'), 'b.yaml': deck('topic: other', 'topic: Scales') },
      'b.yaml:3:38 warning topic/near-duplicate',
    ))
  it('say what they look like, where it first stands', () =>
    expect(
      collection({ 'a.yaml': deck('topic: scale', 'topic: scales', 'topic: scales') }).problems,
    ).toMatchObject([{ line: 3, topic: 'scales', other: 'scale', first: { file: 'a.yaml', line: 2 } }]))
  it('may be shared', () =>
    finds({ 'a.yaml': deck('topic: scale', 'topic: scale'), 'b.yaml': deck('topic: scale') }))
  it('do not count in a deck held back', () =>
    finds(
      { 'a.yaml': `x: 1\n${deck('topic: scale')}`, 'b.yaml': deck('topic: scales') },
      'a.yaml:1:1 error deck/unknown-key',
    ))
})

describe('was', () => {
  it('names old cards', () =>
    expect(wasOf({ 'a.yaml': deck('id: x, was: [old, b/older]') })).toEqual(['a/x < a/old < b/older']))

  it.each([
    ['itself', { 'a.yaml': deck('id: x, was: x') }, 'a.yaml:2:43', ['a/x']],
    [
      'a card of its deck',
      { 'a.yaml': deck('id: x, was: [y, z]', 'id: y') },
      'a.yaml:2:44',
      ['a/x < a/z', 'a/y'],
    ],
    [
      'a card of another',
      { 'a.yaml': deck('id: x, was: b/y'), 'b.yaml': deck('id: y') },
      'a.yaml:2:43',
      ['a/x', 'b/y'],
    ],
  ])('is not heard where it names %s', (_, files, place, left) => {
    finds(files, `${place} warning was/live`)
    expect(wasOf(files)).toEqual(left)
  })

  it('is not heard where it names a card held back', () =>
    finds(
      { 'a.yaml': deck('id: x, was: y', 'id: y, foo: bar') },
      'a.yaml:2:43 warning was/live',
      'a.yaml:3:38 error card/unknown-key',
    ))

  it('is heard once', () => {
    const files = { 'a.yaml': deck('id: x, was: [old, old]'), 'b.yaml': deck('id: y, was: a/old') }
    finds(files, 'a.yaml:2:49 warning was/claimed', 'b.yaml:2:43 warning was/claimed')
    expect(wasOf(files)).toEqual(['a/x < a/old', 'b/y'])
  })

  it('is heard for all cards of an entry, and names it', () => {
    const files = {
      'a.yaml':
        'cards:\n  - {id: x, cloze: "{{1}} {{2}}", was: old}\n  - {id: y, question: q, answer: a, reverse: true, was: [x, z]}\n',
    }
    finds(files, 'a.yaml:3:58 warning was/live')
    expect(wasOf(files)).toEqual([
      'a/x#cloze-nodle477 < a/old',
      'a/x#cloze-2rzv4org < a/old',
      'a/y < a/z',
      'a/y#reverse < a/z',
    ])
  })
})

describe('a card that got an id', () => {
  const q = idOfQuestion('Q')
  const asks = (more = '') => `  - {question: Q, answer: a${more}}\n`
  const unnamed = (...cards: readonly string[]) =>
    collection({ 'a.yaml': `cards:\n${cards.join('')}` }).decks.flatMap(({ cards }) =>
      cards.map(card => [card.id, ...(card.unnamed === undefined ? [] : [card.unnamed])].join(' < ')),
    )
  it.each(
    [
      ['was called by its question', [asks(', id: x')], [`a/x < a/${q}`]],
      ['not where a card is called so', [asks(', id: x'), asks()], ['a/x', `a/${q}`]],
      ['not where such a card is held back', [asks(', id: x'), asks(', foo: bar')], ['a/x']],
      [
        'not where another was it',
        [asks(', id: x'), `  - {question: R, answer: a, id: y, was: ${q}}\n`],
        ['a/x', 'a/y'],
      ],
      ['and only one', [asks(', id: x'), asks(', id: y')], [`a/x < a/${q}`, 'a/y']],
      ['and says so itself', [asks(`, id: x, was: ${q}`)], ['a/x']],
      ['and a card without id was nothing else', [asks()], [`a/${q}`]],
    ].map(([name, cards, left]) => ({ name: String(name), cards: [cards ?? []].flat(), left })),
  )('$name', ({ cards, left }) => {
    const got = unnamed(...cards)
    expect(got.map(line => line.replace(` < a/${idOfQuestion('R')}`, ''))).toEqual(left)
  })
})
