import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, type Due, type Moment, moment, studyDay } from '../../src/core/day.ts'
import { type CardProgress, type Memory, type Schedule, untouched } from '../../src/core/progress.ts'
import { ratings } from '../../src/core/rating.ts'
import { createScheduler } from '../../src/core/scheduler.ts'
import { defaultSettings, type Settings } from '../../src/core/settings.ts'
import { graded } from '../grade.ts'
import { zoneOf } from '../zone.ts'

const minute = 60_000
const day = 24 * 60 * minute

const zones = new Map(
  [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/Sao_Paulo',
  ].map(name => [name, zoneOf(name)]),
)
const zoneName = fc.constantFrom(...zones.keys())
const zoneNamed = (name: string) => zones.get(name) ?? zoneOf(name)

const steps = fc.array(fc.integer({ min: 1000, max: 3 * day }), { maxLength: 4 })
const settings: fc.Arbitrary<Settings> = fc
  .record({
    desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
    maximumInterval: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 36_500 })),
    dayStartsAt: fc.integer({ min: 0, max: 23 }),
    learningSteps: steps,
    relearningSteps: steps,
  })
  .map(random => ({ ...defaultSettings, ...random }))

const memory: fc.Arbitrary<Memory> = fc.record({
  stability: fc.oneof(
    fc.double({ min: 0.001, max: 30, noNaN: true }),
    fc.double({ min: 0.001, max: 36_500, noNaN: true }),
  ),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
})

/** A schedule as seen from a moment: its last review up to a year ago, or two days ahead (a traveller's). */
const schedule = fc.oneof(
  fc.constant(() => ({ state: 'new' as const })),
  fc
    .record({
      state: fc.constantFrom('learning' as const, 'relearning' as const),
      step: fc.nat(5),
      due: fc.integer({ min: -day, max: day }),
      elapsed: fc.integer({ min: -2, max: 3 }),
      memory,
    })
    .map(
      ({ state, step, due, elapsed, memory }) =>
        ({ at, day }: Moment): Schedule => ({
          state,
          step,
          due: { at: at + due },
          last: day - elapsed,
          memory,
        }),
    ),
  fc
    .record({
      elapsed: fc.integer({ min: -2, max: 365 }),
      previous: fc.integer({ min: 0, max: 400 }),
      memory,
    })
    .map(({ elapsed, previous, memory }) => ({ day }: Moment): Schedule => {
      const last = day - elapsed
      return { state: 'review', step: 0, due: { day: last + previous }, last, memory }
    }),
)

const instant = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2050, 0) })
const id = fc.string({ minLength: 1, maxLength: 12 })

type Situation = {
  readonly settings: Settings
  readonly calendar: Calendar
  readonly now: Moment
  readonly id: string
  readonly progress: CardProgress
}
const situation: fc.Arbitrary<Situation> = fc
  .record({ settings, zoneName, instant, id, reps: fc.nat(300), schedule })
  .map(({ settings, zoneName, instant, id, reps, schedule }) => {
    const calendar = { zone: zoneNamed(zoneName), dayStartsAt: settings.dayStartsAt }
    const now = moment(instant, calendar)
    return { settings, calendar, now, id, progress: { ...untouched, reps, schedule: schedule(now) } }
  })

const outcomesOf = ({ settings, calendar, id, progress, now }: Situation) =>
  createScheduler(settings, calendar.zone).outcomes(id, progress, now)

/** Days until a card is due; within the study day less than one. */
const wait = (due: Due, now: Moment): number =>
  'day' in due ? due.day - now.day : (due.at - now.at) / (2 * day)

const always = (check: (situation: Situation) => void) => fc.assert(fc.property(situation, check))

describe('whatever the settings, the card and the moment,', () => {
  it('a better grade never brings a card back earlier', () => {
    always(situation => {
      const outcomes = outcomesOf(situation)
      const waits = ratings.map(rating => wait(outcomes[rating].due, situation.now))
      expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    })
  })

  it('intervals rise by a day from grade to grade, up to the maximum', () => {
    always(situation => {
      const { hard, good, easy } = outcomesOf(situation)
      const days = [hard, good, easy].flatMap(({ state, due }) =>
        state === 'review' ? [wait(due, situation.now)] : [],
      )
      const most = situation.settings.maximumInterval
      for (const [place, interval] of days.slice(1).entries()) {
        expect(interval).toBeGreaterThanOrEqual(Math.min((days[place] ?? 0) + 1, most))
      }
    })
  })

  it('no card waits longer than the maximum, and none in review less than a day', () => {
    always(situation => {
      for (const { state, due } of Object.values(outcomesOf(situation))) {
        const days = wait(due, situation.now)
        expect(days).toBeLessThanOrEqual(situation.settings.maximumInterval)
        expect(days).toBeGreaterThanOrEqual(state === 'review' ? 1 : 0)
      }
    })
  })

  it('an instant is of the same study day, and a step is one there is', () => {
    always(situation => {
      const { settings, calendar, now } = situation
      const counts = {
        learning: settings.learningSteps.length,
        relearning: settings.relearningSteps.length,
        review: 1,
      }
      for (const { state, step, due } of Object.values(outcomesOf(situation))) {
        expect(step).toBeLessThan(counts[state])
        if ('at' in due) expect(studyDay(due.at, calendar)).toBe(now.day)
      }
    })
  })

  it('the same question has the same answer', () => {
    always(situation => {
      expect(outcomesOf(situation)).toEqual(outcomesOf(situation))
    })
  })

  it('an interval that grows does so by a day at least', () => {
    fc.assert(
      fc.property(situation, memory, fc.nat(400), ({ settings, ...situation }, memory, previous) => {
        const { now } = situation
        const outcomes = outcomesOf({
          ...situation,
          settings: { ...settings, desiredRetention: 0.9 },
          progress: {
            ...untouched,
            schedule: { state: 'review', step: 0, due: { day: now.day }, last: now.day - previous, memory },
          },
        })
        for (const { memory, due } of [outcomes.hard, outcomes.good, outcomes.easy]) {
          // At a retention of 0.9 the interval FSRS wants is the stability.
          const wanted = Math.min(Math.round(memory.stability), settings.maximumInterval)
          if (wanted > previous) expect(wait(due, now)).toBeGreaterThan(previous)
        }
      }),
    )
  })

  it('a history folds to the same memory and schedule, grade by grade and from its log', () => {
    const grade = fc.record({
      rating: fc.constantFrom(...ratings),
      gap: fc.oneof(
        fc.integer({ min: -minute, max: 20 * minute }),
        fc.integer({ min: -2 * day, max: 60 * day }),
      ),
    })
    const history = fc.array(grade, { maxLength: 12 })
    fc.assert(
      fc.property(situation, history, ({ settings, calendar, now: start, id }, history) => {
        const scheduler = createScheduler(settings, calendar.zone)
        let now = start
        let card = untouched
        let memory: Memory | null = null
        for (const { rating, gap } of history) {
          const last = now.day
          now = moment(now.at + gap, calendar)
          memory = scheduler.nextMemory(memory, now.day - last, rating)
          const outcome = scheduler.outcomes(id, card, now)[rating]
          card = graded(card, { id, rating, now }, scheduler, calendar.zone)
          expect(outcome.memory).toEqual(memory)
          expect(card.schedule).toEqual({ ...outcome, last: now.day })
        }
      }),
    )
  })
})
