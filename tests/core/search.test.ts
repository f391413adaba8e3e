import { describe, expect, it } from 'vitest'
import type { Due } from '../../src/core/day.ts'
import { type CardProgress, untouched } from '../../src/core/progress.ts'
import { finder, isStanding, sorted } from '../../src/core/search.ts'
import { type Standing, standings } from '../../src/core/standings.ts'
import { cardOf, cardsOf, now } from '../build.ts'

const card = cardOf({
  id: 'llm/c-1',
  deck: 'llm',
  question: 'What is a Causal\n  Decoder?',
  answer: 'Ｆｕｌｌ width, straße, Ὀδυσσεύς',
  note: '因果解码器',
  topic: 'architectures',
  tags: ['GPT-3'],
})

describe('words in a card', () => {
  it.each<[string[], boolean]>([
    [[], true],
    [['causal'], true],
    [['CAUSAL', 'gpt-3', 'arch', 'llm/c'], true],
    [['causal decoder'], true],
    [['full'], true],
    [['STRASSE'], true],
    [['ὈΔΥΣΣΕΎΣ'], true],
    [['因果'], true],
    [['ＧＰＴ－３'], true],
    [['causal', 'prefix'], false],
    [['decoder? full'], false],
    [['.*'], false],
  ])('%j: %s', (words, wanted) => expect(finder(words)(card)).toBe(wanted))
})

const here = now('2026-11-23 10:00')
const memory = { stability: 3, difficulty: 5 }
const seen = (due: Due): CardProgress => ({
  ...untouched,
  schedule: { state: 'review', step: 0, due, last: here.day - 3, memory },
})

describe('where a card stands', () => {
  const stands = (progress: CardProgress): Standing[] =>
    standings.filter(standing => isStanding(progress, standing, here))
  it.each<[string, CardProgress, Standing[]]>([
    ['a new card is not due', untouched, []],
    ['due today', seen({ day: here.day }), ['due']],
    ['due tomorrow', seen({ day: here.day + 1 }), []],
    ['a step that is over', seen({ at: here.at }), ['due']],
    ['a step to come', seen({ at: here.at + 1 }), []],
    ['suspended cards are not due', { ...seen({ day: 0 }), suspended: true }, ['suspended']],
    ['nor buried ones', { ...seen({ day: 0 }), buriedUntil: here.day + 1 }, ['buried']],
    ['until their day', { ...seen({ day: 0 }), buriedUntil: here.day }, ['due']],
    ['flagged, a leech', { ...untouched, flagged: true, lapses: 8 }, ['flagged', 'leeches']],
  ])('%s', (_, progress, wanted) => expect(stands(progress)).toEqual(wanted))
})

describe('order', () => {
  const [a, b, c, d] = cardsOf('abcd')
  const entries = [
    { card: a, progress: untouched },
    { card: b, progress: { ...seen({ day: here.day + 1 }), lapses: 2 } },
    { card: c, progress: seen({ at: here.at }) },
    { card: d, progress: { ...seen({ day: here.day }), lapses: 2 } },
  ].flatMap(({ card, progress }) => (card ? [{ card, progress }] : []))
  it.each([
    ['deck', 'abcd'],
    ['due', 'dcba'],
    ['lapses', 'bdac'],
    ['difficulty', 'bcda'],
  ] as const)('%s', (sort, wanted) => {
    expect(
      sorted(entries, sort)
        .map(({ card }) => card.id.at(-1))
        .join(''),
    ).toBe(wanted)
  })
})
