import { describe, expect, it } from 'vitest'
import { type AnkiFile, ankiCsv } from '../../src/core/anki-csv.ts'
import { ankiDeckPath, ankiField, ankiTags } from '../../src/core/anki-text.ts'
import type { Card, Deck } from '../../src/core/card.ts'
import { parseDeck } from '../../src/core/deck.ts'
import { type AnkiNote, importText } from './anki-model.ts'
import { card, deck } from './hostile.ts'

const file = (...decks: readonly Deck[]): AnkiFile => {
  const result = ankiCsv(decks)
  if ('refused' in result) throw new Error(`refused: ${result.deck}`)
  return result
}
const imported = (...decks: readonly Deck[]): readonly AnkiNote[] => [
  ...importText(file(...decks).text).notes.values(),
]

it('writes a whole file', () => {
  const decks = [
    deck(
      'LLM basics',
      card('llm/what-175b-means', {
        topic: 'scale',
        question: 'What does "175B" mean?',
        answer: '175 billion parameters.',
        note: 'if x < 1:\n  y = "a" & b',
        tags: ['gpt-3', 'Large models'],
      }),
      card('llm/new-name', { question: '#1 =1+1', answer: '-', was: ['llm/old-name'] }),
    ),
  ]
  expect(file(...decks).text).toMatchInlineSnapshot(`
    "#separator:comma
    #html:true
    #if matches:update current
    #notetype:Basic
    #guid column:1
    #deck column:2
    #tags column:5
    "mT5bBcf_JGavMpBe","LLM basics","What does ""175B"" mean?","175 billion parameters.<br><br>if x &lt; 1:<br>&nbsp;&nbsp;y = ""a"" &amp; b","scale gpt-3 Large_models"
    "mEgdpGw1zN3X9TtJ","LLM basics","#1 =1+1","-",""
    "
  `)
})

describe('fields', () => {
  it.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
    [`it's "quoted" \\(x\\) {{c1::y}}`, `it's "quoted" \\(x\\) {{c1::y}}`],
    ['a\r\nb\rc\nd', 'a<br>b<br>c<br>d'],
    ['one two', 'one two'],
    ['if x:\n  y  z', 'if x:<br>&nbsp;&nbsp;y&nbsp;&nbsp;z'],
    [' a', '&nbsp;a'],
    ['a\tb', 'a&nbsp;&nbsp;&nbsp;&nbsp;b'],
    ['a\u00a0b', 'a\u00a0b'],
    ['a\0\x1b[1m\x7fb', 'a[1mb'],
    ['A\x01\u030a', 'Å'],
    ['a\ud800b', 'a\ufffdb'],
    ['a\n\u0338b', 'a<br>&#824;b'],
    ['=1+1', '=1+1'],
  ])('%j becomes %j', (text, html) => expect(ankiField(text)).toBe(html))
})

describe('tags', () => {
  it.each([
    [['gpt-3', 'a,b', '"x"'], 'gpt-3 a,b "x"'],
    [['large models', 'a\u3000\u00a0\u0085\tb'], 'large_models a_b'],
    [['GPT', 'gpt', 'Gpt'], 'GPT'],
    [['', '\x01', 'a\x01'], 'a'],
    [['e\u0301', 'é'], 'é'],
    [['<b>', '#x'], '<b> #x'],
  ])('%j becomes %j', (tags, cell) => expect(ankiTags(tags)).toBe(cell))

  it('come after the topic, and once', () => {
    const [note] = imported(deck('D', card('d/a', { topic: 'scale up', tags: ['gpt', 'SCALE_UP'] })))
    expect(note?.tags).toEqual(['gpt', 'scale_up'])
  })
})

describe('decks', () => {
  it.each([
    ['LLM basics', 'LLM basics'],
    [' : a : ', 'a'],
    ['a::b:::c', 'a::b::c'],
    ['a::::b', 'a::blank::b'],
    ['a\u0085::\tb\nc', 'a::bc'],
    ['A\x01\u030a', 'Å'],
    ['::', 'blank::blank'],
  ])('%j becomes %j', (name, path) => expect(ankiDeckPath(name).join('::')).toBe(path))

  const decksOf = (...names: readonly string[]) =>
    imported(...names.map((name, at) => deck(name, card(`d${at}/a`)))).map(note => note.deck)

  it.each([
    [
      ['P::C', 'p', 'P::c::D'],
      ['P', 'P::C', 'P::C::D'],
    ],
    [
      ['x', 'X', 'ß'],
      ['x', 'x', 'ß'],
    ],
    [['2024'], ['2024']],
    [
      ['2024', ' 2024 '],
      ['2024', '2024'],
    ],
  ])('%j are imported as %j', (names, found) => expect(decksOf(...names)).toEqual(found))

  it('gives a numeric deck no column', () => {
    expect(file(deck('2024', card('y/a'))).text).toMatchInlineSnapshot(`
      "#separator:comma
      #html:true
      #if matches:update current
      #notetype:Basic
      #guid column:1
      #deck:2024
      #tags column:4
      "mXrvkJK6WGCIlzYk","Q","A",""
      "
    `)
  })

  it.each([
    [['2024', 'LLM'], '2024'],
    [['LLM', '+5'], '+5'],
    [['1'], '1'],
    [['01'], '01'],
  ])('refuses %j', (names, deckName) =>
    expect(ankiCsv(names.map(name => deck(name)))).toEqual({ refused: 'numeric-deck', deck: deckName }),
  )

  it.each([[[]], [['Empty']]])('makes a file without notes of %j', names =>
    expect(file(...names.map(name => deck(name))).notes).toBe(0),
  )
})

describe('the note of a card', () => {
  const guids = (...cards: readonly Card[]) => imported(deck('D', ...cards)).map(note => note.guid)

  it('has the id that the next export will know it by', () => {
    expect(guids(card('llm/what-175b-means'))).toEqual(['mT5bBcf_JGavMpBe'])
  })

  it('keeps its id through edits, other decks and new names', () => {
    const before = guids(card('llm/a'))
    expect(guids(card('llm/a', { question: 'Edited', answer: 'Edited', topic: 'new', tags: ['t'] }))).toEqual(
      before,
    )
    expect(guids(card('llm/b', { was: ['llm/a'] }))).toEqual(before)
    expect(guids(card('ml/c', { was: ['llm/a', 'llm/b'] }))).toEqual(before)
  })

  it('has an id of its own, whatever the cards claim to have been', () => {
    const cards = [
      card('d/a', { was: ['d/b'] }),
      card('d/b', { was: ['d/a'] }),
      card('d/c', { was: ['d/old'] }),
      card('d/d', { was: ['d/old'] }),
    ]
    expect(guids(...cards)).toEqual([
      ...guids(card('d/a')),
      ...guids(card('d/b')),
      ...guids(card('d/old')),
      ...guids(card('d/d')),
    ])
  })

  it('is left out where Anki would find an empty front', () => {
    const { notes, skipped } = file(deck('D', card('d/a', { question: '\x01' }), card('d/b')))
    expect({ notes, skipped }).toEqual({ notes: 1, skipped: [{ card: 'd/a', reason: 'empty-question' }] })
  })
})

describe('the cards of one entry', () => {
  const gaps = (text: string, was: readonly string[] = []) =>
    (
      parseDeck(
        `deck: D\ncards:\n  - id: a\n    note: N\n    cloze: |-\n      ${text.replaceAll('\n', '\n      ')}\n`,
        'd.yaml',
      ).deck?.cards ?? []
    ).map(card => ({ ...card, was }))
  const cloze = (text: string) => imported(deck('D', ...gaps(text)))[0]?.fields[0]

  it('are two notes where it is reversed, and keep their ids through a new name', () => {
    const pair = (id: string, was: readonly string[] = []) => [
      card(id, { was }),
      card(`${id}#reverse`, { form: 'reverse', question: 'A', answer: 'Q', was }),
    ]
    const guids = (...cards: readonly Card[]) => imported(deck('D', ...cards)).map(note => note.guid)
    expect(new Set(guids(...pair('d/a'))).size).toBe(2)
    expect(guids(...pair('d/b', ['d/a']))).toEqual(guids(...pair('d/a')))
    expect(guids(...pair('d/a')).slice(0, 1)).toEqual(guids(card('d/a')))
  })

  it('are one note where they are gaps, in a file of its own', () => {
    const { text, notes, cards, cloze } = file(
      deck('D', card('d/b'), ...gaps('{{GPT-3}} has {{175B::a number}}')),
    )
    expect([notes, cards, cloze?.notes, cloze?.cards]).toEqual([1, 1, 1, 2])
    expect(text).not.toContain('GPT')
    expect(cloze?.text).toMatchInlineSnapshot(`
      "#separator:comma
      #html:true
      #if matches:update current
      #notetype:Cloze
      #guid column:1
      #deck column:2
      #tags column:5
      "mIhBhZ6b-IQYUHWA","D","{{c1::GPT-3}} has {{c2::175B::a number}}","N",""
      "
    `)
  })

  it('fill the only file where all are gaps', () => {
    const { text, cards, cloze } = file(deck('D', ...gaps('{{a}} {{b}}')))
    expect([text.includes('#notetype:Cloze'), cards, cloze]).toEqual([true, 2, undefined])
  })

  it('keep their id through other gaps and names', () => {
    const guidOf = (text: string, ...was: readonly string[]) =>
      imported(deck('D', ...gaps(text, was)))[0]?.guid
    expect(guidOf('a {{b}}')).toBe(guidOf('{{c}} {{d}}'))
    expect(guidOf('a {{b}}', 'd/old')).not.toBe(guidOf('a {{b}}'))
  })

  it.each([
    ['{{a}} and {{b::c}}', '{{c1::a}} and {{c2::b::c}}'],
    ['{{x^{2}}} {y}', '{{c1::x^&#123;2&#125;}} {y}'],
    [String.raw`{{std\::vector}} \{{a}}`, '{{c1::std&#58;&#58;vector}} &#123;&#123;a}}'],
    ['if x < 1:\n  y = {{"a"}} & z', 'if x &lt; 1:<br>&nbsp;&nbsp;y = {{c1::"a"}} &amp; z'],
    [String.raw`\{{c1::x}} {{b}}`, '&#123;&#123;c1::x}} {{c1::b}}'],
    ['{{a\ufdd0b::\ufdd1}} \ufdd2', '{{c1::ab::}} '],
  ])('%j becomes %j', (text, html) => expect(cloze(text)).toBe(html))
})
