import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { logLine, readLogLine } from '../../src/core/log-line.ts'

const review: Event = {
  v: 1,
  id: '01KAS3T5E0ABCDEFGHJKMNPQRS',
  at: '2026-11-23T22:33:13.123+01:00',
  day: '2026-11-23',
  type: 'review',
  card: '词/一',
  rating: 3,
  ms: 5100,
  state: 'learning',
  step: 1,
  due: '2026-11-23T22:43:13.123+01:00',
  kind: 'due',
}
const read = (line: string) => readLogLine(line, crc32)
const line = logLine(review, crc32)
const summed = (body: string) => `${body.slice(0, -1)},"sum":"${crc32(body).toString(16).padStart(8, '0')}"}`

it('is pinned: other programs read it', () => {
  expect(line).toMatchInlineSnapshot(
    `"{"v":1,"id":"01KAS3T5E0ABCDEFGHJKMNPQRS","at":"2026-11-23T22:33:13.123+01:00","day":"2026-11-23","type":"review","card":"词/一","rating":3,"ms":5100,"state":"learning","step":1,"due":"2026-11-23T22:43:13.123+01:00","kind":"due","sum":"058b717c"}"`,
  )
})

it('reads what it wrote', () => {
  expect(read(line)).toEqual({ is: 'event', event: review })
})

it('keeps to itself what newer versions add to a line', () => {
  const more = summed(JSON.stringify({ ...review, mood: 'fine' }))
  expect(read(more)).toEqual({ is: 'event', event: review })
})

it.each([
  ['half a line', line.slice(0, 60), 'damaged'],
  ['no JSON', 'hello', 'damaged'],
  ['a changed digit', line.replace('5100', '5101'), 'damaged'],
  ['a type damaged into another word', line.replace('"review"', '"reviex"'), 'damaged'],
  ['no sum', JSON.stringify(review), 'damaged'],
  ['a sum that fits nonsense', summed('{"v":1,"type":"review"}'), 'damaged'],
  ['a rating of 5', summed(JSON.stringify({ ...review, rating: 5 })), 'damaged'],
  ['a study day that no calendar has', summed(JSON.stringify({ ...review, day: '2026-02-30' })), 'damaged'],
  [
    'a time that no clock shows',
    summed(JSON.stringify({ ...review, at: '2026-13-45T99:99:99.999+99:99' })),
    'damaged',
  ],
  ['a due date that is none', summed(JSON.stringify({ ...review, due: '9999-99-99' })), 'damaged'],
  ['a list', summed('[1]'), 'damaged'],
  ['a later version', '{"v":2,"id":"x","check":"new"}', 'newer'],
  ['a type of a later mull', summed('{"v":1,"type":"easy-day"}'), 'newer'],
])('%s', (_, text, is) => {
  expect(read(text).is).toBe(is)
})

it('calls no changed byte intact', () => {
  const bytes = Buffer.from(line)
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] ?? 0) ^ flip
      expect(read(changed.toString('utf8')).is).not.toBe('event')
    }),
  )
})
