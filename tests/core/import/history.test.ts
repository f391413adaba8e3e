import { expect, it } from 'vitest'
import { parseDay } from '../../../src/core/day.ts'
import { historyEvents } from '../../../src/core/import/history.ts'
import type { ImportedCard, ImportedEntry, ImportedReview } from '../../../src/core/import/imported.ts'

const calendar = { zone: () => 60, dayStartsAt: 4 }

const review = (key: string, at: string, rest: Partial<ImportedReview> = {}): ImportedReview => ({
  key,
  at: Date.parse(at),
  rating: 3,
  ms: 1200,
  state: 'review',
  step: 0,
  due: parseDay('2026-03-10'),
  isDueDay: true,
  ...rest,
})

const entry = (cards: readonly ImportedCard[]): ImportedEntry => ({
  key: { is: 'guid', text: 'g' },
  deck: ['A'],
  content: { form: 'question', question: 'q', answer: 'a', reverse: false },
  tags: [],
  wrong: [],
  accept: [],
  place: { note: 1 },
  cards,
})

const card = (history: readonly ImportedReview[], rest: Partial<ImportedCard> = {}): ImportedCard => ({
  suffix: '',
  suspended: false,
  flagged: false,
  history,
  ...rest,
})

const events = (cards: readonly ImportedCard[], known: ReadonlySet<string> = new Set()) =>
  historyEvents([{ id: 'a/anki-g', entry: entry(cards) }], 'anki', calendar, event => known.has(event.id))
    .events

const first = review('1', '2026-03-01T01:30:00Z', {
  rating: 1,
  state: 'learning',
  due: Date.parse('2026-03-01T01:40:00Z'),
  isDueDay: false,
})
const second = review('2', '2026-03-02T20:00:00Z')

it('is answers in the order of their times, on our study days, with ids that follow from the source', () => {
  expect(
    events([card([first]), card([second], { suffix: '#reverse', flagged: true, suspended: true })]),
  ).toMatchInlineSnapshot(`
    [
      {
        "at": "2026-03-01T02:30:00.000+01:00",
        "card": "a/anki-g",
        "day": "2026-02-28",
        "due": "2026-03-01T02:40:00.000+01:00",
        "id": "01KJKG8GE0T45GN36Q27V855C7",
        "kind": "due",
        "ms": 1200,
        "rating": 1,
        "source": "anki",
        "state": "learning",
        "step": 0,
        "type": "review",
        "v": 1,
      },
      {
        "at": "2026-03-02T21:00:00.000+01:00",
        "card": "a/anki-g#reverse",
        "day": "2026-03-02",
        "id": "01KJR25PG05SM68GZBNFSGRVRJ",
        "on": true,
        "source": "anki",
        "type": "flag",
        "v": 1,
      },
      {
        "at": "2026-03-02T21:00:00.000+01:00",
        "card": "a/anki-g#reverse",
        "day": "2026-03-02",
        "id": "01KJR25PG09G0DZZZEB00SWRZH",
        "source": "anki",
        "type": "suspend",
        "v": 1,
      },
      {
        "at": "2026-03-02T21:00:00.000+01:00",
        "card": "a/anki-g#reverse",
        "day": "2026-03-02",
        "due": "2026-03-10",
        "id": "01KJR25PG0CJJC60G7GY2RYHSF",
        "kind": "due",
        "ms": 1200,
        "rating": 3,
        "source": "anki",
        "state": "review",
        "step": 0,
        "type": "review",
        "v": 1,
      },
    ]
  `)
})

it('is the same each time, and only what is new once it has come in', () => {
  const before = events([card([first], { suspended: true })])
  expect(events([card([first], { suspended: true })])).toEqual(before)
  const known = new Set(before.map(({ id }) => id))
  expect(events([card([first], { suspended: true })], known)).toEqual([])
  const grown = events([card([first, second], { suspended: true })], known)
  expect(grown.map(({ type, at }) => [type, at])).toEqual([['review', '2026-03-02T21:00:00.000+01:00']])
})

it('leaves out what no log can say', () => {
  const bad = [
    review('3', '2026-03-02T20:00:00Z', { at: 1e20 }),
    review('4', '2026-03-02T20:00:00Z', { due: Number.NaN }),
    review('5', '2026-03-02T20:00:00Z', { ms: -1 }),
  ]
  for (const one of bad) expect(events([card([one])])).toEqual([])
  expect(events([card([...bad, second])]).length).toBe(1)
})
