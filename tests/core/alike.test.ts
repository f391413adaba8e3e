import { describe, expect, it } from 'vitest'
import { alike, type Circumstances } from '../../src/core/alike.ts'
import { alikeAmong, likeness } from '../../src/core/likeness.ts'

type Case = readonly [name: string, old: readonly [string, string], card: readonly [string, string]]

const inDeck: Circumstances = { sameDeck: true, sameId: false, isShared: false }
const judge = ([, [q1, a1], [q2, a2]]: Case, found: Circumstances): boolean =>
  alike({ question: q1, answer: a1 }, { question: q2, answer: a2 }, found) !== undefined

const paris = 'Paris'
const encoder = 'It turns a text into vectors.'

describe('in one deck it is the same card', () => {
  it.each<Case>([
    ['a typo mended', ['What is an encodr?', encoder], ['What is an encoder?', encoder]],
    ['a capital', ['what is an encoder?', 'x'], ['What is an encoder?', 'y and x']],
    ['a short form', ['What is an encoder?', encoder], ["What's an encoder for?", encoder]],
    [
      'a reworded question',
      ['Who wrote Hamlet?', 'Shakespeare'],
      ['Name the author of Hamlet.', 'Shakespeare'],
    ],
    ['the other way about', ['Who wrote Hamlet?', 'Shakespeare'], ['Hamlet: author?', 'Shakespeare']],
    [
      'another verb',
      ['When did the Berlin wall fall?', '1989'],
      ['In which year did the Berlin Wall come down?', '1989'],
    ],
    [
      'more context',
      ['What does 175B mean?', '175 billion parameters'],
      ['What does 175B mean in the name of a model?', '175 billion parameters'],
    ],
    ['an article', ['maison', 'house'], ['la maison', 'house']],
    [
      'typos in both',
      ['What is an encodr?', 'It turns a text into vectrs.'],
      ['What is an encoder?', 'It turns a text into vectors.'],
    ],
    ['a longer answer', ['Capital of Frence?', paris], ['Capital of France?', 'Paris, on the Seine']],
    ['Chinese, reworded', ['什么是编码器？', '把文本变成向量'], ['编码器是什么？', '把文本变成向量']],
    ['Chinese, shortened', ['法国的首都是哪里？', '巴黎'], ['法国首都是？', '巴黎']],
  ])('with %s', (...told) => expect(judge(told, inDeck)).toBe(true))

  it.each<Case>([
    ['a sibling', ['What is the capital of France?', paris], ['What is the capital of Italy?', 'Rome']],
    ['a Chinese sibling', ['法国的首都是哪里？', '巴黎'], ['意大利的首都是哪里？', '罗马']],
    ['another word', ['la maison', 'house'], ['la main', 'hand']],
    [
      'another number',
      ['How many parameters has GPT-2?', '1.5 billion'],
      ['How many parameters has GPT-3?', '175 billion'],
    ],
    [
      'another year',
      ['When was the treaty of Rome signed?', 'In 1957'],
      ['When was the treaty of Nice signed?', 'In 2001'],
    ],
    ['a translation', ['What is an encoder?', encoder], ['什么是编码器？', '它把文本变成向量。']],
    ['a translation with the same answer', ['What does 175B mean?', '175B'], ['175B 是什么意思？', '175B']],
    ['a translated word', ['maison', 'house'], ['Haus', 'house']],
    [
      'another question',
      ['What is attention?', 'Weights over tokens'],
      ['What is a token?', 'A piece of text'],
    ],
    ['another sign', ['What is C?', 'A language of 1972'], ['What is C#?', 'Microsoft’s answer to Java']],
  ])('not with %s', (...told) => expect(judge(told, inDeck)).toBe(false))
})

describe('an answer that other cards have', () => {
  const causal: Case = ['yes', ['Is the encoder causal?', 'Yes'], ['Is the decoder bidirectional?', 'Yes']]
  const typo: Case = ['yes', ['Is the encodr causal?', 'Yes'], ['Is the encoder causal?', 'Yes']]
  it('says little', () => expect(judge(causal, { ...inDeck, isShared: true })).toBe(false))
  it('and a like question all', () => expect(judge(typo, { ...inDeck, isShared: true })).toBe(true))
})

describe('in another deck it is the same card', () => {
  const elsewhere: Circumstances = { sameDeck: false, sameId: false, isShared: false }
  const sameId: Circumstances = { ...elsewhere, sameId: true }
  const same: Case = ['', ['What is an encoder?', encoder], ['What is an encoder?', encoder]]
  const reworded: Case = ['', ['What is an encoder?', encoder], ["What's an encoder for?", encoder]]
  const rewritten: Case = ['', ['Who wrote Hamlet?', 'Shakespeare'], ['Hamlet: author?', 'Shakespeare']]
  const hello: Case = ['', ['Hello', 'Bonjour'], ['Hello', 'Hola']]
  it.each<[string, Case, Circumstances, boolean]>([
    ['with the same text', same, elsewhere, true],
    ['not reworded', rewritten, elsewhere, false],
    ['reworded a little', reworded, elsewhere, true],
    ['reworded, with the same id', rewritten, sameId, true],
    ['not with another answer', hello, elsewhere, false],
    ['not with another answer and the same id', hello, sameId, false],
  ])('%s', (_, told, found, is) => expect(judge(told, found)).toBe(is))
})

describe('likeness', () => {
  it.each([
    ['', '', 1],
    ['a', 'A', 1],
    ['a b', '“a”  b!', 1],
    ['?', '!', 0],
    ['ab', 'cd', 0],
    ['Straße', 'STRASSE', 1],
    ['ab', 'ac', 1 / 3],
  ])('of %j and %j', (a, b, is) => expect(likeness(a, b)).toBeCloseTo(is))

  it('is the same for one among many', () => {
    const texts = ['What is an encoder?', 'What is a decoder?', '什么是编码器？', '']
    const found = new Map(alikeAmong(texts)('What is a coder?', 0))
    texts.forEach((text, index) => {
      expect(found.get(index) ?? 0).toBeCloseTo(likeness('What is a coder?', text))
    })
  })
})
