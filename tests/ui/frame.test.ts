import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { untouched } from '../../src/core/progress.ts'
import { step } from '../../src/core/session.ts'
import { type Input, leftOf, startSession } from '../../src/core/session-state.ts'
import { type Frame, layOut, type Size } from '../../src/ui/frame.ts'
import { reviewFrame } from '../../src/ui/review-screen.ts'
import { cardOf, now, rulesFor } from '../build.ts'
import { wordsOf } from '../words.ts'
import { shown } from './show.ts'

const en = wordsOf('en')
const lay = (frame: Frame, size: Size, top?: number) => layOut(frame, size, top, en)
const text = (frame: Frame, size: Size, top?: number) => shown(lay(frame, size, top).lines, size.columns)

const lines = (count: number, name: string) => Array.from({ length: count }, (_, n) => `${name}${n}`)

describe('a frame in a terminal', () => {
  it('is whole where it fits', () => {
    const frame = { at: '', body: ['a', 'b'], foot: ['keys'] }
    expect(lay(frame, { columns: 20, rows: 6 })).toEqual({
      lines: ['a', 'b', 'keys'],
      top: 0,
      most: 0,
      room: 2,
    })
  })

  it('says what of it is in sight', () => {
    const frame = { at: '', body: lines(10, 'b'), foot: ['keys'] }
    expect(text(frame, { columns: 20, rows: 6 })).toBe('b0\nb1\nb2\n1–3 / 10 ↑↓\nkeys')
    expect(text(frame, { columns: 20, rows: 6 }, 99)).toBe('b7\nb8\nb9\n8–10 / 10 ↑↓\nkeys')
  })

  it('starts where it says, and never further than its end', () => {
    const frame = { at: '', body: lines(10, 'b'), foot: ['keys'] }
    expect(lay({ ...frame, start: 4 }, { columns: 20, rows: 6 }).top).toBe(4)
    expect(lay({ ...frame, start: 9 }, { columns: 20, rows: 6 }).top).toBe(7)
  })

  it('has in sight what is to be seen first, with something of what stands before it', () => {
    const frame = { at: '', body: lines(40, 'b'), foot: ['keys'], start: 2, sight: 30 }
    expect(text(frame, { columns: 20, rows: 12 }).split('\n')).toContain('b30')
    expect(lay({ ...frame, sight: 5 }, { columns: 20, rows: 12 }).top).toBe(2)
  })

  const line = fc.string({ unit: fc.constantFrom(...'ab 中\n👍é'), maxLength: 40 })
  const someLines = (maxLength: number) => fc.array(line, { maxLength })
  const frames = fc.record({
    at: fc.constant(''),
    body: someLines(30),
    foot: someLines(6),
    start: fc.nat(30),
    sight: fc.nat(30),
  })
  const size = fc.record({ columns: fc.integer({ min: 2, max: 80 }), rows: fc.integer({ min: 3, max: 30 }) })

  it('never has as many lines as the terminal, and shows each line of its body somewhere', () => {
    fc.assert(
      fc.property(
        frames,
        size,
        fc.option(fc.integer({ min: -5, max: 99 }), { nil: undefined }),
        (frame, size, top) => {
          const laid = lay(frame, size, top)
          expect(laid.lines.length).toBeLessThan(size.rows)
          expect(laid.room).toBeGreaterThanOrEqual(Math.min(1, frame.body.length))
          expect(laid.top).toBeLessThanOrEqual(laid.most)
          const all = lay(frame, { ...size, rows: 10_000 })
          const seen = new Set<string>()
          for (let first = 0; first <= laid.most; first += 1) {
            const part = lay(frame, size, first)
            expect(part.top).toBe(first)
            for (const line of part.lines.slice(0, part.room)) seen.add(JSON.stringify(line))
          }
          for (const line of all.lines.slice(0, all.room)) expect(seen).toContain(JSON.stringify(line))
        },
      ),
    )
  })
})

describe('a review at 20 columns and 6 rows', () => {
  const rules = rulesFor()
  const here = now('2026-11-23 10:00')
  const review = (inputs: readonly Input[], typed = '', isTyped = false) => {
    const card = cardOf({
      id: 'd/a',
      deck: 'd',
      question: 'What is the capital of France?',
      answer: 'Paris.',
      typed: isTyped,
    })
    const queue = { learning: [], review: [], fresh: [{ card, progress: untouched }], waiting: [] }
    const session = inputs.reduce(
      (session, input) => step(session, input, { id: '0'.repeat(26), now: here }, rules).session,
      startSession(queue, here, rules),
    )
    const left = leftOf(session, here.at)
    const frame = reviewFrame(en, { session, left, deckName: () => 'Deck', typed, width: 20 })
    return text(frame, { columns: 20, rows: 6 })
  }

  it('has every button, and the answer in sight', () => {
    expect(review([{ type: 'reveal' }])).toMatchInlineSnapshot(`
      "Paris.

      8–9 / 9 ↑↓
      1 Again 2 Hard
      3 Good 4 Easy"
    `)
  })

  it('has the line that is typed', () => {
    expect(review([], 'Paris', true)).toMatchInlineSnapshot(`
      "
      What is the capital
      of France?
      4–6 / 7 ↑↓
      Answer: Paris"
    `)
    expect(review([], 'Paris, or so I think', true)).toMatchInlineSnapshot(`
      "What is the capital
      of France?
      5–6 / 7 ↑↓
      Answer: Paris, or so
      I think"
    `)
  })

  it('has how to go on from the question', () => {
    expect(review([])).toMatchInlineSnapshot(`
      "What is the capital
      of France?
      5–6 / 7 ↑↓
      Space shows the
      answer"
    `)
  })
})
