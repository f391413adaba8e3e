import type { Scope } from '../core/queue.ts'
import type { Summary } from '../core/summary.ts'
import { backlogLine } from './backlog.ts'
import { dotted } from './hints.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

/** `45 s`, `3 min 5 s`, `1 h 2 min` */
export const durationText = ({ common }: Words, ms: number): string => {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return common.seconds(seconds)
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? common.minutes(minutes, seconds % 60)
    : common.hours(Math.floor(minutes / 60), minutes % 60)
}

/** An instant's date and time of day without its seconds, a day as it is. */
export const dueWords = (next: string): string =>
  next.length === 10 ? next : next.slice(0, 16).replace('T', ' ')

/** How it went. */
const scoreLines = (words: Words, { reviewed, ms, ...counts }: Summary): readonly Line[] => {
  const { review, common } = words
  if (reviewed === 0) return [review.nothingReviewed]
  const remembered = Math.round(((reviewed - counts.again) / reviewed) * 100)
  return [
    [{ text: review.saved(common.answers(reviewed)), style: 'strong' }, review.took(durationText(words, ms))],
    dotted(review.score(remembered, counts)),
  ]
}

/** What is left, or when the next cards come. */
const nextLines = ({ review }: Words, { left, next }: Summary): readonly Line[] => {
  if (left.learning + left.review + left.new > 0) return [review.stillToDo(review.left(left))]
  return next === null ? [] : [review.nextCards(dueWords(next))]
}

/** The end of a session. */
export const summaryLines = (words: Words, summary: Summary): readonly Line[] => [
  ...scoreLines(words, summary),
  ...nextLines(words, summary),
  ...(summary.backlog ? [backlogLine(words, summary.backlog)] : []),
]

/** A session that has nothing to show. */
export const nothingDueLines = (
  words: Words,
  summary: Summary,
  scope: Scope = { type: 'due' },
): readonly Line[] => [
  scope.type === 'failed' ? words.review.nothingMissed : words.review.nothingDue,
  ...nextLines(words, summary),
]
