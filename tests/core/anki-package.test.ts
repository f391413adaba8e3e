import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ankiIds } from '../../src/core/anki-package/ids.ts'
import { originOf } from '../../src/core/anki-package/origin.ts'
import { ankiPackage } from '../../src/core/anki-package/package.ts'
import type { Row } from '../../src/core/anki-package/schema.ts'
import type { Deck } from '../../src/core/card.ts'
import { type Calendar, parseDay } from '../../src/core/day.ts'
import type { Event, Fact } from '../../src/core/event.ts'
import { currentIds, replay } from '../../src/core/replay.ts'
import { defaultSettings, type Settings } from '../../src/core/settings.ts'
import { at, calendar, now, rulesFor } from '../build.ts'
import { card, deck, hostileDecks } from './hostile.ts'

const today = now('2026-11-23 10:00')
const written = at('2026-11-20 09:00')

const packed = (decks: readonly Deck[], events: readonly Event[] = [], settings: Partial<Settings> = {}) => {
  const { scheduler } = rulesFor(settings)
  const logs = [events]
  const currentId = currentIds(decks)
  const made = ankiPackage(decks, {
    logs,
    currentId,
    standings: replay(logs, currentId, scheduler.nextMemory).cards,
    scheduler,
    settings: { ...defaultSettings, ...settings },
    calendar,
    now: today,
    modified: () => written,
  })
  const rows = (name: string): readonly Row[] => [
    ...(made.tables.find(({ table }) => table === name)?.rows ?? []),
  ]
  return { ...made, col: rows('col'), notes: rows('notes'), cards: rows('cards'), revlog: rows('revlog') }
}

let count = 0
const event = (when: string, fact: Fact): Event => {
  count++
  const id = `01${String(count).padStart(24, '0')}`
  const stamp = { v: 1, id, at: `${when.replace(' ', 'T')}:00.000+00:00`, day: when.slice(0, 10) } as const
  return { ...stamp, ...fact }
}
const review = (
  when: string,
  due: string,
  rest: Partial<Extract<Fact, { type: 'review' }>> = {},
  id = 'd/a',
): Event =>
  event(when, {
    type: 'review',
    card: id,
    rating: 3,
    ms: 4000,
    state: 'review',
    step: 0,
    due,
    kind: 'due',
    ...rest,
  })

const columns =
  'id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data'.split(' ')
const shown = (row: Row | undefined, ...names: readonly string[]) =>
  names.map(name => row?.[columns.indexOf(name)])
const one = (...events: readonly Event[]) => packed([deck('D', card('d/a'))], events)

describe('a card', () => {
  const learning = { state: 'learning', step: 1 } as const
  const soon = '2026-11-23T10:05:00.000+00:00'

  // The first day any card speaks of is day 0.
  it.each<[string, readonly Event[], readonly unknown[]]>([
    ['new', [], [0, 0, 1, 0, 0, 0, 0, 0]],
    ['in review', [review('2026-11-13 10:00', '2026-11-25')], [2, 2, 12, 12, 2500, 1, 0, 0]],
    [
      'in a step of minutes',
      [review('2026-11-23 09:55', soon, learning)],
      [1, 1, at('2026-11-23 10:05') / 1000, 0, 2500, 1, 0, 1],
    ],
    ['in a step of days', [review('2026-11-22 10:00', '2026-11-24', learning)], [1, 3, 2, 0, 2500, 1, 0, 1]],
    [
      'forgotten',
      [
        review('2026-11-13 10:00', '2026-11-23'),
        review('2026-11-23 09:55', soon, { state: 'relearning', rating: 1 }),
      ],
      [3, 1, at('2026-11-23 10:05') / 1000, expect.any(Number), 2500, 2, 1, 1],
    ],
    [
      'suspended',
      [review('2026-11-13 10:00', '2026-11-25'), event('2026-11-14 10:00', { type: 'suspend', card: 'd/a' })],
      [2, -1, 12, 12, 2500, 1, 0, 0],
    ],
    [
      'suspended in a step of days',
      [
        review('2026-11-22 10:00', '2026-11-24', learning),
        event('2026-11-22 10:01', { type: 'suspend', card: 'd/a' }),
      ],
      [1, -1, at('2026-11-24 04:00') / 1000, 0, 2500, 1, 0, 1],
    ],
    [
      'buried',
      [event('2026-11-23 09:00', { type: 'bury', card: 'd/a', until: '2026-11-24' })],
      [0, -3, 1, 0, 0, 0, 0, 0],
    ],
    [
      'new again',
      [review('2026-11-13 10:00', '2026-11-25'), event('2026-11-14 10:00', { type: 'reset', card: 'd/a' })],
      [0, 0, 1, 0, 0, 0, 0, 0],
    ],
  ])('that is %s', (_, events, wanted) => {
    const [row] = one(...events).cards
    expect(shown(row, 'type', 'queue', 'due', 'ivl', 'factor', 'reps', 'lapses', 'left')).toEqual(wanted)
  })

  it('keeps its memory, its flag and the time of its last review', () => {
    const [row] = one(
      review('2026-11-13 10:00', '2026-11-25'),
      event('2026-11-14 10:00', { type: 'flag', card: 'd/a', on: true }),
    ).cards
    expect(shown(row, 'flags')).toEqual([1])
    expect(JSON.parse(String(shown(row, 'data')[0]))).toEqual({
      s: 2.3065,
      d: 2.11810397,
      dr: 0.9,
      decay: 0.1542,
      lrt: at('2026-11-13 10:00') / 1000,
    })
  })
})

it('has no number that Anki could not read, whatever the log says', () => {
  const far = '9999-12-31T23:59:59.999+00:00'
  const { cards, revlog } = one(
    event('0001-01-01 10:00', {
      type: 'review',
      card: 'd/a',
      rating: 4,
      ms: 2 ** 52,
      state: 'learning',
      step: 9,
      due: far,
      kind: 'due',
    }),
    review('9999-01-01 10:00', far, { state: 'relearning', step: 99 }),
  )
  for (const row of [...cards, ...revlog]) {
    const [, ...numbers] = row.filter(cell => typeof cell === 'number' && cell < 1e12)
    for (const number of numbers) expect(Math.abs(Number(number))).toBeLessThan(2 ** 31)
  }
  expect(shown(cards[0], 'due')).toEqual([2 ** 31 - 1])
  expect(revlog.map(([id]) => id)).toEqual([1, today.at])
})

describe('the reviews', () => {
  it('are told as Anki does', () => {
    const step = { state: 'learning', step: 1 } as const
    const { revlog, reviews } = one(
      review('2026-11-13 10:00', '2026-11-13T10:10:00.000+00:00', step),
      review('2026-11-13 10:10', '2026-11-15', { ms: 3_600_000 }),
      review('2026-11-14 10:00', '2026-11-20', { kind: 'ahead', rating: 4 }),
      review('2026-11-20 10:00', '2026-11-20T10:10:00.000+00:00', { state: 'relearning', rating: 1 }),
      event('2026-11-20 11:00', { type: 'reset', card: 'd/a' }),
      review('2026-11-20 12:00', '2026-11-22', { rating: 2 }),
    )
    expect(reviews).toBe(5)
    const told = revlog.map(([id, , , ...rest]) => [
      id === undefined ? '' : new Date(Number(id)).toISOString().slice(8, 16),
      ...rest,
    ])
    expect(told.map(row => row.join(' '))).toMatchInlineSnapshot(`
      [
        "13T10:00 3 -600 0 224 4000 0",
        "13T10:10 3 2 -600 223 60000 0",
        "14T10:00 4 6 2 100 4000 3",
        "20T10:00 1 -600 6 770 4000 1",
        "20T11:00 0 0 -600 0 0 4",
        "20T12:00 2 2 0 557 4000 0",
      ]
    `)
  })

  it('are left out where they are taken back, or of cards that are elsewhere', () => {
    const first = review('2026-11-13 10:00', '2026-11-25')
    const events = [first, event('2026-11-13 10:01', { type: 'undo', card: 'd/a', event: first.id })]
    expect(one(...events, review('2026-11-13 10:02', '2026-11-25', {}, 'd/gone')).revlog).toEqual([])
  })

  it('have a time of their own that is never ahead of now, for Anki refuses that', () => {
    const { revlog } = one(
      review('2026-11-13 10:00', '2026-11-25'),
      review('2026-11-13 10:00', '2026-11-25'),
      review('2027-11-13 10:00', '2027-11-25'),
    )
    const first = at('2026-11-13 10:00')
    expect(revlog.map(([id]) => id)).toEqual([first, first + 1, today.at])
  })
})

describe('ids', () => {
  const keys = fc.array(fc.string())
  it('follow from their keys alone', () => {
    fc.assert(
      fc.property(keys, keys, (some, others) => {
        const [few, many] = [ankiIds(some), ankiIds([...others, ...some])]
        expect(new Set(many.values()).size).toBe(new Set([...some, ...others]).size)
        for (const key of some) expect(many.get(key)).toBe(few.get(key))
      }),
    )
  })

  it('are pinned: another export must give the same', () => {
    const { notes, cards } = one()
    expect([notes[0]?.slice(0, 3), cards[0]?.slice(0, 3)]).toMatchInlineSnapshot(`
      [
        [
          1474442300496,
          "mG9LePo3FG3PYW5l",
          1763942400001,
        ],
        [
          1226852498945,
          1474442300496,
          1078291771680,
        ],
      ]
    `)
  })
})

it('every row belongs somewhere, whatever the decks say', () => {
  fc.assert(
    fc.property(hostileDecks, decks => {
      const all = decks.flatMap(({ cards }) => cards)
      const events = all.map(({ id }) => review('2026-11-13 10:00', '2026-11-25', {}, id))
      const { col, notes, cards, revlog, tables, cards: rows, skipped } = packed(decks, events)
      const [[, , , , , , , , , models, decksJson] = []] = col
      const noteIds = new Set(notes.map(([id]) => id))
      const cardIds = new Set(cards.map(([id]) => id))
      expect([noteIds.size, cardIds.size]).toEqual([notes.length, rows.length])
      expect(cards.length + skipped.length).toBe(all.length)
      for (const [, nid, did] of cards) {
        expect(noteIds).toContain(nid)
        expect(Object.keys(JSON.parse(String(decksJson)))).toContain(String(did))
      }
      for (const note of notes) {
        expect(Object.keys(JSON.parse(String(models)))).toContain(String(note[2]))
        expect(String(note[6]).split('\u001f')).toHaveLength(2)
      }
      for (const [, cid] of revlog) expect(cardIds).toContain(cid)
      for (const [at, table] of [col, notes, cards, revlog].entries()) {
        for (const row of table) expect(row).toHaveLength(tables[at]?.columns ?? 0)
      }
    }),
    { numRuns: 60 },
  )
})

it('names each deck and its ancestors once, and keeps Anki’s own', () => {
  const names = (...decks: readonly string[]) => {
    const { col } = packed(decks.map((name, at) => deck(name, card(`d${at}/a`))))
    const json: Record<string, { name: string }> = JSON.parse(String(col[0]?.[10]))
    return Object.values(json).map(({ name }) => name)
  }
  expect(names('P::C::L', 'p', '2024', 'p::c')).toEqual(['Default', 'P', '2024', 'P::C', 'P::C::L'])
  expect(names('default')).toEqual(['default'])
})

it('takes weights, steps and limits along as a preset', () => {
  const settings = {
    weights: Array(21).fill(1),
    desiredRetention: 0.85,
    newPerDay: 7,
    learningSteps: [60_000],
  }
  const presets = JSON.parse(String(packed([], [], settings).col[0]?.[11]))
  expect(Object.values(presets)).toMatchObject([
    { name: 'Default' },
    {
      name: 'mull',
      desiredRetention: 0.85,
      fsrsParams6: settings.weights,
      new: { perDay: 7, delays: [1] },
    },
  ])
})

it.each([
  ['2026-03-29', 7, '2026-03-29 05:00', 120],
  ['2026-03-28', 0, '2026-03-27 23:00', 60],
  ['2026-10-25', 3, '2026-10-25 02:00', 60],
])('day %s begins where the clocks are changed too', (day, dayStartsAt, begins, offset) => {
  const spring = at('2026-03-29 01:00')
  const autumn = at('2026-10-25 01:00')
  const berlin: Calendar = { zone: when => (when >= spring && when < autumn ? 120 : 60), dayStartsAt }
  expect(originOf(new Map(), parseDay(day), berlin)).toEqual({ day: parseDay(day), at: at(begins), offset })
})
