import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { jsonLines, machine } from './mull.ts'

const rate = (rating: string | number, more = {}) => `${JSON.stringify({ type: 'rate', rating, ...more })}\n`
const deck = (count: number) =>
  `cards:\n${Array.from({ length: count }, (_, n) => `  - id: c${n}\n    question: Q${n}\n    answer: A${n}\n`).join('')}`

const withCards = (count: number) => {
  const person = machine()
  person.run('init .')
  person.write('decks/d.yaml', deck(count))
  return person
}

describe('review --json', () => {
  it('prints the card, the saved event, the next card and a summary', () => {
    const person = withCards(2)
    const { code, out, err } = person.run('review --json', { input: rate('good') })
    expect([code, err]).toEqual([0, ''])
    const messages = jsonLines(out)
    expect(messages.map(message => message['type'])).toEqual(['card', 'saved', 'card', 'summary'])
    expect(messages[0]).toEqual({
      type: 'card',
      card: 'd/c0',
      deck: 'd',
      question: 'Q0',
      answer: 'A0',
      state: 'new',
      intervals: { again: '1m', hard: '6m', good: '10m', easy: expect.stringMatching(/^\d+d$/) },
      left: { learning: 0, review: 0, new: 2 },
    })
    expect(messages[1]).toMatchObject({
      event: { v: 1, type: 'review', card: 'd/c0', day: '2026-11-23', rating: 3, state: 'learning', step: 1 },
    })
    expect(messages[3]).toMatchObject({
      reviewed: 1,
      good: 1,
      left: { learning: 1, new: 1 },
      next: '2026-11-24',
    })
  })

  it('says of a card what is out of the ordinary: which way it asks, and that it is typed', () => {
    const person = withCards(1)
    person.write('decks/d.yaml', 'cards:\n  - {id: g, cloze: "a {{b::hint}}", typed: true}\n')
    expect(jsonLines(person.run('review --json', { input: '' }).out)[0]).toMatchObject({
      card: expect.stringMatching(/^d\/g#cloze-[a-z2-7]{8}$/),
      form: 'cloze',
      typed: true,
      question: 'a [hint]',
      answer: 'b',
    })
  })

  it('takes numbers, undo, suspend, bury and quit, and tells what it cannot take', () => {
    const input = [
      rate(4),
      rate(5),
      'nonsense\n',
      rate('good', { card: 'd/other' }),
      '{"type":"undo"}\n{"type":"undo"}\n{"type":"suspend"}\n{"type":"bury"}\n{"type":"quit"}\n',
      rate(1),
    ].join('')
    const messages = jsonLines(withCards(4).run('review --json', { input }).out)
    const told = messages.map(({ type, card, event, message }) =>
      [type, card, (event as { type: string } | undefined)?.type, message].filter(Boolean).join(' '),
    )
    expect(told).toEqual([
      'card d/c0',
      'saved review',
      'card d/c1',
      expect.stringMatching(/^error expected/),
      'card d/c1',
      expect.stringMatching(/^error expected/),
      'card d/c1',
      'error the card shown is d/c1, not d/other',
      'card d/c1',
      'saved undo',
      'card d/c0',
      'error Nothing left to undo.',
      'card d/c0',
      'saved suspend',
      'card d/c1',
      'saved bury',
      'card d/c2',
      'summary',
    ])
  })

  it('is over at once when nothing is due', () => {
    expect(jsonLines(withCards(0).run('review --json').out)).toMatchObject([
      { type: 'summary', reviewed: 0, next: null },
    ])
  })

  it('needs a terminal without --json', () => {
    const { code, err } = withCards(1).run('review')
    expect([code, err]).toEqual([2, expect.stringContaining('mull review --json')])
  })
})

/** A session held open: `say` sends a line, `hear` waits for the next message. */
const hold = (person: ReturnType<typeof machine>) => {
  const process = person.start('review --json')
  if (!process.stdout || !process.stdin) throw new Error('pipes')
  const messages = createInterface({ input: process.stdout })[Symbol.asyncIterator]()
  const { stdin } = process
  return {
    process,
    say: (line: string) => stdin.write(line),
    hear: async () => JSON.parse((await messages.next()).value),
    end: async () => {
      stdin.end()
      await once(process, 'exit')
    },
  }
}

describe('a session held open', () => {
  it('ends at quit, though its input goes on', async () => {
    const { process, say, hear } = hold(withCards(1))
    await hear()
    say('{"type":"quit"}\n')
    expect(await hear()).toMatchObject({ type: 'summary' })
    expect(await once(process, 'exit')).toEqual([0, null])
  })
})

describe('sessions that meet', () => {
  it('kill -9 loses nothing that was said to be saved', async () => {
    const person = withCards(5)
    const session = hold(person)
    const saved: string[] = []
    await session.hear()
    for (const rating of ['easy', 'again', 'easy']) {
      session.say(rate(rating))
      saved.push((await session.hear()).event.card)
      await session.hear()
    }
    session.process.kill('SIGKILL')
    await once(session.process, 'exit')
    expect(saved).toEqual(['d/c0', 'd/c1', 'd/c2'])
    const after = jsonLines(person.run('due --json').out)[0]
    expect(after).toMatchObject({ learning: 1, new: 2, total: 3 })
    const [next] = jsonLines(person.run('review --json').out)
    expect(next).toMatchObject({ card: 'd/c3' })
  })

  it('two processes keep every answer, and an answered card leaves the other', async () => {
    const person = withCards(6)
    const [one, two] = [hold(person), hold(person)]
    const cards = [(await one.hear()).card, (await two.hear()).card]
    one.say(rate('easy'))
    expect((await one.hear()).type).toBe('saved')
    cards.push((await one.hear()).card)
    two.say(rate('easy', { card: 'd/c0' }))
    expect(await two.hear()).toMatchObject({ type: 'error' })
    expect(await two.hear()).toMatchObject({ type: 'card', card: 'd/c1' })
    two.say(rate('easy', { card: 'd/c1' }))
    expect(await two.hear()).toMatchObject({ type: 'saved', event: { card: 'd/c1' } })
    expect(cards).toEqual(['d/c0', 'd/c0', 'd/c1'])
    await Promise.all([one.end(), two.end()])
    expect(jsonLines(person.run('due --json').out)[0]).toMatchObject({ new: 4, review: 0, learning: 0 })
  })
})

describe('over days', () => {
  it('brings back exactly the cards that are due, and counts the limits over all sessions of a study day', () => {
    const person = withCards(30)
    const on = (MULL_NOW: string) => ({ vars: { MULL_NOW } })
    const due = (now: string) => jsonLines(person.run('due --json', on(now)).out)[0]
    const easy = rate('easy').repeat(12)
    person.run('review --json', { input: easy })
    expect(due('2026-11-23T12:00:00Z')).toMatchObject({ new: 8, waiting: 10 })
    expect(due('2026-11-24T03:59:00Z')).toMatchObject({ day: '2026-11-23', new: 8 })
    expect(due('2026-11-24T04:01:00Z')).toMatchObject({ day: '2026-11-24', new: 18, waiting: 0 })
    const events = jsonLines(
      person.run('review --json', { input: easy.slice(0, rate('easy').length * 8) }).out,
    )
    expect(events.filter(({ type }) => type === 'saved')).toHaveLength(8)
    expect(due('2026-11-23T22:00:00Z')).toMatchObject({ new: 0, waiting: 10, next: '2026-11-24' })
    expect(due('2026-12-20T12:00:00Z')).toMatchObject({ review: 20, new: 10 })
  })
})

describe('review --json, out of the ordinary', { timeout: 30_000 }, () => {
  const type = (command: string) => `${JSON.stringify({ type: command })}\n`
  const told = (out: string) =>
    jsonLines(out).map(({ type, card, event }) =>
      [type, card, (event as { kind?: string } | undefined)?.kind].filter(Boolean).join(' '),
    )
  const at = (day: string) => ({ MULL_NOW: `${day}T10:00:00Z` })
  const again = (count: number) => rate('again').repeat(count)

  it('tells of a leech once it is one, and goes on', () => {
    const person = withCards(1)
    person.write('mull.yaml', 'learning_steps: []\nrelearning_steps: []\n')
    let day = 1
    const answer = (rating: string) => {
      const date = new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10)
      day += 40
      return person.run('review --json', { input: rate(rating), vars: at(date) }).out
    }
    answer('good')
    for (let lapse = 1; lapse < 8; lapse++) expect(answer('again')).not.toContain('leech')
    const messages = jsonLines(answer('again'))
    expect(messages.map(({ type }) => type)).toEqual(['card', 'saved', 'leech', 'summary'])
    expect(messages[2]).toEqual({ type: 'leech', card: 'd/c0', lapses: 8 })
  })

  it('flags a card, which stays', () => {
    const { out } = withCards(2).run('review --json', { input: type('flag') })
    expect(told(out)).toEqual(['card d/c0', 'saved', 'card d/c0', 'summary'])
    expect(jsonLines(out)[2]).toMatchObject({ flagged: true })
  })

  it('ends at its limit of answers', () => {
    const { out } = withCards(3).run('review --json --limit 2', { input: rate('easy').repeat(3) })
    expect(told(out)).toEqual(['card d/c0', 'saved due', 'card d/c1', 'saved due', 'summary'])
    expect(jsonLines(out).at(-1)).toMatchObject({ reviewed: 2, left: { new: 1 } })
  })

  it('goes over what was missed today, each once, and counts it to no limit', () => {
    const person = withCards(4)
    person.write('mull.yaml', 'new_per_day: 3\nlearning_steps: []\nrelearning_steps: []\n')
    person.run('review --json', { input: rate('easy') + again(2) })
    const due = person.run('due --json').out
    const failed = person.run('review --json --failed', { input: rate('good') + rate('good') })
    expect(told(failed.out)).toEqual(['card d/c1', 'saved failed', 'card d/c2', 'saved failed', 'summary'])
    expect(person.run('due --json').out).toBe(due)
    expect(JSON.parse(due)).toMatchObject({ new: 0, waiting: 1 })
  })

  it('shows what is due before what comes due, counts that to no limit, and brings it once', () => {
    const person = withCards(3)
    person.write('mull.yaml', 'learning_steps: []\nrelearning_steps: []\nnew_per_day: 3\n')
    const begun = person.run('review --json', { input: rate('easy') + again(2), vars: at('2026-11-01') })
    const [easy] = jsonLines(begun.out).flatMap(
      ({ event }) => (event as { due?: string } | undefined)?.due ?? [],
    )
    const eve = new Date(Date.parse(`${easy}T00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    person.write(
      'mull.yaml',
      'learning_steps: []\nrelearning_steps: []\nnew_per_day: 3\nreviews_per_day: 2\n',
    )
    const run = (args: string, input: string) => person.run(args, { input, vars: at(eve) })
    const first = told(run('review --json --ahead 2d', rate('good').repeat(3)).out)
    expect(first.slice(0, 4)).toEqual([
      expect.stringMatching(/c[12]$/),
      'saved due',
      expect.stringMatching(/c[12]$/),
      'saved due',
    ])
    expect(first.slice(4)).toEqual(['card d/c0', 'saved ahead', 'summary'])
    expect(told(run('review --json --ahead 2d', '').out)).toEqual(['summary'])
  })

  it('has as many left as due says', () => {
    const person = withCards(30)
    person.write('decks/e.yaml', 'cards:\n  - {id: r, question: Q, answer: A, reverse: true}\n')
    const counts = ({ learning, review, new: fresh }: Record<string, unknown>) => ({
      learning,
      review,
      new: fresh,
    })
    const input = again(2) + rate('easy') + type('suspend') + type('bury') + type('undo') + rate('hard')
    const { out } = person.run('review --json', { input })
    const last = jsonLines(out).at(-1)?.['left']
    expect(last).toEqual(counts(JSON.parse(person.run('due --json').out)))
  })
})
