import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecast } from '../../src/core/forecast.ts'
import { type CardProgress, untouched } from '../../src/core/progress.ts'
import { buildQueue } from '../../src/core/queue.ts'
import type { Progress, Tally } from '../../src/core/replay.ts'
import { defaultSettings, type Settings } from '../../src/core/settings.ts'
import { cardsOf, now, rulesFor } from '../build.ts'
import { anyCard, reviewDue, tally } from './standing.ts'

const { scheduler } = rulesFor()
const here = now('2026-11-23 10:00')
const today = here.day

const progressOf = (cards: readonly CardProgress[], done: Partial<Tally> = {}): Progress => ({
  cards: new Map(cards.map((card, index) => [`d/${'abcdefghijkl'[index]}`, card])),
  days: new Map([[today, tally(done)]]),
})

const told = (cards: readonly CardProgress[], settings: Partial<Settings> = {}, done: Partial<Tally> = {}) =>
  forecast(cardsOf('abcdefghijkl'.slice(0, cards.length)), progressOf(cards, done), {
    settings: { ...defaultSettings, ...settings },
    today,
    days: 4,
  })
    .map(day => `${day.due}+${day.new}`)
    .join(' ')

describe('the days to come', () => {
  it.each<[string, readonly CardProgress[], Partial<Settings>, Partial<Tally>, string]>([
    ['bring nothing without cards', [], {}, {}, '0+0 0+0 0+0 0+0'],
    ['bring cards on their day', [reviewDue(today + 2), reviewDue(today + 4)], {}, {}, '0+0 0+0 1+0 0+0'],
    ['begin with what is overdue', [reviewDue(today - 30), reviewDue(today)], {}, {}, '2+0 0+0 0+0 0+0'],
    ['leave suspended cards out', [{ ...reviewDue(today), suspended: true }], {}, {}, '0+0 0+0 0+0 0+0'],
    [
      'bring buried cards back',
      [
        { ...reviewDue(today), buriedUntil: today + 1 },
        { ...untouched, buriedUntil: today + 2 },
      ],
      {},
      {},
      '0+0 1+0 0+1 0+0',
    ],
    [
      'count cards in steps',
      [
        reviewDue(today, { state: 'learning', due: { at: here.at + 60_000 } }),
        reviewDue(today + 1, { state: 'relearning' }),
      ],
      {},
      {},
      '1+0 1+0 0+0 0+0',
    ],
    [
      'spread new cards by their limit',
      Array.from({ length: 5 }, () => untouched),
      { newPerDay: 2 },
      { new: 1 },
      '0+1 0+2 0+2 0+0',
    ],
    [
      'hold new cards back while reviews fill the day',
      [reviewDue(today), reviewDue(today), reviewDue(today), untouched],
      { reviewsPerDay: 2 },
      {},
      '3+0 0+1 0+0 0+0',
    ],
    ['let none in where none are wanted', [untouched], { newPerDay: 0 }, {}, '0+0 0+0 0+0 0+0'],
  ])('%s', (_, cards, settings, done, days) => {
    expect(told(cards, settings, done)).toBe(days)
  })

  it('begin with the queue of today', () => {
    const limits = fc.record({ newPerDay: fc.nat(6), reviewsPerDay: fc.nat(6) })
    const done = fc.record({ new: fc.nat(4), review: fc.nat(4) })
    fc.assert(
      fc.property(
        fc.array(anyCard(today, here.at), { maxLength: 12 }),
        limits,
        done,
        (standing, limits, done) => {
          // The last three are siblings.
          const cards = cardsOf('abcdefghijkl'.slice(0, standing.length)).map(card => {
            const sibling = 'jkl'.indexOf(card.id.slice(2))
            return sibling < 0 ? card : { ...card, id: `d/j#${sibling}` }
          })
          const settings = { ...defaultSettings, ...limits }
          const progress = {
            ...progressOf([], done),
            cards: new Map(cards.map((card, index) => [card.id, standing[index] ?? untouched])),
          }
          const queue = buildQueue(cards, progress, { settings, scheduler, now: here })
          const held = queue.waiting.filter(entry => entry.progress.schedule.state !== 'new')
          const [first] = forecast(cards, progress, { settings, today, days: 1 })
          expect(first).toMatchObject({
            due: queue.learning.length + queue.review.length + held.length,
            new: queue.fresh.length,
          })
        },
      ),
    )
  })

  it('bring each card that is not suspended once, at last', () => {
    fc.assert(
      fc.property(fc.array(anyCard(today, here.at), { maxLength: 12 }), standing => {
        const cards = cardsOf('abcdefghijkl'.slice(0, standing.length))
        const days = forecast(cards, progressOf(standing), { settings: defaultSettings, today, days: 60 })
        const sum = days.reduce((all, day) => all + day.due + day.new, 0)
        expect(sum).toBe(standing.filter(card => !card.suspended).length)
      }),
    )
  })
})
