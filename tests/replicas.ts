import { moment } from '../src/core/day.ts'
import type { Event, EventId, Fact } from '../src/core/event.ts'
import { createEventIds } from '../src/core/event-id.ts'
import type { Log } from '../src/core/history.ts'
import { stamped } from '../src/core/stamp.ts'
import { at, calendar } from './build.ts'

/** Steps of a clock: few, so that machines meet at one time; some of them back. */
export const steps = [0, 0, 1, 10, 1440, -1, -10, -1440] as const

/** One thing that happens at one of several machines. Numbers beyond what there is wrap around. */
export type Act = {
  readonly machine: number
  readonly does: (typeof deeds)[number]
  readonly card: number
  /** Minutes on its clock since what it did last; a clock set back has fewer than none. */
  readonly minutes: number
  /** Which event an undo takes back, counted from the last that the machine knows; which machine another looks at. */
  readonly which: number
}

/** `look` takes in another machine's log; `clone` makes this machine's log start with all of another's, as a copied home does. */
export const deeds = [
  'answer',
  'fail',
  'ahead',
  'suspend',
  'unsuspend',
  'bury',
  'flag',
  'reset',
  'quiz',
  'undo',
  'look',
  'clone',
] as const

const states = ['learning', 'review', 'relearning'] as const

const factOf = ({ does, card, which }: Act, day: string, target: EventId | undefined): Fact | undefined => {
  const base = { card: `d/${card % 3}` }
  switch (does) {
    case 'answer':
    case 'fail':
    case 'ahead':
      return {
        ...base,
        type: 'review',
        rating: does === 'fail' ? 1 : which % 2 === 0 ? 3 : 4,
        ms: which,
        state: states[which % 3] ?? 'review',
        step: 0,
        due: day,
        kind: does === 'ahead' ? 'ahead' : 'due',
      }
    case 'bury':
      return { ...base, type: 'bury', until: day }
    case 'flag':
      return { ...base, type: 'flag', on: which % 2 === 0 }
    case 'quiz':
      return { ...base, type: 'quiz', run: '0'.repeat(26), mode: 'typed', correct: true }
    case 'undo':
      return target === undefined ? undefined : { ...base, type: 'undo', event: target }
    case 'suspend':
    case 'unsuspend':
    case 'reset':
      return { ...base, type: does }
    case 'look':
    case 'clone':
      return undefined
  }
}

type Machine = { log: Event[]; known: Event[]; clock: number; readonly nextId: (at: number) => EventId }

/** What each of so many machines has in its log after all that. */
export const played = (acts: readonly Act[], machines: number): readonly Log[] => {
  const all = Array.from({ length: machines }, (_, index): Machine => {
    let count = 0
    return {
      log: [],
      known: [],
      clock: at('2026-11-23 10:00'),
      nextId: createEventIds(size => {
        count += 1
        return Uint8Array.from({ length: size }, (_, place) => (index + 1) * 37 + count * 11 + place)
      }),
    }
  })
  for (const act of acts) {
    const machine = all[act.machine % machines]
    const other = all[act.which % machines]
    if (!machine || !other) continue
    if (act.does === 'look') machine.known.push(...other.log)
    if (act.does === 'clone' && machine.log.length === 0) {
      machine.log.push(...other.log)
      machine.clock = other.clock
    }
    machine.clock += act.minutes * 60_000
    const now = moment(machine.clock, calendar)
    const target = machine.known.at(-1 - (act.which % Math.max(1, machine.known.length)))?.id
    const fact = factOf(act, new Date(machine.clock + 86_400_000).toISOString().slice(0, 10), target)
    if (!fact) continue
    const event = stamped(fact, { id: machine.nextId(now.at), now })
    machine.log.push(event)
    machine.known.push(event)
  }
  return all.map(machine => machine.log)
}
