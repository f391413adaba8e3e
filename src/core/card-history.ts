import type { CardId } from './card.ts'
import type { Event } from './event.ts'
import { inOrder, type Log, voided } from './history.ts'
import { type CardProgress, untouched } from './progress.ts'
import { advance, type CurrentId, type NextMemory } from './replay.ts'

/** One thing that happened to a card, and where the card stood before and after it. */
export type Happening = {
  readonly event: Exclude<Event, { type: 'undo' }>
  readonly before: CardProgress
  readonly after: CardProgress
}

/** All that happened to a card and was not taken back, under whatever name it went, oldest first. */
export const cardHistory = (
  logs: readonly Log[],
  id: CardId,
  currentId: CurrentId,
  nextMemory: NextMemory,
): readonly Happening[] => {
  const events = inOrder(logs)
  const gone = voided(events)
  const history: Happening[] = []
  let before = untouched
  for (const event of events) {
    if (event.type === 'undo' || gone.has(event.id) || currentId(event.card) !== id) continue
    const after = advance(before, event, nextMemory)
    history.push({ event, before, after })
    before = after
  }
  return history
}
