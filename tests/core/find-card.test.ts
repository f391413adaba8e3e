import { describe, expect, it } from 'vitest'
import { findCard } from '../../src/core/find-card.ts'
import { card } from './hostile.ts'

const cards = [
  card('llm/scale'),
  card('llm/gap#cloze-abc'),
  card('llm/gap#cloze-def'),
  card('llm/word'),
  card('llm/word#reverse'),
  card('fr/scale'),
  card('fr/café'),
]

const found = (word: string) => {
  const result = findCard(cards, word)
  if ('card' in result) return result.card.id
  return 'many' in result ? result.many.map(({ id }) => id) : [result.unknown, '->', result.meant]
}

describe('a card is found', () => {
  it.each([
    ['by its full id', 'llm/scale', 'llm/scale'],
    ['by its id alone', 'café', 'fr/café'],
    ['whatever the normal form of the word', 'cafe\u0301', 'fr/café'],
    ['as a sibling', 'word#reverse', 'llm/word#reverse'],
    ['before its siblings', 'word', 'llm/word'],
    ['with others of that id', 'scale', ['llm/scale', 'fr/scale']],
    ['with its siblings', 'llm/gap', ['llm/gap#cloze-abc', 'llm/gap#cloze-def']],
    ['not, but one like it', 'llm/scael', ['llm/scael', '->', 'llm/scale']],
    ['not, but one like it by its id alone', 'cafe', ['cafe', '->', 'café']],
    ['not at all', 'zzzzzz', ['zzzzzz', '->', undefined]],
    ['not for no word', '', ['', '->', undefined]],
  ])('%s', (_, word, want) => expect(found(word)).toEqual(want))
})
