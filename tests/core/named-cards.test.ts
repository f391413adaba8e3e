import { describe, expect, it } from 'vitest'
import { cardNames } from '../../src/core/card-names.ts'
import { namedCards } from '../../src/core/named-cards.ts'
import { cardOf } from '../build.ts'

const card = (id: string, was: readonly string[] = []) =>
  cardOf({ id, deck: id.slice(0, id.indexOf('/')), question: id, answer: 'a', was })

const cards = [
  card('llm/scale'),
  card('llm/gap#cloze-abc'),
  card('llm/gap#cloze-def'),
  card('fr/scale'),
  card('fr/new', ['fr/old', 'de/alt']),
]

const named = (word: string) => {
  const found = namedCards(cards, word)
  if ('cards' in found) return found.cards.map(({ id }) => id)
  return 'many' in found ? { many: found.many } : { meant: found.meant }
}

describe('cards by a word', () => {
  it.each<[string, unknown]>([
    ['llm/scale', ['llm/scale']],
    ['gap', ['llm/gap#cloze-abc', 'llm/gap#cloze-def']],
    ['llm/gap#cloze-def', ['llm/gap#cloze-def']],
    ['scale', { many: ['llm/scale', 'fr/scale'] }],
    ['fr/old', ['fr/new']],
    ['de/alt', ['fr/new']],
    ['fr/scael', { meant: 'fr/scale' }],
    ['zzzzzzzz', { meant: undefined }],
  ])('%s', (word, want) => expect(named(word)).toEqual(want))

  it('each is found again by what it is called', () => {
    const nameOf = cardNames(cards)
    expect(cards.map(nameOf)).toEqual(['llm/scale', 'gap#cloze-abc', 'gap#cloze-def', 'fr/scale', 'new'])
    expect(cards.map(card => named(nameOf(card)))).toEqual(cards.map(({ id }) => [id]))
  })
})
