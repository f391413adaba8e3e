import { describe, expect, it } from 'vitest'
import { idOfFile, idOfQuestion, idPattern, oldIdPattern } from '../../src/core/card-id.ts'

// People's progress hangs on these ids: a change here loses it.
describe('the id of a question', () => {
  it.each([
    ['What is an encoder?', 'q-s3j3en6jca6xphi2'],
    ['  What is\n  an\tencoder? ', 'q-s3j3en6jca6xphi2'],
    ['What is an\u00a0encoder?', 'q-s3j3en6jca6xphi2'],
    ['what is an encoder?', 'q-nagwxk2twdayxhqn'],
    ['什么是编码器？', 'q-6hvnvaxv7qnbptmh'],
    ['caf\u00e9', 'q-quhx3rbzcd7ysd4i'],
    ['cafe\u0301', 'q-quhx3rbzcd7ysd4i'],
    ['😀', 'q-6bcdunbml32upa5b'],
  ])('%j is %s', (question, id) => expect(idOfQuestion(question)).toBe(id))
})

describe('the id of a file', () => {
  it.each([
    ['decks/french.yaml', 'french'],
    ['french.yml', 'french'],
    ['C:\\decks\\french.YAML', 'french'],
    ['LLM basics (2).yaml', 'LLM-basics-2-'],
    ['法语.yaml', '法语'],
    ['cafe\u0301.yaml', 'caf\u00e9'],
    ['हिन्दी.yaml', 'हिन्दी'],
    ['❤\ufe0f a.yaml', '-a'],
    ['\u0301x.yaml', '-x'],
    ['a.b_c-1.yaml', 'a.b_c-1'],
    ['.yaml', '.yaml'],
    ['notes', 'notes'],
  ])('%j is %s', (file, id) => expect(idOfFile(file)).toBe(id))
})

describe('an id', () => {
  it.each(['a', '175b', 'what-175b-means', 'A.b_c', '大', 'हिन्दी', '-', '..'])('may be %j', id =>
    expect(idPattern.test(id)).toBe(true),
  )
  it.each(['', ' ', 'a b', 'a/b', 'a#reverse', 'a\n', '\u0301', 'a:b', '😀', 'a\u200db'])('is not %j', id =>
    expect(idPattern.test(id)).toBe(false),
  )
  it.each(['a', 'deck/a'])('may have been %j', id => expect(oldIdPattern.test(id)).toBe(true))
  it.each(['', '/a', 'a/', 'a/b/c', 'a b'])('never was %j', id => expect(oldIdPattern.test(id)).toBe(false))
  it('may be very long', () => expect(idPattern.test('a'.repeat(5_000_000))).toBe(true))
})
