import { progressText } from '../core/progress-text.ts'
import type { Progress } from '../core/replay.ts'
import { UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import { saveProgress } from '../files/progress-file.ts'
import { warningLine } from '../ui/remarks.ts'
import { complaintLines } from '../ui/words.ts'
import { type Context, isNewer, open } from './context.ts'
import { rememberCards } from './identity.ts'

/** Brings progress.json up to date; warns where the folder does not let it, for no answer is lost with it. */
export const updateProgress = (
  { err, words }: Context,
  { place }: Pick<Collection, 'place'>,
  progress: Progress,
): void => {
  try {
    saveProgress(place.progress, progressText(progress))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const [message] = complaintLines(words, error.complaint)
    err.lines([warningLine(words, message)])
  }
}

/** Opens the collection, remembers how its cards look, and brings progress.json up to date. */
export const openAndUpdate = (context: Context): Collection => {
  const collection = open(context)
  if (isNewer(collection)) return collection
  rememberCards(context.env, collection)
  updateProgress(context, collection, collection.progress)
  return collection
}
