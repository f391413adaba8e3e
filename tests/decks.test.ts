import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sameAnswer } from '../src/core/answer.ts'
import type { Deck } from '../src/core/card.ts'
import { parseDeck } from '../src/core/deck.ts'

const parsed = (name: string) =>
  parseDeck(readFileSync(join(import.meta.dirname, '..', 'decks', name), 'utf8'), name)

const english = parsed('llm-basics.yaml')
const chinese = parsed('llm-basics-zh.yaml')
const cardsOf = ({ deck }: { readonly deck?: Deck }) => deck?.cards ?? []
const shape = (cards: Deck['cards']) =>
  cards.map(({ id, topic, wrong, tags }) => ({ id: id.split('/')[1], topic, choices: wrong.length, tags }))

const topics = [
  'architectures',
  'attention-masks',
  'training-objectives',
  'emergence',
  'decoder-only',
  'scale',
  'strengths',
  'weaknesses',
]

describe('the starter decks', () => {
  it('have the same ids, topics, tags and numbers of choices', () => {
    expect(shape(cardsOf(chinese))).toEqual(shape(cardsOf(english)))
  })

  it('have cards of every kind', () => {
    const forms = (form: string) => cardsOf(english).filter(card => card.form === form).length
    expect([forms('forward'), forms('reverse'), forms('cloze')]).toEqual([78, 1, 8])
  })

  it.each([
    ['English', english, 'en'],
    ['Chinese', chinese, 'zh'],
  ])('%s: no problems, at least 60 cards, every topic', (_, { deck, problems }, language) => {
    expect(problems).toEqual([])
    expect(deck?.language).toBe(language)
    expect(deck?.cards.length).toBeGreaterThanOrEqual(60)
    expect([...new Set(deck?.cards.map(card => card.topic))].sort()).toEqual([...topics].sort())
  })

  it.each([
    ['English', english],
    ['Chinese', chinese],
  ])('%s: no wrong choice is a right answer', (_, deck) => {
    const right = cardsOf(deck).flatMap(card => card.wrong.filter(choice => sameAnswer(choice, card)))
    expect(right).toEqual([])
  })

  it.each([
    ['which-model-175b', 'GPT-3'],
    ['emergence-example-before', '1.024'],
    ['emergence-example-after', '7.776'],
    ['glm-130b-objective', 'blank infilling'],
    ['gpt3-quoted-co2', 'Strubell'],
    ['gpt3-quoted-cost', 'million'],
  ])('%s says in its note what is known: %s', (id, known) => {
    expect(cardsOf(english).find(card => card.id.endsWith(`/${id}`))?.note).toContain(known)
  })
})
