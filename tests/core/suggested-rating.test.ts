import { expect, it } from 'vitest'
import { suggestedRating } from '../../src/core/suggested-rating.ts'

it.each([
  ['parameters', 'parameters', 'good'],
  ['  PARAMETERS. ', 'parameters', 'good'],
  ['Parametérs', 'parameters', 'good'],
  ['paramaters', 'parameters', 'hard'],
  ['praameters', 'parameters', 'hard'],
  ['paramters', 'parameters', 'hard'],
  ['paramtr', 'parameters', 'again'],
  ['pretraining', 'pre-training', 'hard'],
  ['causal decoder', 'non-causal decoder', 'again'],
  ['atypical', 'typical', 'again'],
  ['cat', 'car', 'again'],
  ['cats', 'cars', 'again'],
  ['175 bilion parameters', '175 billion parameters', 'hard'],
  ['176 billion parameters', '175 billion parameters', 'again'],
  ['1750 billion parameters', '175 billion parameters', 'again'],
  ['C++ compiler', 'C compiler', 'again'],
  ['因果解码器模型', '因果编码器模型', 'again'],
  ['因果解码器模型', '非因果解码器模型', 'again'],
  ['Москвва река', 'Москва-река', 'hard'],
  ['がっこうせい', 'がっこせい', 'hard'],
  ['', 'parameters', 'again'],
  [' \n\u200b', 'parameters', 'again'],
  ['', '', 'again'],
  ['a'.repeat(100_000), 'a'.repeat(99_999), 'again'],
])('%.30j for %.30j is %s', (typed, answer, rating) =>
  expect(suggestedRating(typed, { answer, accept: [] })).toBe(rating),
)

it('knows other right answers', () => {
  const card = { answer: 'Prefix decoder', accept: ['non-causal decoder'] }
  expect(
    ['Non-causal decoder', 'non-causal decodr', 'decoder'].map(typed => suggestedRating(typed, card)),
  ).toEqual(['good', 'hard', 'again'])
})
