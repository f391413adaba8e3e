import type { CardId } from './card.ts'
import { dayText, type Moment } from './day.ts'
import type { Event, EventId, Fact } from './event.ts'
import { type Log, newestUndoable } from './history.ts'
import { type CardProgress, isBuried } from './progress.ts'

/** What a person does to a card outside a session. */
export const acts = ['suspend', 'unsuspend', 'bury', 'flag', 'unflag', 'reset'] as const
export type Act = (typeof acts)[number]

/** An event that an undo can name. */
export type Undoable = Exclude<Event, { type: 'undo' }>

const factOf = (act: Act, card: CardId, tomorrow: string): Fact => {
  switch (act) {
    case 'suspend':
    case 'unsuspend':
    case 'reset':
      return { type: act, card }
    case 'bury':
      return { type: act, card, until: tomorrow }
    case 'flag':
    case 'unflag':
      return { type: 'flag', card, on: act === 'flag' }
  }
}

const isAlready = {
  suspend: ({ suspended }) => suspended,
  unsuspend: ({ suspended }) => !suspended,
  bury: (progress, { day }) => isBuried(progress, day),
  flag: ({ flagged }) => flagged,
  unflag: ({ flagged }) => !flagged,
  reset: ({ schedule }) => schedule.state === 'new',
} satisfies Record<Act, (progress: CardProgress, now: Moment) => boolean>

/** What an act adds to the log; undefined where the card already stands so. */
export const factFor = (act: Act, card: CardId, progress: CardProgress, now: Moment): Fact | undefined =>
  isAlready[act](progress, now) ? undefined : factOf(act, card, dayText(now.day + 1))

/** The newest events of a device that `undo` takes back, newest first, at most so many. */
export const undoable = (own: Log, gone: ReadonlySet<EventId>, most: number): readonly Undoable[] => {
  const taken: Undoable[] = []
  const all = new Set(gone)
  while (taken.length < most) {
    const event = newestUndoable(own, all)
    if (!event || event.type === 'undo') break
    taken.push(event)
    all.add(event.id)
  }
  return taken
}
