import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { inOrder, type Log } from '../../src/core/history.ts'
import { mergeReport, startsWith } from '../../src/core/merge.ts'
import { progressText } from '../../src/core/progress-text.ts'
import { replay } from '../../src/core/replay.ts'
import { eventFrom, now, rulesFor } from '../build.ts'
import { type Act, deeds, played, steps } from '../replicas.ts'

const { nextMemory } = rulesFor().scheduler
const text = (logs: readonly Log[]): string => progressText(replay(logs, id => id, nextMemory))

const act = (parts: { readonly machine?: number; readonly does?: Act['does'] } = {}): fc.Arbitrary<Act> =>
  fc.record({
    machine: parts.machine === undefined ? fc.nat(3) : fc.constant(parts.machine),
    does: parts.does === undefined ? fc.constantFrom(...deeds) : fc.constant(parts.does),
    card: fc.nat(2),
    minutes: fc.constantFrom(...steps),
    which: fc.nat(20),
  })

/** What one machine does, which others are then cloned of, and what all do. */
const acts: fc.Arbitrary<readonly Act[]> = fc
  .tuple(
    fc.array(act({ machine: 0 }), { maxLength: 4 }),
    fc.array(act({ does: 'clone' }), { maxLength: 3 }),
    fc.array(act(), { maxLength: 24, size: 'max' }),
  )
  .map(all => all.flat())

/** Logs of two to four machines, and of each what copies of it are about: its beginnings, and what damage left of it. */
const logs: fc.Arbitrary<readonly Log[]> = fc
  .tuple(acts, fc.integer({ min: 2, max: 4 }))
  .chain(([acts, machines]) => {
    const whole = played(acts, machines)
    const copies = fc.array(
      fc
        .tuple(fc.nat(3), fc.nat(12), fc.array(fc.nat(12), { maxLength: 3 }))
        .map(([which, size, holes]): Log => {
          const log = whole[which % whole.length] ?? []
          return log.slice(0, Math.max(size, log.length - 2)).filter((_, index) => !holes.includes(index))
        }),
      { maxLength: 5 },
    )
    return copies.map(parts => [...whole, ...parts])
  })

const parts = <T>(items: readonly T[], count: number): fc.Arbitrary<readonly (readonly T[])[]> =>
  fc
    .array(fc.subarray([...items]), { minLength: count, maxLength: count })
    .map(picked => picked.map(part => part.toReversed()))

/** A collection as a set of logs, and what `bringLogs` makes of two: no log that another starts with comes in. */
const merged = (ours: readonly Log[], theirs: readonly Log[]): readonly Log[] => {
  let all = ours
  for (const log of theirs) if (!all.some(own => startsWith(own, log))) all = [...all, log]
  return all
}

const three = logs.chain(all => parts(all, 3))
const runs = { numRuns: 1000 }

describe('merging', { timeout: 60_000 }, () => {
  it('does not depend on who merges whom', () => {
    fc.assert(
      fc.property(three, ([a = [], b = []]) => {
        expect(text(merged(a, b))).toBe(text(merged(b, a)))
      }),
      runs,
    )
  })

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(three, ([a = [], b = [], c = []]) => {
        expect(text(merged(merged(a, b), c))).toBe(text(merged(a, merged(b, c))))
      }),
      runs,
    )
  })

  it('again changes nothing', () => {
    fc.assert(
      fc.property(three, ([a = [], b = []]) => {
        const once = merged(a, b)
        expect(merged(once, b)).toBe(once)
        expect(merged(a, a)).toBe(a)
      }),
      runs,
    )
  })

  it('of all to all, in any order and any number of times, ends with one progress.json', () => {
    fc.assert(
      fc.property(
        logs.chain(all =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, shuffled]) => {
          expect(text(merged([], shuffled))).toBe(text(all))
          expect(text(shuffled)).toBe(text(all))
        },
      ),
      runs,
    )
  })

  it('keeps every event', () => {
    fc.assert(
      fc.property(three, ([a = [], b = []]) => {
        const ids = (logs: readonly Log[]) => new Set(logs.flat().map(event => event.id))
        expect(new Set(inOrder(merged(a, b)).map(event => event.id))).toEqual(ids([...a, ...b]))
      }),
      runs,
    )
  })
})

describe('a log that another starts with', { timeout: 60_000 }, () => {
  it('changes no order', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(40), (all, which, size) => {
        const start = (all[which % all.length] ?? []).slice(0, size)
        expect(inOrder([start, ...all])).toEqual(inOrder(all))
      }),
      runs,
    )
  })

  it('is told from one that has its events in another order, or with a gap', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(card => flag(card))
    if (!a || !b || !c) throw new Error('three events')
    expect(startsWith([a, b, c], [a, b])).toBe(true)
    expect(startsWith([a, b], [a, b])).toBe(true)
    expect(startsWith([a, b], [])).toBe(true)
    expect(startsWith([a, b, c], [b, c])).toBe(false)
    expect(startsWith([a, b, c], [a, c])).toBe(false)
    expect(startsWith([a], [a, b])).toBe(false)
    expect(startsWith([a], [{ ...b, id: a.id }])).toBe(false)
  })
})

const flag = (card: string, day = 23): Event =>
  eventFrom(
    { type: 'flag', card: `d/${card}`, on: true },
    card.toUpperCase().padStart(26, '0'),
    now(`2026-11-${day} 10:00`),
  )

const answer = (name: string, deck: string, day: number): Event =>
  eventFrom(
    {
      type: 'review',
      card: `${deck}/x`,
      rating: 3,
      ms: 1,
      state: 'review',
      step: 0,
      due: '2026-12-01',
      kind: 'due',
    },
    name.toUpperCase().padStart(26, '0'),
    now(`2026-11-${day} 10:00`),
  )

const undo = (name: string, event: Event): Event =>
  eventFrom(
    { type: 'undo', card: event.card, event: event.id },
    name.toUpperCase().padStart(26, '0'),
    now('2026-11-26 10:00'),
  )

describe('the report', () => {
  const here = (card: string) => card.startsWith('d/')

  it('counts what is new, by log and type and day', () => {
    const [a, b, c, e] = [flag('a'), answer('b', 'd', 24), answer('c', 'e', 25), answer('e', 'f', 24)]
    const [one, two] = [{ events: [a, b, c, undo('f', b)] }, { events: [c, e, e] }]
    expect(mergeReport([[a]], [one, two], here)).toEqual({
      arrivals: [
        {
          log: one,
          arrival: { events: 4, new: 3, types: { review: 2, undo: 1 }, from: '2026-11-24', to: '2026-11-26' },
        },
        {
          log: two,
          arrival: { events: 2, new: 1, types: { review: 1 }, from: '2026-11-24', to: '2026-11-24' },
        },
      ],
      total: { new: 4, types: { review: 3, undo: 1 }, from: '2026-11-24', to: '2026-11-26' },
      taken: 1,
      homeless: { answers: 2, decks: ['e', 'f'] },
    })
  })

  it('has nothing where all is here', () => {
    const log = [flag('a')]
    expect(mergeReport([log], [{ events: log }], here)).toMatchObject({
      total: { new: 0, types: {} },
      taken: 0,
    })
  })
})
