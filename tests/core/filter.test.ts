import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card, Deck } from '../../src/core/card.ts'
import { chooseCards, topicsOf } from '../../src/core/filter.ts'
import { cardsOf, deckOf } from '../build.ts'

/** A deck of one card for each topic; `-` is none. */
const deck = (id: string, name: string, topics: string): Deck => {
  const names = topics.split(' ').filter(Boolean)
  const cards = cardsOf('abcdefgh'.slice(0, names.length), id).map((card, index): Card => {
    const topic = names[index] ?? '-'
    return topic === '-' ? card : { ...card, topic }
  })
  return { ...deckOf(cards, id), name }
}

const decks = [
  deck('llm', 'LLM basics', 'scale masks scale -'),
  deck('llm-zh', '大语言模型', 'scale 注意力'),
  deck('geo', 'Städte', 'Scale ｃａｐｉｔａｌｓ'),
  deck('masks', 'Carnival', '-'),
  deck('empty', 'Nothing yet', ''),
]

const decksOf = (cards: readonly Card[]): string => [...new Set(cards.map(card => card.deck))].join(' ')

const ids = (cards: readonly Card[]) => cards.map(card => card.id).join(' ')
const chosen = (...words: string[]) => {
  const result = chooseCards(decks, words)
  return 'cards' in result ? ids(result.cards) : result
}
const everything = ids(decks.flatMap(one => one.cards))

describe('the cards that words mean', () => {
  it.each([
    ['all without words', [], everything],
    ['a deck by its id', ['llm-zh'], 'llm-zh/a llm-zh/b'],
    ['a deck by its name', ['LLM basics'], 'llm/a llm/b llm/c llm/d'],
    ['a deck by its name in another case', ['llm BASICS'], 'llm/a llm/b llm/c llm/d'],
    ['a name typed with combining marks', ['sta\u0308dte'], 'geo/a geo/b'],
    ['a topic over its decks', ['scale'], 'llm/a llm/c llm-zh/a'],
    ['the exact topic before others', ['Scale'], 'geo/a'],
    ['both where neither is exact', ['SCALE'], 'llm/a llm/c llm-zh/a geo/a'],
    ['a topic in another width', ['capitals'], 'geo/b'],
    ['a topic and a deck of one name', ['masks'], 'llm/b masks/a'],
    [
      'several words, each card once, in deck order',
      ['scale', 'llm-zh', 'masks'],
      'llm/a llm/b llm/c llm-zh/a llm-zh/b masks/a',
    ],
    ['a deck without cards', ['empty'], ''],
    ['nothing known, with what was meant', ['llm', 'scael'], { unknown: 'scael', meant: 'scale' }],
    ['nothing known', ['astronomy'], { unknown: 'astronomy', meant: undefined }],
    ['nothing for an empty word', [''], { unknown: '', meant: undefined }],
  ])('%s', (_, words, expected) => {
    expect(chosen(...words)).toEqual(expected)
  })

  it('are the union of what each word means', () => {
    const word = fc.constantFrom('llm', 'geo', 'masks', 'scale', 'Scale', '注意力', 'empty')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), words => {
        const each = new Set(words.flatMap(one => chosen(one).toString().split(' ')))
        expect(chosen(...words)).toBe(
          everything
            .split(' ')
            .filter(id => each.has(id))
            .join(' '),
        )
      }),
      { numRuns: 50 },
    )
  })
})

describe('topics', () => {
  it('stand in the order they are first met, with their decks and cards', () => {
    expect(topicsOf(decks).map(({ topic, cards }) => [topic, decksOf(cards), ids(cards)])).toEqual([
      ['scale', 'llm llm-zh', 'llm/a llm/c llm-zh/a'],
      ['masks', 'llm', 'llm/b'],
      ['注意力', 'llm-zh', 'llm-zh/b'],
      ['Scale', 'geo', 'geo/a'],
      ['ｃａｐｉｔａｌｓ', 'geo', 'geo/b'],
    ])
  })
})
