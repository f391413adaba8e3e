import type { Card } from '../core/card.ts'
import type { Due, Moment } from '../core/day.ts'
import { intervalOf } from '../core/interval.ts'
import type { Left } from '../core/queue.ts'
import { type Rating, ratingNumber, ratings } from '../core/rating.ts'
import type { Notice, Session, Shown } from '../core/session.ts'
import type { Summary } from '../core/summary.ts'
import { hints } from './hints.ts'
import { keyLines } from './keys.ts'
import { summaryLines } from './summary.ts'
import type { Line, Span, Style } from './text.ts'
import type { Words } from './words.ts'

export const noticeText = ({ review }: Words, notice: Notice): string => review.notices[notice]

const styles = { again: 'bad', hard: 'warn', good: 'good', easy: 'accent' } satisfies Record<Rating, Style>

/** `8d`, `2.5mo`, `1.3y`: what fits on a button. */
export const buttonInterval = ({ review: { interval } }: Words, due: Due, now: Moment): string => {
  const { unit, amount } = intervalOf(due, now)
  if (unit === 'days' && amount >= 365) return interval.years((amount / 365.25).toFixed(1))
  if (unit === 'days' && amount >= 60) return interval.months((amount / 30.44).toFixed(1))
  return interval[unit](String(amount))
}

/** Each button is one piece, so that a narrow screen breaks between buttons and not inside one. */
const button = (words: Words, rating: Rating, { outcomes, now }: Shown): Span[] => [
  { text: `${ratingNumber(rating)} ${words.review.ratings[rating]}`, style: styles[rating], whole: true },
  { text: ` ${buttonInterval(words, outcomes[rating].due, now)}`, whole: true },
]

const buttons = (words: Words, shown: Shown): Line =>
  ratings.flatMap((rating, index) => [...(index === 0 ? [] : ['   ']), ...button(words, rating, shown)])

const heading = (card: Card, deckName: string): string =>
  card.topic === undefined ? deckName : `${deckName} · ${card.topic}`

const answerLines = (card: Card): Line[] => [
  { text: '─'.repeat(12), style: 'dim' },
  card.answer,
  ...(card.note === undefined ? [] : ['', { text: card.note, style: 'dim' } as const]),
]

export type ReviewScreen = {
  readonly session: Session
  readonly left: Left
  /** At the end. */
  readonly summary?: Summary
  readonly deckName: (card: Card) => string
  readonly help: boolean
}

const noticeLines = (words: Words, { notice }: Session): Line[] =>
  notice ? [{ text: noticeText(words, notice), style: 'accent' }, ''] : []

/** What a review shows now, as lines of any length. */
export const reviewScreen = (
  words: Words,
  { session, left, summary, deckName, help }: ReviewScreen,
): readonly Line[] => {
  const { review } = words
  if (help) return [...keyLines(words), '', hints(review.hints.back)]
  const { view } = session
  if (view.phase === 'done') {
    return [
      ...noticeLines(words, session),
      ...(summary ? summaryLines(words, summary) : []),
      '',
      hints(review.hints.leave, review.hints.undo),
    ]
  }
  const { card } = view.entry
  const answered = view.phase === 'answer'
  return [
    { text: heading(card, deckName(card)), style: 'strong' },
    { text: review.left(left), style: 'dim' },
    '',
    ...noticeLines(words, session),
    card.question,
    ...(answered ? answerLines(card) : []),
    '',
    ...(answered ? [buttons(words, view)] : []),
    answered
      ? hints(
          review.hints.undo,
          review.hints.suspend,
          review.hints.bury,
          review.hints.keys,
          review.hints.quit,
        )
      : hints(review.hints.answer, review.hints.keys, review.hints.quit),
  ]
}
