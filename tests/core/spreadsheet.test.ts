import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deckJson, spreadsheetCsv } from '../../src/core/spreadsheet.ts'
import { card, deck, hostileDecks } from './hostile.ts'

const basics = {
  ...deck(
    'LLM basics',
    card('llm/what-175b-means', {
      topic: 'scale',
      question: 'What does "175B" mean?',
      answer: '175 billion\nparameters.',
      note: 'GPT-3, 2020',
      wrong: ['175 GB'],
      accept: ['175 billion'],
      tags: ['gpt-3', 'caveat'],
      was: ['llm/old'],
    }),
    card('llm/flops', { question: '=1+1', answer: '-1' }),
  ),
  id: 'llm',
}

/** A text as a file keeps it, without lone surrogates. */
const inUtf8 = (text: string): string => Buffer.from(text).toString()
const rowsOf = (csv: string): string[][] => parse(csv, { bom: true, record_delimiter: '\r\n' })

describe('the spreadsheet', () => {
  it('has a title row and a row for each card', () => {
    expect(
      spreadsheetCsv([basics]).replaceAll('\r\n', '␍␊\n').replace('\ufeff', 'BOM '),
    ).toMatchInlineSnapshot(`
      "BOM "id","deck","topic","question","answer","note","tags"␍␊
      "llm/what-175b-means","LLM basics","scale","What does ""175B"" mean?","175 billion
      parameters.","GPT-3, 2020","gpt-3, caveat"␍␊
      "llm/flops","LLM basics","","'=1+1","'-1","",""␍␊
      "
    `)
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t1', "'\t1"],
    ['\r1', "'\r1"],
    ['\n1', "'\n1"],
    ['  =1', "'  =1"],
    ['\u3000＝1', "'\u3000＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['\u200b\0=1', "'\u200b\0=1"],
    ['1=1', '1=1'],
    [' a', ' a'],
    ['—1', '—1'],
    ["'=1", "'=1"],
  ])('writes %j as %j', (answer, cell) => {
    expect(rowsOf(spreadsheetCsv([deck('D', card('d/a', { answer }))]))[1]?.[4]).toBe(cell)
  })

  it('keeps every text, and makes no cell a formula', () => {
    fc.assert(
      fc.property(hostileDecks, decks => {
        const wanted = decks.flatMap(({ name, cards }) =>
          cards.map(({ id, topic = '', question, answer, note = '', tags }) =>
            [id, name, topic, question, answer, note, tags.join(', ')].map(inUtf8),
          ),
        )
        const [, ...found] = rowsOf(spreadsheetCsv(decks))
        expect(found.flat().filter(cell => /^[\s\0]*[=+\-@＝]|^[\t\r\n]/.test(cell))).toEqual([])
        const bare = (cell: string, text: string | undefined) => (cell === `'${text}` ? text : cell)
        expect(found.map((row, r) => row.map((cell, c) => bare(cell, wanted[r]?.[c])))).toEqual(wanted)
      }),
    )
  })
})

describe('the JSON', () => {
  it('has what a deck and its cards have, and no more', () => {
    expect(JSON.stringify(deckJson([basics]), null, 1)).toMatchInlineSnapshot(`
      "{
       "decks": [
        {
         "id": "llm",
         "name": "LLM basics",
         "cards": [
          {
           "id": "llm/what-175b-means",
           "topic": "scale",
           "question": "What does \\"175B\\" mean?",
           "answer": "175 billion\\nparameters.",
           "note": "GPT-3, 2020",
           "wrong": [
            "175 GB"
           ],
           "accept": [
            "175 billion"
           ],
           "tags": [
            "gpt-3",
            "caveat"
           ],
           "was": [
            "llm/old"
           ]
          },
          {
           "id": "llm/flops",
           "question": "=1+1",
           "answer": "-1",
           "wrong": [],
           "accept": [],
           "tags": [],
           "was": []
          }
         ]
        }
       ]
      }"
    `)
  })

  it('says which way a card asks, and whether it is typed, where that is out of the ordinary', () => {
    const [{ cards } = { cards: [] }] = deckJson([
      deck('D', card('d/a#reverse', { form: 'reverse', typed: true }), card('d/a')),
    ]).decks
    expect(cards.map(({ id, form, typed }) => [id, form, typed])).toEqual([
      ['d/a#reverse', 'reverse', true],
      ['d/a', undefined, undefined],
    ])
  })
})
