import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/card.ts'
import type { Due } from '../../src/core/day.ts'
import { untouched } from '../../src/core/progress.ts'
import { ratings } from '../../src/core/rating.ts'
import { step } from '../../src/core/session.ts'
import { type Input, leftOf, type Session, startSession } from '../../src/core/session-state.ts'
import { buttonInterval, reviewFrame } from '../../src/ui/review-screen.ts'
import { cardOf, cardsOf, now, rulesFor } from '../build.ts'
import { wordsOf } from '../words.ts'
import { shownFrame, widest } from './show.ts'

const en = wordsOf('en')

const rules = rulesFor()
const start = now('2026-11-23 10:00')
const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

const card = (parts: Partial<Card> = {}): Card =>
  cardOf({
    id: 'llm/a',
    deck: 'llm',
    topic: 'scale',
    question: "What does 175B mean in a model's name?",
    answer: '175 billion parameters.',
    ...parts,
  })

const english = card({ note: 'GPT-3 has that many;\n  that of ChatGPT was never published.' })
const chinese = card({
  topic: '涌现',
  question: '涌现能力是什么？为什么说它是“小模型没有、大模型才有”的能力？',
  answer: '模型规模超过某个阈值后，突然出现的能力。',
  note: '例如 0.4⁵≈1.0 %。',
})
const hostile = card({
  topic: '\x1b]0;owned\x07',
  question: 'a\rb\b\x1b[2Jc\u202etxt.exe\u2028d\u{e0041}\u0378\ud800',
  answer: '\x9b31mred\x1b]52;c;cm0=\x07',
  note: '\x1b[1A1 Again 9y',
})

const sessionOf = (cards: readonly Card[], inputs: readonly Input[] = [], at = start): Session => {
  const entries = cards.map(card => ({ card, progress: untouched }))
  const queue = { learning: [], review: [], fresh: entries, waiting: [] }
  const opened = startSession(queue, start, rules)
  return inputs.reduce((session, input) => step(session, input, { id, now: at }, rules).session, opened)
}

const screen = (session: Session, columns: number, help = false) =>
  shownFrame(
    reviewFrame(en, {
      session,
      left: leftOf(session, start.at),
      deckName: () => 'LLM basics',
      overlay: help ? { type: 'help' } : undefined,
      typed: '',
      width: columns,
    }),
    columns,
  )

const question = (card: Card, columns: number) => screen(sessionOf([card]), columns)
const answer = (card: Card, columns: number) => screen(sessionOf([card], [{ type: 'reveal' }]), columns)

describe('an English card', () => {
  it('its question', () => {
    expect(question(english, 80)).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning · 0 review

      What does 175B mean in a model's name?

      Space shows the answer · ? keys · q leaves"
    `)
  })
  it('its answer at 80 columns', () => {
    expect(answer(english, 80)).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning · 0 review

      What does 175B mean in a model's name?
      ────────────
      175 billion parameters.

      GPT-3 has that many;
        that of ChatGPT was never published.

      1 Again 1m   2 Hard 6m   3 Good 10m   4 Easy 8d
      u undo · s suspend · b bury · e edit · f flag · ? keys · q leaves"
    `)
  })
  it('its answer at 40 columns', () => {
    expect(answer(english, 40)).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning · 0 review

      What does 175B mean in a model's name?
      ────────────
      175 billion parameters.

      GPT-3 has that many;
        that of ChatGPT was never published.

      1 Again 1m   2 Hard 6m   3 Good 10m
      4 Easy 8d
      u undo · s suspend · b bury · e edit ·
      f flag · ? keys · q leaves"
    `)
  })
  it('its answer at 20 columns', () => {
    expect(answer(english, 20)).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning ·
      0 review

      What does 175B mean
      in a model's name?
      ────────────
      175 billion
      parameters.

      GPT-3 has that many;
        that of ChatGPT
        was never
        published.

      1 Again 1m
      2 Hard 6m
      3 Good 10m
      4 Easy 8d
      u undo · s suspend ·
      b bury · e edit ·
      f flag · ? keys ·
      q leaves"
    `)
  })
})

describe('a Chinese card', () => {
  it('its answer at 80 columns', () => {
    expect(answer(chinese, 80)).toMatchInlineSnapshot(`
      "LLM basics · 涌现
      1 new · 0 learning · 0 review

      涌现能力是什么？为什么说它是“小模型没有、大模型才有”的能力？
      ────────────
      模型规模超过某个阈值后，突然出现的能力。

      例如 0.4⁵≈1.0 %。

      1 Again 1m   2 Hard 6m   3 Good 10m   4 Easy 8d
      u undo · s suspend · b bury · e edit · f flag · ? keys · q leaves"
    `)
  })
  it('its answer at 40 columns', () => {
    expect(answer(chinese, 40)).toMatchInlineSnapshot(`
      "LLM basics · 涌现
      1 new · 0 learning · 0 review

      涌现能力是什么？为什么说它是“小模型没
      有、大模型才有”的能力？
      ────────────
      模型规模超过某个阈值后，突然出现的能力。

      例如 0.4⁵≈1.0 %。

      1 Again 1m   2 Hard 6m   3 Good 10m
      4 Easy 8d
      u undo · s suspend · b bury · e edit ·
      f flag · ? keys · q leaves"
    `)
  })
  it('its answer at 20 columns', () => {
    expect(answer(chinese, 20)).toMatchInlineSnapshot(`
      "LLM basics · 涌现
      1 new · 0 learning ·
      0 review

      涌现能力是什么？为什
      么说它是“小模型没
      有、大模型才有”的能
      力？
      ────────────
      模型规模超过某个阈值
      后，突然出现的能力。

      例如 0.4⁵≈1.0 %。

      1 Again 1m
      2 Hard 6m
      3 Good 10m
      4 Easy 8d
      u undo · s suspend ·
      b bury · e edit ·
      f flag · ? keys ·
      q leaves"
    `)
  })
})

describe('hostile card text is shown, not obeyed', () => {
  it('at 80 columns', () => {
    expect(answer(hostile, 80)).toMatchInlineSnapshot(`
      "LLM basics · ␛]0;owned␇
      1 new · 0 learning · 0 review

      a␍b␈␛[2JcU+202Etxt.exeU+2028dU+E0041U+0378U+D800
      ────────────
      �31mred␛]52;c;cm0=␇

      ␛[1A1 Again 9y

      1 Again 1m   2 Hard 6m   3 Good 10m   4 Easy 8d
      u undo · s suspend · b bury · e edit · f flag · ? keys · q leaves"
    `)
  })
  it('at 20 columns', () => {
    expect(answer(hostile, 20)).toMatchInlineSnapshot(`
      "LLM basics ·
      ␛]0;owned␇
      1 new · 0 learning ·
      0 review

      a␍b␈␛[2JcU+202Etxt.e
      xeU+2028dU+E0041U+03
      78U+D800
      ────────────
      �31mred␛]52;c;cm0=␇

      ␛[1A1 Again 9y

      1 Again 1m
      2 Hard 6m
      3 Good 10m
      4 Easy 8d
      u undo · s suspend ·
      b bury · e edit ·
      f flag · ? keys ·
      q leaves"
    `)
  })
})

describe('line breaks and indentation of a card are kept', () => {
  it('in its question and answer', () => {
    const code = card({ question: 'What prints this?\n\n  for x in xs:\n      print(x)', answer: 'a\nb' })
    expect(answer(code, 40)).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning · 0 review

      What prints this?

        for x in xs:
            print(x)
      ────────────
      a
      b

      1 Again 1m   2 Hard 6m   3 Good 10m
      4 Easy 8d
      u undo · s suspend · b bury · e edit ·
      f flag · ? keys · q leaves"
    `)
  })
})

it('a card without topic stands under its deck alone', () => {
  const { topic: _, ...topicless } = card()
  expect(question(topicless, 80)).toMatch(/^LLM basics\n/)
})

describe('what the last key did is said', () => {
  it.each<[string, readonly Input[], string]>([
    ['a grade needs no words', [{ type: 'reveal' }, { type: 'rate', rating: 'easy' }], ''],
    ['undo', [{ type: 'reveal' }, { type: 'rate', rating: 'easy' }, { type: 'undo' }], 'Undone.'],
    ['undo of nothing', [{ type: 'undo' }], 'Nothing left to undo.'],
    ['suspend', [{ type: 'suspend' }], 'Suspended; u takes it back.'],
    ['bury', [{ type: 'bury' }], 'Buried until tomorrow; u takes it back.'],
  ])('%s', (_, inputs, notice) => {
    const [, , , line] = screen(sessionOf(cardsOf('abc'), inputs), 80).split('\n')
    expect(line).toBe(notice === '' ? 'b?' : notice)
  })

  it('a new day', () => {
    const later = now('2026-11-24 10:00')
    const session = sessionOf(cardsOf('abc'), [{ type: 'reveal' }], later)
    expect(screen(session, 80)).toContain('A new study day has begun')
  })

  it('once', () => {
    const session = sessionOf(cardsOf('abc'), [{ type: 'suspend' }, { type: 'reveal' }])
    expect(screen(session, 80)).not.toContain('Suspended')
  })
})

describe('a grade before the answer', () => {
  it.each(ratings)('%s changes nothing', rating => {
    const [before, after] = [sessionOf([english]), sessionOf([english], [{ type: 'rate', rating }])]
    expect(screen(after, 80)).toBe(screen(before, 80))
  })
})

it('the end says how it went, and what the keys do', () => {
  const session = sessionOf(cardsOf('a'), [{ type: 'reveal' }, { type: 'rate', rating: 'easy' }])
  const left = leftOf(session, start.at)
  const summary = { ...session.score, reviewed: 1, left, next: '2026-12-01' }
  const frame = reviewFrame(en, {
    session,
    left,
    summary,
    deckName: () => 'd',
    typed: '',
    width: 80,
  })
  expect(shownFrame(frame, 80)).toMatchInlineSnapshot(`
    "Saved 1 answer in 0 s.
    Remembered 100 % · again 0 · hard 0 · good 0 · easy 1
    Next cards: 2026-12-01.

    Enter leaves · u undo"
  `)
})

it('the help at 80 columns', () => {
  expect(screen(sessionOf([english]), 80, true)).toMatchInlineSnapshot(`
    "  Space, Enter  show the answer; then: good
      1 again       forgotten (never hard for that)
      2 hard        remembered with trouble
      3 good        remembered
      4 easy        remembered at once
      u             undo, as often as you like; Ctrl-U where an answer is typed
      s             suspend: never shown again (u takes it back)
      b             bury until tomorrow
      e             edit the card in your editor
      f             flag it, to be mended later
      ↑ ↓           scroll what is longer than the screen
      q, Ctrl-C     leave; every answer is saved already
      ?             these keys

    any key goes back"
  `)
})

it('the help at 20 columns', () => {
  expect(screen(sessionOf([english]), 20, true)).toMatchInlineSnapshot(`
    "  Space, Enter
        show the answer;
        then: good
      1 again
        forgotten (never
        hard for that)
      2 hard
        remembered with
        trouble
      3 good
        remembered
      4 easy
        remembered at
        once
      u
        undo, as often
        as you like;
        Ctrl-U where an
        answer is typed
      s
        suspend: never
        shown again (u
        takes it back)
      b
        bury until
        tomorrow
      e
        edit the card in
        your editor
      f
        flag it, to be
        mended later
      ↑ ↓
        scroll what is
        longer than the
        screen
      q, Ctrl-C
        leave; every
        answer is saved
        already
      ?
        these keys

    any key goes back"
  `)
})

describe('nothing stands out and nothing is lost', () => {
  const squeezed = (text: string) => text.replaceAll(/\s/g, '')
  it.each([20, 23, 27, 40, 61, 80, 200])('at %i columns', columns => {
    for (const card of [english, chinese]) {
      const text = answer(card, columns)
      expect(widest(text)).toBeLessThanOrEqual(columns)
      for (const part of [card.question, card.answer, card.note ?? '']) {
        expect(squeezed(text)).toContain(squeezed(part))
      }
    }
  })
})

it.each<[string, Due, string]>([
  ['inside the hour', { at: start.at + 10 * 60_000 }, '10m'],
  ['days', { day: start.day + 8 }, '8d'],
  ['not yet months', { day: start.day + 59 }, '59d'],
  ['months', { day: start.day + 60 }, '2.0mo'],
  ['not yet years', { day: start.day + 364 }, '12.0mo'],
  ['years', { day: start.day + 365 }, '1.0y'],
  ['a century', { day: start.day + 36_500 }, '99.9y'],
])('a button says %s', (_, due, text) => {
  expect(buttonInterval(en, due, start)).toBe(text)
})

it('an answer that was accepted stands above the card’s own', () => {
  const card = { ...english, typed: true, answer: 'carbon dioxide', accept: ['CO2'] }
  const session = sessionOf([card], [{ type: 'reveal', typed: 'co2' }])
  expect(screen(session, 80)).toContain('You typed: co2\nThe answer: CO2\nOn the card: carbon dioxide\n')
})
