import type { Card } from '../core/card.ts'
import type { Due, Moment } from '../core/day.ts'
import { intervalText } from '../core/interval.ts'
import type { Left } from '../core/queue.ts'
import { type Rating, ratingNumber, ratings } from '../core/rating.ts'
import type { Notice, Session, Shown } from '../core/session.ts'
import type { Summary } from '../core/summary.ts'
import { hints } from './hints.ts'
import { keyLines } from './keys.ts'
import { leftText } from './left.ts'
import { summaryLines } from './summary.ts'
import type { Line, Span, Style } from './text.ts'

const noticeTexts = {
  undone: 'Undone.',
  'nothing-to-undo': 'Nothing left to undo.',
  suspended: 'Suspended; u takes it back.',
  buried: 'Buried until tomorrow; u takes it back.',
  'new-day': 'A new study day has begun: the intervals below are new. Press again.',
  'answered-elsewhere': 'That card was just answered in another session.',
} satisfies Record<Notice, string>

export const noticeText = (notice: Notice): string => noticeTexts[notice]

const names = {
  again: { name: 'Again', style: 'bad' },
  hard: { name: 'Hard', style: 'warn' },
  good: { name: 'Good', style: 'good' },
  easy: { name: 'Easy', style: 'accent' },
} satisfies Record<Rating, { name: string; style: Style }>

/** `8d`, `2.5mo`, `1.3y`: what fits on a button. */
export const buttonInterval = (due: Due, now: Moment): string => {
  const days = 'day' in due ? due.day - now.day : 0
  if (days >= 365) return `${(days / 365.25).toFixed(1)}y`
  if (days >= 60) return `${(days / 30.44).toFixed(1)}mo`
  return intervalText(due, now)
}

/** Each button is one piece, so that a narrow screen breaks between buttons and not inside one. */
const button = (rating: Rating, { outcomes, now }: Shown): Span[] => [
  { text: `${ratingNumber(rating)}\u00a0${names[rating].name}`, style: names[rating].style },
  `\u00a0${buttonInterval(outcomes[rating].due, now)}`,
]

const buttons = (shown: Shown): Line =>
  ratings.flatMap((rating, index) => [...(index === 0 ? [] : ['   ']), ...button(rating, shown)])

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

const notice = ({ notice }: Session): Line[] =>
  notice ? [{ text: noticeText(notice), style: 'accent' }, ''] : []

/** What a review shows now, as lines of any length. */
export const reviewScreen = ({ session, left, summary, deckName, help }: ReviewScreen): readonly Line[] => {
  if (help) return [...keyLines(), '', hints('any key goes back')]
  const { view } = session
  if (view.phase === 'done') {
    return [
      ...notice(session),
      ...(summary ? summaryLines(summary) : []),
      '',
      hints('Enter leaves', 'u undo'),
    ]
  }
  const { card } = view.entry
  const answered = view.phase === 'answer'
  return [
    { text: heading(card, deckName(card)), style: 'strong' },
    { text: leftText(left), style: 'dim' },
    '',
    ...notice(session),
    card.question,
    ...(answered ? answerLines(card) : []),
    '',
    ...(answered ? [buttons(view)] : []),
    answered
      ? hints('u undo', 's suspend', 'b bury', '? keys', 'q leaves')
      : hints('Space shows the answer', '? keys', 'q leaves'),
  ]
}
