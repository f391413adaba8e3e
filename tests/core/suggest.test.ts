import { expect, it } from 'vitest'
import { cardKeys, deckKeys } from '../../src/core/deck-schema.ts'
import { suggest } from '../../src/core/suggest.ts'

it.each([
  ['anwser', 'answer'],
  ['Answer', 'answer'],
  ['answers', 'answer'],
  ['quesiton', 'question'],
  ['frage', undefined],
  ['tag', 'tags'],
  ['ids', 'id'],
  ['topics', 'topic'],
  ['accepts', 'accept'],
  ['front', undefined],
  ['', undefined],
  ['__proto__', undefined],
  ['a'.repeat(1_000_000), undefined],
])('a card’s %.12s means %s', (word, meant) => expect(suggest(word, cardKeys)).toBe(meant))

it.each([
  ['card', 'cards'],
  ['name', undefined],
  ['lang', undefined],
  ['langauge', 'language'],
])('a deck’s %s means %s', (word, meant) => expect(suggest(word, deckKeys)).toBe(meant))

it('prefers the closest, then the first', () => {
  expect(suggest('cat', ['cart', 'cats', 'cat'])).toBe('cat')
  expect(suggest('cat', ['cart', 'cats'])).toBe('cart')
})
