import type { Event, Fact } from '../core/event.ts'
import { progressText } from '../core/progress-text.ts'
import { stamped } from '../core/stamp.ts'
import { UserError } from '../errors.ts'
import { type Collection, replayed } from '../files/open.ts'
import { saveProgress } from '../files/progress-file.ts'
import { readLogs } from '../files/review-logs.ts'
import type { Context } from './context.ts'
import { createRecorder } from './recorder.ts'

/** Brings progress.json up to date with all logs, where the folder lets it. */
const updateProgress = ({ err }: Context, collection: Collection): void => {
  const { place } = collection
  try {
    saveProgress(place.progress, progressText(replayed(collection, readLogs(place.reviews))))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    err.lines([{ text: `warning: ${error.message}`, style: 'warn' }])
  }
}

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
    updateProgress(context, collection)
  }
}
