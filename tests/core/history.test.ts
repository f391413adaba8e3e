import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moment } from '../../src/core/day.ts'
import type { Event } from '../../src/core/event.ts'
import { inOrder, newestUndoable, voided } from '../../src/core/history.ts'
import { at, calendar, eventFrom } from '../build.ts'

const id = (name: string): string => name.toUpperCase().padStart(26, '0')
const when = (time: string) => moment(at(`2026-11-23 ${time}`), calendar)
const suspend = (name: string, time: string): Event =>
  eventFrom({ type: 'suspend', card: 'd/a' }, id(name), when(time))
const undo = (name: string, target: string, time = '10:00'): Event =>
  eventFrom({ type: 'undo', card: 'd/a', event: id(target) }, id(name), when(time))
const names = (events: Iterable<Event>) => [...events].map(event => event.id.replace(/^0+/, '')).join('')

describe('the order of events', () => {
  it.each([
    [
      'one file as written, though its clock went back',
      [[suspend('a', '10:00'), suspend('b', '09:00')]],
      'AB',
    ],
    ['two files by time', [[suspend('a', '10:00'), suspend('c', '12:00')], [suspend('b', '11:00')]], 'ABC'],
    ['at the same time by id', [[suspend('b', '10:00')], [suspend('a', '10:00')]], 'AB'],
    [
      'a clock set back drags its later events along',
      [
        [suspend('b', '11:00'), suspend('c', '09:00')],
        [suspend('a', '10:00'), suspend('d', '12:00')],
      ],
      'ABCD',
    ],
    [
      'an event in two files once',
      [[suspend('a', '10:00')], [suspend('a', '10:00'), suspend('b', '11:00')]],
      'AB',
    ],
    ['nothing', [], ''],
    [
      'two logs that part after an event, at one time, by id',
      [
        [suspend('e', '10:00'), suspend('d', '10:00')],
        [suspend('e', '10:00'), suspend('c', '10:00')],
      ],
      'ECD',
    ],
  ])('%s', (_, logs, order) => {
    expect(names(inOrder(logs))).toBe(order)
  })

  it('two events of one id, which no mull writes, by what they say', () => {
    const [a, b] = [suspend('a', '10:00'), undo('a', 'x', '10:00')]
    expect(inOrder([[a], [b]])).toEqual(inOrder([[b], [a]]))
  })

  it('does not depend on the order the files are read in', () => {
    const log = fc.array(fc.tuple(fc.nat(20), fc.nat(1_000_000)), { maxLength: 8 })
    fc.assert(
      fc.property(fc.array(log, { maxLength: 4 }), fc.nat(), (files, turn) => {
        const logs = files.map((file, n) =>
          file.map(([minute, tail], m) =>
            suspend(`${n}${m}${tail}`, `10:${String(minute).padStart(2, '0')}`),
          ),
        )
        const turned = logs.map((_, index) => logs[(index + turn) % logs.length] ?? [])
        expect(inOrder(turned)).toEqual(inOrder(logs))
      }),
    )
  })
})

describe('undo', () => {
  it.each([
    ['takes back what it names', [suspend('a', '09:00'), undo('b', 'a')], 'A'],
    ['taken back restores it', [suspend('a', '09:00'), undo('b', 'a'), undo('c', 'b')], 'B'],
    ['three deep', [suspend('a', '09:00'), undo('b', 'a'), undo('c', 'b'), undo('d', 'c')], 'AC'],
    ['of nothing known is harmless', [undo('b', 'x')], 'X'],
    [
      'stands before what it names, as another device’s clock may have it',
      [undo('c', 'b'), suspend('a', '09:00'), undo('b', 'a')],
      'B',
    ],
    ['named twice is void once', [suspend('a', '09:00'), undo('b', 'a'), undo('c', 'a')], 'A'],
  ])('%s', (_, events, gone) => {
    expect(
      [...voided(events)]
        .map(name => name.replace(/^0+/, ''))
        .sort()
        .join(''),
    ).toBe(gone)
  })

  it('reaches the newest event that is not void, nor a quiz answer', () => {
    const quiz = eventFrom(
      { type: 'quiz', card: 'd/a', run: id('q'), mode: 'typed', correct: true },
      id('e'),
      when('11:00'),
    )
    const log = [suspend('a', '09:00'), suspend('b', '09:01'), undo('c', 'b'), quiz]
    expect(newestUndoable(log, voided(log))?.id).toBe(id('a'))
    expect(newestUndoable([quiz], new Set())).toBeUndefined()
  })
})
