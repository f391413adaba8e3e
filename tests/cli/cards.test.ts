import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectionOf, jsonLines, type Machine, machine } from './mull.ts'

const starter = readFileSync(join(import.meta.dirname, '..', '..', 'decks', 'llm-basics.yaml'))

const deck = `deck: French
cards:
  - { id: chat, question: le chat, answer: the cat, topic: animals, tags: [noun] }
  - { id: chien, question: le chien, answer: the dog, topic: animals }
  - { question: aller, answer: to go, topic: verbs }
`

const started = (): Machine => {
  const person = machine()
  person.write('data/mull/decks/french.yaml', deck)
  return person
}

const ids = (person: Machine, args: string) =>
  person
    .run(`list ${args}`)
    .out.split('\n')
    .flatMap(line => line.split('\t')[0] || [])

it('a word that is no id tells the cards it is found in; show takes the only one', () => {
  const person = started()
  expect(person.run('suspend verbs')).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(
      /^mull: no card has the id verbs\nIt is found in this card:\nq-\S+ {3}aller\n$/,
    ),
  })
  expect(person.run('show le')).toMatchObject({ code: 2, err: expect.stringContaining('chien   le chien') })
  expect(person.run('show dog')).toMatchObject({ code: 0, out: expect.stringContaining('le chien') })
  expect(person.run('show le animals dog')).toMatchObject({ code: 0 })
})

describe('mull list', () => {
  it('has every word in any field, whatever its case', () => {
    const person = started()
    expect(ids(person, 'LE')).toHaveLength(3)
    expect(ids(person, 'le ANIMALS')).toEqual(['french/chat', 'french/chien'])
    expect(ids(person, 'noun cat')).toEqual(['french/chat'])
  })

  it.each<[string, number]>([
    ['--deck French', 3],
    ['-d french -d LLM-Basics', 90],
    ['--topic verbs --topic animals', 3],
    ['--deck llm-basics --topic animals', 0],
    ['--tag noun', 1],
    ['--state new -d french', 3],
    ['--state learning', 0],
  ])('%s: %i', (args, count) => {
    const person = started()
    person.write('data/mull/decks/llm-basics.yaml', starter)
    expect(ids(person, args)).toHaveLength(count)
  })

  it('where cards stand, all that is asked together', () => {
    const person = started()
    person.run('suspend chat')
    person.run('flag chat chien')
    expect(ids(person, '--flagged')).toEqual(['french/chat', 'french/chien'])
    expect(ids(person, '--flagged --suspended')).toEqual(['french/chat'])
  })

  it('says that nothing was found, and how to find more', () => {
    const person = started()
    expect(person.run('list nothing --due')).toEqual({
      code: 0,
      out: '',
      err: 'No card matches.\nEvery word has to be in the card: try fewer words, or shorter ones.\nWithout --due there may be more.\n',
    })
    expect(person.run('list nothing --json')).toEqual({ code: 0, out: '[]\n', err: '' })
  })

  it.each([
    ['--deck frensh', 'no deck frensh, did you mean french?'],
    ['--topic verb', 'no topic verb, did you mean verbs?'],
    ['--tag nuon', 'no tag nuon, did you mean noun?'],
    ['--state nw', '--state does not take nw, did you mean new?'],
    ['--pick', 'mull list --pick needs a terminal'],
  ])('%s: %s', (args, message) => {
    const { code, out, err } = started().run(`list ${args}`)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })

  it('in JSON has what there is to know', () => {
    const person = started()
    person.run('review --json', { input: '{"type":"rate","rating":"easy"}\n' })
    const later = { vars: { MULL_NOW: '2026-11-25T10:00:00Z' } }
    const [cards] = jsonLines(`{"cards":${person.run('list chat --json', later).out.trim()}}`)
    expect(cards).toMatchInlineSnapshot(`
      {
        "cards": [
          {
            "answer": "the cat",
            "buriedUntil": null,
            "deck": "french",
            "difficulty": 1,
            "due": "2026-12-01",
            "file": "data/mull/decks/french.yaml",
            "flagged": false,
            "id": "french/chat",
            "lapses": 0,
            "leech": false,
            "line": 3,
            "question": "le chat",
            "reps": 1,
            "retrievability": 0.96781335,
            "stability": 8.2956,
            "state": "review",
            "suspended": false,
            "tags": [
              "noun",
            ],
            "topic": "animals",
          },
        ],
      }
    `)
  })
})

describe('mull show', () => {
  it('shows a card by either id', () => {
    const person = started()
    const { code, out } = person.run('show chat')
    expect(code).toBe(0)
    expect(person.run('show french/chat').out).toBe(out)
    expect(out).toMatchInlineSnapshot(`
      "le chat
      ────────────
      the cat

      Tags: noun
      french/chat · animals
      data/mull/decks/french.yaml:3

      Schedule
      State    new
      Reviews  0
      Lapses   0

      Memory
      Not reviewed yet.
      "
    `)
  })

  it('in JSON has its history and its curve', () => {
    const person = started()
    person.run('review --json', { input: '{"type":"rate","rating":"easy"}\n' })
    const [page] = jsonLines(person.run('show chat --json').out)
    expect(page).toMatchObject({
      id: 'french/chat',
      note: null,
      history: [{ type: 'review', rating: 4, stability: expect.any(Number) }],
    })
    const curve = page?.['curve']
    expect(Array.isArray(curve) && curve[0]).toEqual({ day: '2026-11-23', retrievability: 1 })
  })

  it.each([
    ['show', 'which card?'],
    ['show chta', 'no card chta, did you mean chat?'],
  ])('%s: %s', (args, message) => {
    const { code, err } = started().run(args)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

describe('acts', () => {
  it('say what they did and how to take it back', () => {
    const person = started()
    expect(person.run('suspend chat chien').out).toMatchInlineSnapshot(`
      "Suspended: le chat · french/chat
      Suspended: le chien · french/chien
      mull undo --times 2 takes it back.
      "
    `)
    expect(person.run('suspend chat').out).toMatchInlineSnapshot(`
      "Already suspended: le chat · french/chat
      Nothing was changed.
      "
    `)
    expect(person.run('undo --times 2').out).toMatchInlineSnapshot(`
      "Took back: suspended · le chien · french/chien · 2026-11-23 10:00
      Took back: suspended · le chat · french/chat · 2026-11-23 10:00
      "
    `)
    expect(person.run('undo').out).toBe('Nothing to take back.\n')
    expect(person.run('bury chat', { vars: { LANG: 'zh_CN.UTF-8' } }).out).toMatchInlineSnapshot(`
      "已搁置到明天：le chat · french/chat
      mull undo 可撤销。
      "
    `)
  })

  it('refuse an unknown card before anything is written', () => {
    const person = started()
    const { code, out, err } = person.run('suspend chat chein')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('no card chein, did you mean chien?')
    expect(ids(person, '--suspended')).toEqual([])
    person.write('data/mull/decks/other.yaml', 'cards:\n  - { id: chat, question: a chat, answer: talk }\n')
    expect(person.run('suspend chat')).toMatchObject({
      code: 2,
      err: 'mull: chat is the id of cards in several decks\nfrench/chat\nother/chat\n',
    })
  })

  it('are in progress.json at once, and in the log', () => {
    const person = started()
    const progress = () => readFileSync(join(collectionOf(person.home), 'progress.json'), 'utf8')
    person.run('flag chat')
    expect(progress()).toContain('"french/chat": {"state":"new","reps":0,"lapses":0,"flagged":true}')
    person.run('undo')
    expect(progress()).not.toContain('french/chat')
    expect(person.log().map(line => JSON.parse(line).type)).toEqual(['flag', 'undo'])
  })

  it('a reset of answers needs --yes where nobody can be asked', () => {
    const person = started()
    expect(person.run('reset chat')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Already new: le chat'),
    })
    person.run('review --json', { input: '{"type":"rate","rating":"easy"}\n' })
    expect(person.run('reset chat')).toMatchObject({ code: 2, err: expect.stringContaining('--yes') })
    expect(person.run('reset chat --yes').out).toContain('Reset, and new again: le chat · french/chat')
    expect(ids(person, '--state new')).toHaveLength(3)
    expect(person.run('undo').out).toContain('Took back: reset: new again')
    expect(ids(person, '--state new')).toHaveLength(2)
  })

  it('undo goes further back, through the answers too', () => {
    const person = started()
    person.run('review --json', { input: '{"type":"rate","rating":"easy"}\n' })
    person.run('flag chien')
    const [flagged] = jsonLines(person.run('undo --json').out)
    expect(flagged).toMatchObject({ undone: [{ type: 'flag', card: 'french/chien' }] })
    expect(person.run('undo').out).toMatch(
      /^Took back: 4 easy · le chat · french\/chat · 2026-11-23 10:00\n$/,
    )
    expect(jsonLines(person.run('undo --json').out)).toEqual([{ undone: [] }])
  })

  it('in JSON give the events', () => {
    const [done] = jsonLines(started().run('suspend chat --json').out)
    expect(done).toMatchObject({
      act: 'suspend',
      cards: [{ card: 'french/chat', changed: true }],
      events: [{ type: 'suspend', card: 'french/chat' }],
    })
  })
})
