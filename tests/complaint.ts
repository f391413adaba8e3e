import { UserError } from '../src/errors.ts'
import { complaintLines, type Words } from '../src/ui/words.ts'
import { wordsOf } from './words.ts'

/** What a person is told of the error an action throws. */
export const complaintOf = (action: () => unknown, words: Words = wordsOf('en')): readonly string[] => {
  try {
    action()
  } catch (error) {
    if (error instanceof UserError) return complaintLines(words, error.complaint)
    throw error
  }
  throw new Error('nothing was thrown')
}
