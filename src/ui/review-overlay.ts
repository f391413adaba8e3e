import type { Problem } from '../core/problem.ts'
import type { Complaint } from '../errors.ts'
import type { Frame } from './frame.ts'
import { hints } from './hints.ts'
import { keyLines } from './keys.ts'
import { problemLines } from './problems.ts'
import { complaintLines, type Words } from './words.ts'

/** What stands on the screen instead of a card. */
export type Overlay =
  | { readonly type: 'help' }
  /** A deck that an edit has broken. */
  | { readonly type: 'broken'; readonly problems: readonly Problem[] }
  /** A card without an id whose question was edited. */
  | { readonly type: 'reworded'; readonly before: string; readonly after: string }
  /** What could not be done. */
  | { readonly type: 'failed'; readonly complaint: Complaint }

/** The frame of what stands instead of a card. */
export const overlayFrame = (words: Words, overlay: Overlay, width: number): Frame => {
  const { review, identity, show } = words
  switch (overlay.type) {
    case 'help':
      return {
        at: 'help',
        body: [...keyLines(words, width), ''],
        foot: [hints(review.hints.back)],
        spoken: {
          body: review.spoken.keys.map(([key, meaning]) => review.spoken.key(key, meaning)),
          foot: [review.spoken.back],
        },
      }
    case 'broken': {
      const problems = overlay.problems.flatMap(problem => problemLines(words, problem))
      return {
        at: 'broken',
        body: [{ text: review.broken.title, style: 'bad' }, '', ...problems, ''],
        foot: [hints(...review.broken.hints)],
        brief: [hints('e', 'r', 'Enter')],
      }
    }
    case 'failed':
      return {
        at: 'failed',
        body: [...complaintLines(words, overlay.complaint), ''],
        foot: [hints(review.hints.back)],
      }
    case 'reworded':
      return {
        at: 'reworded',
        body: [
          { text: review.reworded.title, style: 'strong' },
          '',
          ['− ', overlay.before],
          ['+ ', overlay.after],
          '',
          ...review.reworded.choices,
        ],
        foot: [],
        spoken: {
          body: [
            review.reworded.title,
            show.label(identity.before) + overlay.before,
            show.label(identity.now) + overlay.after,
          ],
          foot: review.reworded.choices,
        },
      }
  }
}
