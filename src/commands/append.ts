import type { Event, Fact } from '../core/event.ts'
import { stamped } from '../core/stamp.ts'
import { type Collection, replayed } from '../files/open.ts'
import { readLogs } from '../files/review-logs.ts'
import type { Context } from './context.ts'
import { createRecorder } from './recorder.ts'
import { updateProgress } from './update-progress.ts'

/** Writes facts to this device's log, in this order, and what follows from them to progress.json. Returns the events, which are on the disk. */
export const appendFacts = (
  context: Context,
  collection: Collection,
  facts: readonly Fact[],
): readonly Event[] => {
  if (facts.length === 0) return []
  const recorder = createRecorder(context.env, collection)
  try {
    return facts.map(fact => {
      const event = stamped(fact, recorder.stamp())
      recorder.append(event)
      return event
    })
  } finally {
    recorder.close()
    updateProgress(context, collection, replayed(collection, readLogs(collection.place.reviews)))
  }
}
