import { describe, expect, it } from 'vitest'
import { instantText } from '../../src/core/day.ts'
import type { Event } from '../../src/core/event.ts'
import { newestAhead } from '../../src/core/future.ts'

const now = Date.parse('2026-11-23T10:00:00Z')
const hour = 3_600_000

const event = (at: string): Event => ({
  v: 1,
  id: `01${'A'.repeat(24)}`,
  type: 'suspend',
  card: 'd/c',
  at,
  day: '2026-11-23',
})

describe('an event from the future', () => {
  it.each([-720, -300, 0, 330, 840])('is one more than a day ahead, in a zone of %i minutes', zone => {
    const at = (hours: number) => instantText(now + hours * hour, zone)
    const ahead = (...hours: number[]) =>
      newestAhead(
        hours.map(hour => event(at(hour))),
        now,
      )?.at
    expect(ahead(-1, 0, 23, 24)).toBeUndefined()
    expect(ahead(-1, 24.1, 48, 25)).toBe(at(48))
  })
})
