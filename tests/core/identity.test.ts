import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card, CardId } from '../../src/core/card.ts'
import { baseId, idOfQuestion } from '../../src/core/card-id.ts'
import { parseDeck } from '../../src/core/deck.ts'
import { checkCollection } from '../../src/core/decks.ts'
import { matchesOf, orphansOf, type Proposal, proposals } from '../../src/core/identity.ts'
import { type Entry, entriesOf, type KnownCards, nothingKnown, remember } from '../../src/core/known-cards.ts'
import { pairOf } from '../../src/core/matches.ts'
import { type CardProgress, untouched } from '../../src/core/progress.ts'
import { currentIds, replay } from '../../src/core/replay.ts'
import { cardOf, countedIds, deckOf, eventFrom, now, rulesFor } from '../build.ts'

type Files = Readonly<Record<string, string>>
type Words = readonly [question: string, answer: string, id?: string, was?: string]

const yaml = (...cards: readonly Words[]): string =>
  `cards:\n${cards
    .map(([question, answer, id, was]) =>
      JSON.stringify({ question, answer, ...(id ? { id } : {}), ...(was ? { was } : {}) }),
    )
    .map(card => `  - ${card}\n`)
    .join('')}`

const read = (files: Files) =>
  checkCollection(Object.entries(files).map(([file, text]) => parseDeck(text, file)))
const entriesIn = (files: Files): ReadonlyMap<CardId, Entry> =>
  entriesOf(read(files).decks.flatMap(deck => deck.cards))

type After = {
  readonly known?: KnownCards
  /** Ids that answers were given under besides. */
  readonly own?: readonly CardId[]
  /** No text is remembered. */
  readonly blind?: boolean
}

/** What is proposed where all cards of `before` had a history and the decks are `after` now. */
const between = (
  before: Files,
  after: Files,
  { known, own = [], blind = false }: After = {},
): readonly Proposal[] => {
  const old = entriesIn(before)
  const seen = blind
    ? nothingKnown
    : remember(known ?? nothingKnown, old, new Set(old.keys()), known?.waiting ?? [])
  const checked = read(after)
  const entries = entriesIn(after)
  const current = currentIds(checked.decks)
  const standings = new Map<CardId, CardProgress>([...old.keys(), ...own].map(id => [current(id), untouched]))
  return proposals({
    decks: checked.decks,
    entries,
    own: new Set([...old.keys(), ...own]),
    known: seen,
    orphans: orphansOf(standings, entries, checked, seen),
  })
}

const named = (id: CardId): string => id.replace(/q-[a-z2-7]{16}/, hash => questions.get(hash) ?? hash)
const questions = new Map<string, string>()
const q = (question: string): string => {
  questions.set(idOfQuestion(question), `(${question})`)
  return idOfQuestion(question)
}

const told = (found: readonly Proposal[]): readonly string[] =>
  found.map(proposal => {
    const pairs = matchesOf(proposal).map(match => pairOf(match).map(named).join(' > '))
    if (proposal.kind !== 'deck-renamed') return `${proposal.kind} ${pairs[0]}`
    return `${proposal.from} is ${proposal.to.id} by ${proposal.mend}: ${pairs.length}`
  })

const encoder: Words = ['What is an encoder?', 'It turns a text into vectors.']
const decoder: Words = ['What is a decoder?', 'It turns vectors into a text.']
const token: Words = ['What is a token?', 'A piece of a word.']
const asked = ['What does an encoder do?', encoder[1]] as const
for (const [question] of [encoder, decoder, token, asked]) q(question)
const withId = ([question, answer]: Words, id: string): Words => [question, answer, id]

describe('what is proposed', () => {
  it.each<[string, Files, Files, readonly string[]]>([
    [
      'nothing where nothing changed',
      { 'd.yaml': yaml(encoder, decoder) },
      { 'd.yaml': yaml(decoder, encoder) },
      [],
    ],
    [
      'a reworded card',
      { 'd.yaml': yaml(encoder, decoder) },
      { 'd.yaml': yaml(asked, decoder) },
      ['reworded d/(What is an encoder?) > d/(What does an encoder do?)'],
    ],
    [
      'nothing for a card that is gone',
      { 'd.yaml': yaml(encoder, decoder) },
      { 'd.yaml': yaml(decoder) },
      [],
    ],
    ['nothing for a new card', { 'd.yaml': yaml(encoder) }, { 'd.yaml': yaml(encoder, asked) }, []],
    [
      'nothing for a card that got an id, for it has its history',
      { 'd.yaml': yaml(encoder) },
      { 'd.yaml': yaml(withId(encoder, 'enc')) },
      [],
    ],
    [
      'a card that got an id and another question at once',
      { 'd.yaml': yaml(encoder) },
      { 'd.yaml': yaml([...asked, 'enc']) },
      ['reworded d/(What is an encoder?) > d/enc'],
    ],
    [
      'a card whose id was changed',
      { 'd.yaml': yaml(withId(encoder, 'enc'), withId(decoder, 'dec')) },
      { 'd.yaml': yaml(withId(encoder, 'encoder'), withId(decoder, 'dec')) },
      ['reworded d/enc > d/encoder'],
    ],
    [
      'a card in another deck',
      { 'd.yaml': yaml(encoder, decoder), 'e.yaml': yaml(token) },
      { 'd.yaml': yaml(decoder), 'e.yaml': yaml(token, encoder) },
      ['moved d/(What is an encoder?) > e/(What is an encoder?)'],
    ],
    [
      'a card in another deck, with an id',
      { 'd.yaml': yaml(encoder, decoder), 'e.yaml': yaml(token) },
      { 'd.yaml': yaml(decoder), 'e.yaml': yaml(token, withId(encoder, 'enc')) },
      ['moved d/(What is an encoder?) > e/enc'],
    ],
    [
      'a renamed deck',
      { 'd.yaml': yaml(encoder, decoder, withId(token, 'tok')) },
      { 'e.yaml': yaml(encoder, decoder, withId(token, 'tok')) },
      ['d is e by id: 3'],
    ],
    [
      'a renamed deck that says its id',
      { 'd.yaml': yaml(encoder, decoder) },
      { 'd.yaml': `id: e\n${yaml(encoder, decoder)}` },
      ['d is e by was: 2'],
    ],
    [
      'a renamed deck whose cards say what they were',
      { 'd.yaml': yaml(encoder, ['Cat', 'chat']) },
      { 'e.yaml': yaml([...asked, '', q(encoder[0])], ['A cat, in French?', 'le chat', '', q('Cat')]) },
      ['d is e by id: 2'],
    ],
    [
      'a renamed deck, with a card changed besides: that one comes next',
      { 'd.yaml': yaml(encoder, decoder, token) },
      { 'e.yaml': yaml(asked, decoder, token) },
      ['d is e by id: 2'],
    ],
    [
      'nothing for a deck that is away and another with its ids',
      { 'd.yaml': yaml(['Hello', 'Bonjour', 'c1'], ['Cat', 'Chat', 'c2'], ['Dog', 'Chien', 'c3']) },
      { 'e.yaml': yaml(['Hello', 'Hola', 'c1'], ['Cat', 'Gato', 'c2'], ['Dog', 'Perro', 'c3']) },
      [],
    ],
    [
      'nothing in a deck with an error',
      { 'd.yaml': yaml(encoder, decoder) },
      { 'd.yaml': `${yaml(asked, decoder)}  - {question: q}\n` },
      [],
    ],
    [
      'nothing for a deck that is away while a file cannot be read',
      { 'd.yaml': yaml(encoder, decoder) },
      { 'd.yaml': `${yaml(encoder)}  - [`, 'e.yaml': yaml(encoder) },
      [],
    ],
    [
      'of two the likelier, one to one',
      { 'd.yaml': yaml(['What is an encodr?', 'a'], ['What is an encoder for, then?', 'a']) },
      { 'd.yaml': yaml(['What is an encoder?', 'a'], ['What is an encoder for?', 'a']) },
      [
        `reworded d/${q('What is an encodr?') && '(What is an encodr?)'} > d/(What is an encoder?)`,
        `reworded d/${q('What is an encoder for, then?') && '(What is an encoder for, then?)'} > d/${q('What is an encoder for?') && '(What is an encoder for?)'}`,
      ],
    ],
  ])('%s', (_, before, after, want) => {
    expect(told(between(before, after)).toSorted()).toEqual(want.toSorted())
  })

  const before = { 'd.yaml': yaml(encoder, decoder) }
  const after = { 'd.yaml': yaml(asked, decoder) }
  const pair = [`d/${q(encoder[0])}`, `d/${q(asked[0])}`] as const

  it('not what was refused', () => {
    expect(between(before, after, { known: { ...nothingKnown, refused: [pair] } })).toEqual([])
  })

  it('not a card with a history of its own', () => {
    const known = remember(nothingKnown, entriesIn(after), new Set([pair[1]]), [])
    expect(between(before, after, { own: [pair[1]], known })).toEqual([])
  })

  it('yet one with a history from another machine, which had never seen the old card', () => {
    expect(told(between(before, after, { own: [pair[1]] }))).toHaveLength(1)
    expect(between(before, after, { own: [pair[1]], blind: true })).toEqual([])
  })

  it('but one that got it while its proposal waited', () => {
    const known = { ...nothingKnown, waiting: [pair] }
    expect(told(between(before, after, { own: [pair[1]], known }))).toHaveLength(1)
  })

  it('a card changed again after it was called by its old id', () => {
    const twice = { 'd.yaml': yaml([...asked, '', q(encoder[0])]) }
    const again = { 'd.yaml': yaml(['So what does an encoder do?', encoder[1], '', q(encoder[0])]) }
    expect(told(between(twice, again))).toHaveLength(1)
  })

  it('for certain, a card that got an id and later another question', () => {
    const named = { 'd.yaml': yaml(withId(encoder, 'enc')) }
    const known = remember(nothingKnown, entriesIn(named), new Set(['d/enc']), [])
    const later = { 'd.yaml': yaml(['Name the half that reads.', 'The left one.', 'enc']) }
    const options = { known, own: ['d/enc'] }
    expect(told(between({ 'd.yaml': yaml(encoder) }, later, options))).toEqual([
      'got-id d/(What is an encoder?) > d/enc',
    ])
  })

  it('a renamed deck and a moved card whose texts nobody remembers', () => {
    const ids = { 'd.yaml': yaml(withId(encoder, 'enc'), withId(decoder, 'dec'), withId(token, 'tok')) }
    expect(told(between(ids, { 'e.yaml': ids['d.yaml'] }, { blind: true }))).toEqual(['d is e by id: 3'])
    const moved = { 'd.yaml': yaml(decoder), 'e.yaml': yaml(encoder) }
    expect(told(between(before, moved, { blind: true }))).toHaveLength(1)
    expect(told(between(before, after, { blind: true }))).toEqual([])
  })
})

describe('always', () => {
  const words = fc.array(fc.constantFrom('what', 'is', 'an', 'encoder', 'decoder', '的', '巴黎', '1', '2'), {
    minLength: 1,
    maxLength: 5,
  })
  const text = words.map(list => list.join(' '))
  const card = fc.tuple(text, text, fc.constantFrom('', 'a', 'b', 'c')).map((parts): Words => parts)
  const files = fc.record({ 'd.yaml': fc.array(card), 'e.yaml': fc.array(card) }).map(decks => ({
    'd.yaml': yaml(...decks['d.yaml']),
    'e.yaml': yaml(...decks['e.yaml']),
  }))

  it('each card and each vanished id stands in one proposal, in one order, and none that was refused', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const found = between(before, after)
        const pairs = found.flatMap(matchesOf).map(pairOf)
        for (const side of [0, 1] as const)
          expect(new Set(pairs.map(pair => pair[side])).size).toBe(pairs.length)
        const turned = Object.fromEntries(Object.entries(after).toReversed())
        expect(told(between(before, turned)).toSorted()).toEqual(told(found).toSorted())
        const refused = new Set(pairs.map(pair => pair.join()))
        const known = { ...nothingKnown, refused: pairs }
        for (const pair of between(before, after, { known }).flatMap(matchesOf).map(pairOf))
          expect(refused.has(pair.join())).toBe(false)
      }),
      { numRuns: 40 },
    )
  }, 30_000)

  it('a match that is accepted makes the history of the old card that of the new one', () => {
    const { scheduler } = rulesFor()
    fc.assert(
      fc.property(
        files,
        files,
        fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
        (before, after, picks) => {
          const ids = [...entriesIn(before).keys()]
          if (ids.length === 0) return
          const nextId = countedIds()
          const log = picks.map((pick, index) => {
            const time = now(`2026-11-23 10:${String(index + 10)}`)
            const card = ids[pick % ids.length] ?? ''
            const rating = ([1, 2, 3, 4] as const)[pick % 4] ?? 3
            const due = '2026-12-25'
            return eventFrom(
              { type: 'review', card, rating, ms: 1, state: 'review', step: 0, due, kind: 'due' },
              nextId(time.at),
              time,
            )
          })
          const old = replay([log], currentIds(read(before).decks), scheduler.nextMemory)
          const own = new Set(log.map(event => event.card))
          const checked = read(after)
          const entries = entriesIn(after)
          const known = remember(nothingKnown, entriesIn(before), own, [])
          const mapped = replay([log], currentIds(checked.decks), scheduler.nextMemory)
          const orphans = orphansOf(mapped.cards, entries, checked, known)
          const found = proposals({ decks: checked.decks, entries, own, known, orphans }).flatMap(matchesOf)
          const was = new Map(found.map(match => [pairOf(match)[1], pairOf(match)[0]]))
          const mended = checked.decks.map(deck => ({
            ...deck,
            cards: deck.cards.map(card => {
              const more = was.get(baseId(card.id))
              return more === undefined ? card : { ...card, was: [...card.was, more] }
            }),
          }))
          const then = replay([log], currentIds(mended), scheduler.nextMemory)
          for (const [card, before] of was) expect(then.cards.get(card)).toEqual(old.cards.get(before))
        },
      ),
      { numRuns: 40 },
    )
  }, 30_000)
})

describe('many cards', () => {
  const cards = (count: number, word: string, from: number) =>
    Array.from({ length: count }, (_, n): Card => {
      const question = `What is the ${word} of thing number ${(n + from) * 7919} in the long list of things?`
      return cardOf({
        id: `d/${idOfQuestion(question)}`,
        deck: 'd',
        question,
        answer: `It is ${(n + from) % 9973}`,
      })
    })

  it('10,000 of today and 200 that vanished, all alike, take about a second', () => {
    const old = entriesOf(cards(200, 'purpose', 0))
    const decks = [deckOf(cards(10_000, 'use', 0))]
    const entries = entriesOf(decks.flatMap(deck => deck.cards))
    const own = new Set(old.keys())
    const known = remember(nothingKnown, old, own, [])
    const standings = new Map<CardId, CardProgress>([...own].map(id => [id, untouched]))
    const orphans = orphansOf(standings, entries, { decks, problems: [] }, known)
    const begun = process.cpuUsage()
    const found = proposals({ decks, entries, own, known, orphans })
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(2000)
    expect(found.length).toBeGreaterThan(100)
  }, 30_000)
})
