import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { placeOf } from '../../src/commands/context.ts'
import { bringEvents } from '../../src/commands/import-apply.ts'
import { historyEvents } from '../../src/core/import/history.ts'
import type { ImportedReview } from '../../src/core/import/imported.ts'
import { keepOnce } from '../../src/files/backup.ts'
import { readLogs } from '../../src/files/review-logs.ts'
import { world } from './world.ts'

const calendar = { zone: () => 0, dayStartsAt: 4 }

const review = (key: string, at: string): ImportedReview => ({
  key,
  at: Date.parse(at),
  rating: 3,
  ms: 900,
  state: 'review',
  step: 0,
  due: 20_700,
  isDueDay: true,
})

const early = review('1', '2026-05-01T08:00:00Z')
const late = review('2', '2026-06-01T08:00:00Z')

const machine = () => {
  const home = world({ 'd.yaml': 'cards:\n  - {id: anki-g, question: q, answer: a}\n' })
  const reviews = join(home.home, 'collection', 'reviews')
  return {
    brings: (...history: readonly ImportedReview[]) =>
      home.run(async context => {
        const place = placeOf(context)
        const known = new Set(readLogs(place.reviews).flatMap(log => log.events.map(({ id }) => id)))
        const entry = {
          key: { is: 'guid', text: 'g' },
          deck: [],
          content: { form: 'question', question: 'q', answer: 'a', reverse: false },
          tags: [],
          wrong: [],
          accept: [],
          place: { note: 1 },
          cards: [{ suffix: '', suspended: true, flagged: false, history }],
        } as const
        const { events } = historyEvents([{ id: 'd/anki-g', entry }], 'anki', calendar, event =>
          known.has(event.id),
        )
        bringEvents(context, place, events, keepOnce(context.env, place))
        return 0
      }),
    logs: () => readdirSync(reviews).map(name => [name, readFileSync(join(reviews, name), 'utf8')]),
  }
}

it('two machines that bring in the same have the same bytes, and bring them in once', async () => {
  const [a, b] = [machine(), machine()]
  for (const { brings } of [a, b]) await brings(early)
  const before = a.logs()
  expect(b.logs()).toEqual(before)
  expect(before).toMatchObject([
    [expect.stringMatching(/^merged-[0-9a-f]{16}\.jsonl$/), expect.stringContaining('"source":"anki"')],
  ])
  await a.brings(early)
  expect(a.logs()).toEqual(before)
})

it('a history that has grown brings in what is new alone', async () => {
  const a = machine()
  await a.brings(early)
  const before = a.logs()
  await a.brings(early, late)
  const lines = a.logs().flatMap(([, text = '']) => text.trim().split('\n'))
  expect(lines).toHaveLength(3)
  expect(a.logs()).toEqual(expect.arrayContaining(before))
})
