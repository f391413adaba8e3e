import { describe, expect, it } from 'vitest'
import { withDeckId } from '../../src/core/deck-id-edit.ts'

const card = '  - {question: q, answer: a, was: [b, c/d]}\n'
const edited = (text: string, id = 'old') => {
  const result = withDeckId(text, 'new.yaml', id)
  return 'refused' in result ? result.refused.code : result.text
}

describe('a deck gets its id', () => {
  it.each([
    ['as its first key', `# Mine\ndeck: D\ncards:\n${card}`, `# Mine\nid: old\ndeck: D\ncards:\n${card}`],
    ['with its line breaks', `deck: D\r\ncards:\r\n${card}`, `id: old\r\ndeck: D\r\ncards:\r\n${card}`],
    ['behind its byte order mark', `\ufeffcards:\n${card}`, `\ufeffid: old\ncards:\n${card}`],
    ['within braces', '{cards: [{question: q, answer: a}]}', '{id: old, cards: [{question: q, answer: a}]}'],
    ['not twice', `id: x\ncards:\n${card}`, 'layout'],
    ['not where it is broken', 'cards: [', 'broken'],
  ])('%s', (_, text, want) => expect(edited(text)).toBe(want))

  it.each(['法语', '-', '1.10', '...', '---'])('%j', id => {
    const result = withDeckId(`cards:\n${card}`, 'new.yaml', id)
    expect('refused' in result ? result.refused : result.parsed.deck?.id).toBe(id)
  })
})
