import {
  type Calendar,
  type Day,
  dayText,
  type Instant,
  instantText,
  parseDay,
  studyDay,
} from '../../src/core/day.ts'
import { createRandom, shuffle } from '../../src/core/random.ts'
import { systemEnv } from '../../src/env.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'
import { changes, type WallClock, wallClock } from './wall-clock.ts'

type DayOf = (at: Instant, calendar: Calendar) => Day

const hour = 3_600_000
const dayLength = 24 * hour
const [from, days] = [Date.UTC(2026, 0), 730]
const history = { from: Date.UTC(2000, 0), to: Date.UTC(2037, 11) }

/** Those that every part of the trial has: half an hour, a skipped day, no midnight, three quarters, three hours, a polar station's own. */
const odd = [
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Antarctica/Casey',
  'Antarctica/Troll',
  'Africa/Casablanca',
  'Europe/Dublin',
  'America/Nuuk',
  'Europe/Berlin',
]

/** The date on the wall, or that of the day before where its hour is before the day's start. */
const dayOnTheWall = (local: number, dayStartsAt: number): Day =>
  Math.floor(local / dayLength) - (new Date(local).getUTCHours() < dayStartsAt ? 1 : 0)

type Check = { readonly name: string; readonly clock: WallClock; readonly dayOf: DayOf }

const wrongAt = ({ name, clock, dayOf }: Check, at: Instant, calendar: Calendar): Failure[] => {
  const { zone, dayStartsAt } = calendar
  const local = clock.shows(at)
  const day = dayOf(at, calendar)
  const right = dayOnTheWall(local, dayStartsAt)
  const text = instantText(at, zone(at))
  const again = `TZ=${name} MULL_NOW=${new Date(at).toISOString()} mull due --json, day_starts_at: ${dayStartsAt}`
  const failed = (what: string): Failure[] => [{ kind: 'lost', what: `${name}: ${what}`, again }]
  if (day !== right) return failed(`${text} is study day ${dayText(day)}, on the wall ${dayText(right)}`)
  if (parseDay(dayText(day)) !== day) return failed(`${dayText(day)} is read as another day`)
  if (Date.parse(text) !== at) return failed(`${text} is read as ${new Date(at).toISOString()}`)
  if (Date.parse(`${text.slice(0, 19)}Z`) !== local) return failed(`${text} is not what the wall shows`)
  return []
}

/** Five instants of a local date in the order of time: around the start of its study day, two of chance, and the last before midnight. */
const steps = ({ when }: WallClock, date: number, random: () => number): Instant[] => {
  const start = when(date + 4 * hour)
  const chance = () => when(date + Math.floor((4 + 20 * random()) * hour))
  return [start - 1, start, chance(), chance(), when(date + dayLength - 1)].toSorted((a, b) => a - b)
}

/** Two years of a zone. Where days start at four no clock is set back over that hour, so no study day ever comes again. */
const years = (check: Check, zone: Calendar['zone'], random: () => number): Failure[] => {
  const failures: Failure[] = []
  let last = Number.NEGATIVE_INFINITY
  for (let date = 0; date < days; date++) {
    for (const at of steps(check.clock, from + date * dayLength, random)) {
      const calendar = { zone, dayStartsAt: 4 }
      failures.push(...wrongAt(check, at, calendar))
      const day = check.dayOf(at, calendar)
      const again = `TZ=${check.name} at ${new Date(at).toISOString()}`
      if (day < last)
        failures.push({ kind: 'lost', what: `${check.name}: ${dayText(day)} came again`, again })
      last = day
    }
  }
  return failures
}

const around = (change: Instant): Instant[] =>
  [-3 * hour, -hour, -1000, 0, hour / 2, hour, 3 * hour].map(step => change + step)

/** Wherever clocks were set since 2000, with each hour that a day may start at. */
const settings = (check: Check, zone: Calendar['zone']): { tried: number; failures: Failure[] } => {
  const instants = changes(check.clock, history.from, history.to).flatMap(around)
  const failures = instants.flatMap(at =>
    Array.from({ length: 24 }, (_, dayStartsAt) => wrongAt(check, at, { zone, dayStartsAt })).flat(),
  )
  return { tried: instants.length * 24, failures }
}

/** Days of UTC, of the offset at the beginning, and of 24 hours each: the trial has to find each of them wrong. */
const wrongDays: Readonly<Record<string, DayOf>> = {
  UTC: (at, { dayStartsAt }) => studyDay(at, { zone: () => 0, dayStartsAt }),
  'one offset': (at, { zone, dayStartsAt }) => studyDay(at, { zone: () => zone(from), dayStartsAt }),
  '24 hours': (at, { zone, dayStartsAt }) =>
    studyDay(from, { zone, dayStartsAt }) + Math.floor((at - from) / dayLength),
  midnight: (at, { zone }) => studyDay(at, { zone, dayStartsAt: 0 }),
}

const unseen = (name: string, zone: Calendar['zone'], seed: number): Failure[] =>
  Object.entries(wrongDays).flatMap(([control, dayOf]) => {
    const check = { name, clock: wallClock(name), dayOf }
    if (years(check, zone, createRandom(`${seed}`)).length > 0) return []
    return [{ kind: 'unreadable' as const, what: `days of ${control} were found right`, again: `TZ=${name}` }]
  })

/** This process in a time zone: what mull's own door to the world says of it. */
const within = <T>(name: string, job: (zone: Calendar['zone']) => T): T => {
  const before = process.env['TZ']
  process.env['TZ'] = name
  try {
    return job(systemEnv().zone)
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
}

const run = async ({ size, seed, progress }: Setting): Promise<Tally> => {
  const all = [...new Set([...odd, ...Intl.supportedValuesOf('timeZone')])]
  const some = [...odd, ...shuffle(all.slice(odd.length), createRandom(`${seed} zones`)).slice(0, 14)]
  const names = size === 'full' ? all : some
  const failures = within('Australia/Lord_Howe', zone => unseen('Australia/Lord_Howe', zone, seed))
  let tried = Object.keys(wrongDays).length
  for (const [index, name] of names.entries()) {
    within(name, zone => {
      const check = { name, clock: wallClock(name), dayOf: studyDay }
      failures.push(...years(check, zone, createRandom(`${seed} ${name}`)))
      const set = settings(check, zone)
      failures.push(...set.failures)
      tried += days * 5 + set.tried
    })
    progress(index + 1, names.length)
  }
  return { tried, answers: 0, failures, skipped: [] }
}

/** T10, the first half. */
export const zones: Trial = {
  name: 'zones',
  about: 'study days in every time zone, over two years and wherever clocks were set, against the wall clock',
  own: true,
  run,
}
