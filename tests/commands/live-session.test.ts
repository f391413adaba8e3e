import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startLiveSession } from '../../src/commands/live-session.ts'
import type { CardId } from '../../src/core/card.ts'
import type { Event } from '../../src/core/event.ts'
import { type CardProgress, untouched } from '../../src/core/progress.ts'
import { progressText } from '../../src/core/progress-text.ts'
import { createRandom } from '../../src/core/random.ts'
import { ratings } from '../../src/core/rating.ts'
import { advance } from '../../src/core/replay.ts'
import type { Input } from '../../src/core/session-state.ts'
import type { Env } from '../../src/env.ts'
import { makeCollection } from '../../src/files/collection.ts'
import { openCollection } from '../../src/files/open.ts'
import { at, rulesFor } from '../build.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'

const collectionIn = (home: string, cards: number) => {
  const place = makeCollection(join(home, 'collection'))
  const questions = Array.from(
    { length: cards },
    (_, n) => `  - id: c${n}\n    question: Q${n}\n    answer: A${n}\n`,
  )
  writeFileSync(join(place.decks, 'd.yaml'), `cards:\n${questions.join('')}`)
  return place
}

const openLive = (env: Env) => {
  const collection = openCollection(env, undefined)
  return startLiveSession(env, collection, { cards: ({ cards }) => cards })
}

/** What should stand in progress.json, by a road of its own: each card's events told one after another. */
const told = (events: readonly Event[]): string => {
  const gone = new Set<string>()
  for (const event of events.toReversed())
    if (event.type === 'undo' && !gone.has(event.id)) gone.add(event.event)
  const { scheduler } = rulesFor()
  const cards = new Map<CardId, CardProgress>()
  for (const event of events) {
    if (gone.has(event.id) || event.type === 'undo') continue
    cards.set(event.card, advance(cards.get(event.card) ?? untouched, event, scheduler.nextMemory))
  }
  return progressText({ cards, days: new Map() })
}

describe('200 random sessions on two devices, with crashes', () => {
  it('end with the progress.json that a rebuild from nothing gives', { timeout: 60_000 }, () => {
    const home = temporaryFolder()
    const place = collectionIn(home, 30)
    const random = createRandom('200 sessions')
    const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
    let time = at('2026-01-01 09:00')
    const clock = () => time
    const devices = [fakeEnv(home, 'laptop', clock), fakeEnv(home, 'phone', clock)] as const
    const events: Event[] = []

    const input = (): Input => {
      const rating = pick(ratings) ?? 'good'
      const inputs: readonly Input[] = [
        { type: 'reveal' },
        { type: 'reveal' },
        { type: 'rate', rating },
        { type: 'rate', rating },
        { type: 'undo' },
        { type: random() < 0.2 ? 'suspend' : 'bury' },
      ]
      return pick(inputs) ?? { type: 'reveal' }
    }

    for (let session = 0; session < 200; session++) {
      const env = session < 40 ? devices[0] : (pick(devices) ?? devices[0])
      const live = openLive(env)
      for (let key = 0; key < 12; key++) {
        time += Math.floor(random() * 90_000)
        events.push(...live.take(input()))
      }
      const crashed = random() < 0.3
      if (crashed) {
        const log = readdirSync(place.reviews).filter(name => name.endsWith('.jsonl'))
        appendFileSync(join(place.reviews, pick(log) ?? 'none.jsonl'), '{"v":1,"id":"01K')
      } else {
        live.end()
        expect(readFileSync(place.progress, 'utf8')).toBe(told(events))
      }
      time += Math.floor(random() * 30 * 3_600_000)
    }

    const [env] = devices
    openLive(env).end()
    const grown = readFileSync(place.progress, 'utf8')
    rmSync(place.progress)
    openLive(env).end()
    expect(readFileSync(place.progress, 'utf8')).toBe(grown)
    expect(grown).toBe(told(events))
    expect(events.length).toBeGreaterThan(500)
  })
})

describe('two sessions at once', () => {
  it('keep every answer, and a card answered in one leaves the other', () => {
    const home = temporaryFolder()
    collectionIn(home, 4)
    let time = at('2026-01-01 09:00')
    const env = fakeEnv(home, 'laptop', () => time)
    const [one, two] = [openLive(env), openLive(env)]
    const card = (live: typeof one) => {
      const { view } = live.current()
      return view.phase === 'done' ? 'done' : view.entry.card.id
    }
    expect([card(one), card(two)]).toEqual(['d/c0', 'd/c0'])

    one.take({ type: 'reveal' })
    time += 1000
    expect(one.take({ type: 'rate', rating: 'easy' })).toHaveLength(1)
    two.take({ type: 'reveal' })
    expect([card(two), two.current().notice]).toEqual(['d/c1', 'answered-elsewhere'])
    two.take({ type: 'reveal' })
    two.take({ type: 'rate', rating: 'easy' })
    one.take({ type: 'reveal' })
    expect([card(one), card(two)]).toEqual(['d/c2', 'd/c2'])

    one.end()
    two.end()
    expect(two.summary().reviewed).toBe(1)
    expect(openCollection(env, undefined).progress.cards.size).toBe(2)
  })
})

describe('undo', () => {
  it('reaches the last answer of an earlier session, and no further', () => {
    const home = temporaryFolder()
    const place = collectionIn(home, 3)
    let time = at('2026-01-01 09:00')
    const env = fakeEnv(home, 'laptop', () => {
      time += 1000
      return time
    })
    const first = openLive(env)
    for (const _ of [1, 2]) {
      first.take({ type: 'reveal' })
      first.take({ type: 'rate', rating: 'easy' })
    }
    first.end()
    const second = openLive(env)
    second.take({ type: 'undo' })
    expect(second.current().view).toMatchObject({ entry: { card: { id: 'd/c1' }, progress: untouched } })
    second.take({ type: 'undo' })
    expect(second.current().notice).toBe('nothing-to-undo')
    second.end()
    expect(readFileSync(place.progress, 'utf8')).not.toContain('d/c1')
  })
})

describe('what makes room in a session', () => {
  it('lets in the sibling that a suspended card had buried, and undo takes it out again', () => {
    const home = temporaryFolder()
    const place = makeCollection(join(home, 'collection'))
    writeFileSync(join(place.decks, 'd.yaml'), 'cards:\n  - {id: a, question: Q, answer: A, reverse: true}\n')
    const live = openLive(fakeEnv(home, 'laptop', () => at('2026-01-01 09:00')))
    const shown = () => {
      const { view } = live.current()
      return view.phase === 'done' ? 'done' : view.entry.card.id
    }
    expect([shown(), live.summary().left.new]).toEqual(['d/a', 1])
    live.take({ type: 'suspend' })
    expect([shown(), live.summary().left.new]).toEqual(['d/a#reverse', 1])
    live.take({ type: 'undo' })
    expect([shown(), live.summary().left.new]).toEqual(['d/a', 1])
    live.end()
  })

  it('lets no more new cards in than were asked for beyond the limits', () => {
    const home = temporaryFolder()
    const place = collectionIn(home, 9)
    writeFileSync(place.settings, 'new_per_day: 2\nreviews_per_day: 1\n')
    const env = fakeEnv(home, 'laptop', () => at('2026-01-01 09:00'))
    const live = startLiveSession(env, openCollection(env, undefined), {
      cards: ({ cards }) => cards,
      extraNew: 2,
    })
    for (let answers = 0; answers < 3; answers++) {
      expect(live.summary().left.new).toBe(3 - answers)
      live.take({ type: 'flag' })
      live.take({ type: 'suspend' })
      live.take({ type: 'undo' })
      live.take({ type: 'reveal' })
      live.take({ type: 'rate', rating: 'easy' })
    }
    expect(live.current().view.phase).toBe('done')
    live.end()
  })
})
