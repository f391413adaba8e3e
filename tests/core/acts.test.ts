import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, acts, factFor, undoable } from '../../src/core/acts.ts'
import type { Event } from '../../src/core/event.ts'
import { voided } from '../../src/core/history.ts'
import { type CardProgress, untouched } from '../../src/core/progress.ts'
import { replay } from '../../src/core/replay.ts'
import { countedIds, eventFrom, now, rulesFor } from '../build.ts'

const { nextMemory } = rulesFor().scheduler
const ids = ['d/a', 'd/b', 'd/c']
const here = now('2026-11-23 10:00')

const standing = (log: readonly Event[]) => replay([log], id => id, nextMemory).cards
const of = (log: readonly Event[], id: string): CardProgress => standing(log).get(id) ?? untouched

const review = (id: string) =>
  ({
    type: 'review',
    card: id,
    rating: 3,
    ms: 0,
    state: 'review',
    step: 0,
    due: '2026-11-30',
    kind: 'due',
  }) as const

const said = {
  suspend: ({ suspended }) => suspended,
  unsuspend: ({ suspended }) => !suspended,
  bury: ({ buriedUntil }) => buriedUntil === here.day + 1,
  flag: ({ flagged }) => flagged,
  unflag: ({ flagged }) => !flagged,
  reset: ({ schedule, reps }) => schedule.state === 'new' && reps === 0,
} satisfies Record<Act, (progress: CardProgress) => boolean>

type Command =
  | { readonly act: Act | 'review'; readonly card: string }
  | { readonly act: 'undo'; readonly times: number }

const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    fc.record({ act: fc.constantFrom(...acts, 'review' as const), card: fc.constantFrom(...ids) }),
    fc.record({ act: fc.constant('undo' as const), times: fc.integer({ min: 1, max: 3 }) }),
  ),
  { maxLength: 40 },
)

describe('after any acts and undos', () => {
  it('the log, replayed, gives what was said', () => {
    fc.assert(
      fc.property(commands, steps => {
        const nextId = countedIds()
        let log: readonly Event[] = []
        let kept: readonly Event[] = []
        for (const step of steps) {
          if (step.act === 'undo') {
            const taken = undoable(log, voided(log), step.times)
            expect(taken).toEqual(kept.toReversed().slice(0, step.times))
            kept = kept.slice(0, kept.length - taken.length)
            const undos = taken.map(({ card, id }) => ({ type: 'undo', card, event: id }) as const)
            log = [...log, ...undos.map(undo => eventFrom(undo, nextId(here.at), here))]
          } else {
            const before = of(log, step.card)
            const fact =
              step.act === 'review' ? review(step.card) : factFor(step.act, step.card, before, here)
            if (fact) {
              const event = eventFrom(fact, nextId(here.at), here)
              log = [...log, event]
              kept = [...kept, event]
            }
            if (step.act !== 'review') expect(said[step.act](of(log, step.card))).toBe(true)
          }
          expect(standing(log)).toEqual(standing(kept))
        }
      }),
    )
  })

  it.each(acts)('%s, a second time, writes nothing', act => {
    const nextId = countedIds()
    const start = eventFrom(review('d/a'), nextId(here.at), here)
    const first = factFor(act, 'd/a', of([start], 'd/a'), here)
    const log = first ? [start, eventFrom(first, nextId(here.at), here)] : [start]
    expect(factFor(act, 'd/a', of(log, 'd/a'), here)).toBeUndefined()
  })
})
