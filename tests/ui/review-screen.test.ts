import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/core/card.ts'
import { untouched } from '../../src/core/progress.ts'
import type { Queue } from '../../src/core/queue.ts'
import { type Input, leftOf, startSession, step } from '../../src/core/session.ts'
import { summarize } from '../../src/core/summary.ts'
import { buttonInterval, reviewScreen } from '../../src/ui/review-screen.ts'
import { countedIds, now, rulesFor } from '../build.ts'
import { chinese, english, screen } from './screens.ts'

const rules = rulesFor()
const here = now('2026-11-23 10:00')

const shown = (cards: readonly Card[], inputs: readonly Input[], width?: number, help = false): string => {
  const fresh = cards.map(card => ({ card, progress: untouched }))
  const queue: Queue = { learning: [], review: [], fresh, waiting: [] }
  const nextId = countedIds()
  const session = inputs.reduce(
    (session, input) => step(session, input, { id: nextId(here.at), now: here }, rules).session,
    startSession(queue, here, rules),
  )
  const left = leftOf(session, here.at)
  const summary = summarize(session.score, left, '2026-11-24')
  return screen(reviewScreen({ session, left, summary, deckName: () => 'LLM basics', help }), width)
}

const reveal: Input = { type: 'reveal' }
const easy: Input = { type: 'rate', rating: 'easy' }

describe('the review', () => {
  it('asks', () => {
    expect(shown([english], [])).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning · 0 review

      What does 175B mean in a model’s name?

      Space shows the answer · ? keys · q leaves"
    `)
  })

  it('answers, with the next interval on every button', () => {
    expect(shown([english], [reveal])).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning · 0 review

      What does 175B mean in a model’s name?
      ────────────
      175 billion parameters

      GPT-3’s count (Brown et al. 2020).

      1 Again 1m   2 Hard 6m   3 Good 10m   4 Easy 6d
      u undo · s suspend · b bury · ? keys · q leaves"
    `)
  })

  it('at 40 columns in Chinese', () => {
    expect(shown([chinese], [reveal], 40)).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning · 0 review

      模型名称后面的 175B 是什么意思？
      ────────────
      1750 亿个参数

      数的是参数，即训练所确定的数值。

      1 Again 1m   2 Hard 6m   3 Good 10m
      4 Easy 6d
      u undo · s suspend · b bury · ? keys ·
      q leaves"
    `)
  })

  it('at 20 columns, each button whole', () => {
    expect(shown([english], [reveal], 20)).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning ·
      0 review

      What does 175B mean
      in a model’s name?
      ────────────
      175 billion
      parameters

      GPT-3’s count (Brown
      et al. 2020).

      1 Again 1m
      2 Hard 6m
      3 Good 10m
      4 Easy 6d
      u undo · s suspend ·
      b bury · ? keys ·
      q leaves"
    `)
  })

  it('says what a key did where the next card does not show it', () => {
    expect(shown([english, chinese], [{ type: 'suspend' }])).toMatchInlineSnapshot(`
      "LLM basics · scale
      1 new · 0 learning · 0 review

      Suspended; u takes it back.

      模型名称后面的 175B 是什么意思？

      Space shows the answer · ? keys · q leaves"
    `)
  })

  it('ends with what was done', () => {
    expect(shown([english], [reveal, easy])).toMatchInlineSnapshot(`
      "Saved 1 answer in 0 s.
      Remembered 100 % · again 0 · hard 0 · good 0 · easy 1
      Next cards: 2026-11-24.

      Enter leaves · u undo"
    `)
  })

  it('shows its keys', () => {
    expect(shown([english], [], 80, true)).toMatchInlineSnapshot(`
      "Space, Enter  show the answer; then: good
      1 again       forgotten (never hard for that)
      2 hard        remembered with trouble
      3 good        remembered
      4 easy        remembered at once
      u             undo, as often as you like
      s             suspend: not shown again until you unsuspend it
      b             bury until tomorrow
      q, Ctrl-C     leave; every answer is saved already
      ?             these keys

      any key goes back"
    `)
  })

  it('shows what a stranger’s deck would do to the terminal, and does not do it', () => {
    const hostile = {
      ...english,
      question: 'a\u001b[31mb\u0007\u202ec',
      answer: '\u009b2J',
      note: '\u001b]0;x',
    }
    const text = shown([hostile], [reveal])
    expect(text).toContain('a␛[31mb␇U+202Ec')
    expect(text).toContain('\ufffd2J')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })
})

describe('an interval on a button', () => {
  it.each([
    [{ at: here.at + 30_000 }, '30s'],
    [{ at: here.at + 60_000 }, '1m'],
    [{ at: here.at + 5 * 3_600_000 }, '5h'],
    [{ day: here.day + 1 }, '1d'],
    [{ day: here.day + 59 }, '59d'],
    [{ day: here.day + 60 }, '2.0mo'],
    [{ day: here.day + 364 }, '12.0mo'],
    [{ day: here.day + 548 }, '1.5y'],
    [{ day: here.day + 36_500 }, '99.9y'],
  ])('%j is %s', (due, text) => {
    expect(buttonInterval(due, here)).toBe(text)
  })
})
