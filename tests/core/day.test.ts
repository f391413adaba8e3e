import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayText,
  dueText,
  instantText,
  isDue,
  moment,
  parseDay,
  parseDue,
  studyDay,
} from '../../src/core/day.ts'
import { zoneOf } from '../zone.ts'

const names = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
]
const zones = fc.constantFrom(...names).map(zoneOf)
const hours = fc.integer({ min: 0, max: 23 })
const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2060, 0) })
const days = fc.integer({ min: parseDay('0001-01-01'), max: parseDay('9999-12-31') })

const dayOf = (at: string, zone: string, dayStartsAt: number): string =>
  dayText(studyDay(Date.parse(at), { zone: zoneOf(zone), dayStartsAt }))

describe('the study day', () => {
  it.each([
    // An ordinary night.
    ['Europe/Berlin', '2026-11-23T03:59:59.999+01:00', 4, '2026-11-22'],
    ['Europe/Berlin', '2026-11-23T04:00+01:00', 4, '2026-11-23'],
    ['Europe/Berlin', '2026-11-23T04:01+01:00', 4, '2026-11-23'],
    ['Europe/Berlin', '2026-11-22T23:59+01:00', 0, '2026-11-22'],
    ['Europe/Berlin', '2026-11-23T00:00+01:00', 0, '2026-11-23'],
    ['Europe/Berlin', '2026-11-23T22:59+01:00', 23, '2026-11-22'],
    ['Europe/Berlin', '2026-11-23T23:00+01:00', 23, '2026-11-23'],
    // 02:00 becomes 03:00.
    ['Europe/Berlin', '2026-03-29T01:59+01:00', 2, '2026-03-28'],
    ['Europe/Berlin', '2026-03-29T03:00+02:00', 2, '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T03:59+02:00', 4, '2026-03-28'],
    ['Europe/Berlin', '2026-03-29T04:01+02:00', 4, '2026-03-29'],
    // 03:00 becomes 02:00.
    ['Europe/Berlin', '2026-10-25T02:30+02:00', 4, '2026-10-24'],
    ['Europe/Berlin', '2026-10-25T02:30+01:00', 4, '2026-10-24'],
    ['Europe/Berlin', '2026-10-25T03:59+01:00', 4, '2026-10-24'],
    ['Europe/Berlin', '2026-10-25T04:01+01:00', 4, '2026-10-25'],
    ['America/New_York', '2026-03-08T03:59-04:00', 4, '2026-03-07'],
    ['America/New_York', '2026-03-08T04:01-04:00', 4, '2026-03-08'],
    ['America/New_York', '2026-11-01T01:30-04:00', 1, '2026-11-01'],
    ['America/New_York', '2026-11-01T01:30-05:00', 1, '2026-11-01'],
    ['America/New_York', '2026-11-01T03:59-05:00', 4, '2026-10-31'],
    ['America/New_York', '2026-11-01T04:01-05:00', 4, '2026-11-01'],
    // Half an hour: 02:00 becomes 01:30 in April, 02:30 in October.
    ['Australia/Lord_Howe', '2026-04-05T01:45+11:00', 2, '2026-04-04'],
    ['Australia/Lord_Howe', '2026-04-05T01:45+10:30', 2, '2026-04-04'],
    ['Australia/Lord_Howe', '2026-04-05T02:00+10:30', 2, '2026-04-05'],
    ['Australia/Lord_Howe', '2026-10-04T01:59+10:30', 2, '2026-10-03'],
    ['Australia/Lord_Howe', '2026-10-04T02:30+11:00', 2, '2026-10-04'],
    // The 30th never was.
    ['Pacific/Apia', '2011-12-29T23:59-10:00', 0, '2011-12-29'],
    ['Pacific/Apia', '2011-12-31T00:00+14:00', 0, '2011-12-31'],
    ['Pacific/Apia', '2011-12-31T03:59+14:00', 4, '2011-12-30'],
    ['Pacific/Apia', '2011-12-31T04:01+14:00', 4, '2011-12-31'],
    // A day without a midnight, and one with two.
    ['America/Sao_Paulo', '2018-11-03T23:59-03:00', 0, '2018-11-03'],
    ['America/Sao_Paulo', '2018-11-04T01:00-02:00', 0, '2018-11-04'],
    ['America/Sao_Paulo', '2019-02-16T23:59-02:00', 0, '2019-02-16'],
    ['America/Sao_Paulo', '2019-02-16T23:00-03:00', 0, '2019-02-16'],
    ['America/Sao_Paulo', '2019-02-17T00:00-03:00', 0, '2019-02-17'],
  ] as const)('in %s at %s, starting at %i, is %s', (zone, at, dayStartsAt, expected) => {
    expect(dayOf(at, zone, dayStartsAt)).toBe(expected)
  })

  it('never goes back while the learner stays', () => {
    const span = fc.integer({ min: 0, max: 400 * 24 * 3_600_000 })
    fc.assert(
      fc.property(zones, hours, instants, span, (zone, dayStartsAt, at, later) => {
        const calendar = { zone, dayStartsAt }
        expect(studyDay(at + later, calendar)).toBeGreaterThanOrEqual(studyDay(at, calendar))
      }),
    )
  })

  it('starts at the chosen hour wherever the clock shows it', () => {
    fc.assert(
      fc.property(zones, hours, instants, (zone, dayStartsAt, at) => {
        const { day, offset } = moment(at, { zone, dayStartsAt })
        const local = new Date(at + offset * 60_000)
        const sameDate = local.getUTCHours() >= dayStartsAt
        expect(dayText(day + (sameDate ? 0 : 1))).toBe(local.toISOString().slice(0, 10))
      }),
    )
  })
})

describe('days between two reviews of a traveller', () => {
  it.each([
    // Fifteen hours on the way, and it is the next day all the same.
    ['Europe/Berlin', '2026-11-23T22:00+01:00', 'Asia/Tokyo', '2026-11-24T21:00+09:00', 1],
    // Over the night in the air: one evening, then the same evening further west.
    ['Europe/Berlin', '2026-11-23T20:00+01:00', 'America/New_York', '2026-11-23T22:00-05:00', 0],
    ['Europe/Berlin', '2026-11-24T03:59+01:00', 'Europe/London', '2026-11-24T04:01+00:00', 1],
    // Over the date line the day before comes again.
    ['Pacific/Auckland', '2026-11-24T09:00+13:00', 'Pacific/Honolulu', '2026-11-23T11:00-10:00', -1],
  ] as const)('%s %s to %s %s: %i', (from, left, to, arrived, expected) => {
    const day = (at: string, zone: string) => studyDay(Date.parse(at), { zone: zoneOf(zone), dayStartsAt: 4 })
    expect(day(arrived, to) - day(left, from)).toBe(expected)
  })
})

describe('texts', () => {
  it.each([
    ['2026-11-23', 20_780],
    ['1970-01-01', 0],
    ['2024-02-29', 19_782],
    ['0001-01-01', -719_162],
  ])('%s is day %i', (text, day) => {
    expect([parseDay(text), dayText(day)]).toEqual([day, text])
  })

  it.each([
    '',
    '2026',
    '2026-11',
    '2026-1-5',
    '2026-02-30',
    '2026-02-29',
    '2026-13-01',
    '2026-11-00',
    'tomorrow!!',
  ])('"%s" is no day', text => {
    expect(parseDay(text)).toBeNaN()
  })

  it.each([
    [60, '2026-11-23T22:33:13.123+01:00'],
    [0, '2026-11-23T21:33:13.123+00:00'],
    [-210, '2026-11-23T18:03:13.123-03:30'],
    [840, '2026-11-24T11:33:13.123+14:00'],
  ])('an instant %i minutes east of UTC is %s', (offset, text) => {
    const at = Date.UTC(2026, 10, 23, 21, 33, 13, 123)
    expect([instantText(at, offset), Date.parse(text)]).toEqual([text, at])
  })

  it('brings every day back', () => {
    fc.assert(
      fc.property(days, day => {
        expect(parseDay(dayText(day))).toBe(day)
      }),
    )
  })

  it('brings every due back from any zone', () => {
    const due = fc.oneof(fc.record({ day: days }), fc.record({ at: instants }))
    fc.assert(
      fc.property(due, zones, (due, zone) => {
        expect(parseDue(dueText(due, zone))).toEqual(due)
      }),
    )
  })
})

describe('being due', () => {
  const now = moment(Date.parse('2026-11-23T12:00+01:00'), { zone: zoneOf('Europe/Berlin'), dayStartsAt: 4 })

  it.each([
    ['2026-11-22', true],
    ['2026-11-23', true],
    ['2026-11-24', false],
    ['2026-11-23T11:59:59.999+01:00', true],
    ['2026-11-23T12:00:00.000+01:00', true],
    ['2026-11-23T12:00:00.001+01:00', false],
  ])('on %s: %s', (text, expected) => {
    expect(isDue(parseDue(text), now)).toBe(expected)
  })
})
