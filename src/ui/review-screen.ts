import { sameAnswer } from '../core/answer.ts'
import type { Card } from '../core/card.ts'
import type { Due, Moment } from '../core/day.ts'
import { intervalText } from '../core/interval.ts'
import type { Problem } from '../core/problem.ts'
import type { Left } from '../core/queue.ts'
import { type Rating, ratingNumber, ratings } from '../core/rating.ts'
import type { Notice, Session, Shown, View } from '../core/session-state.ts'
import type { Summary } from '../core/summary.ts'
import type { Frame } from './frame.ts'
import { hints } from './hints.ts'
import { keyLines } from './keys.ts'
import { leftText } from './left.ts'
import { problemLines } from './problems.ts'
import { summaryLines } from './summary.ts'
import type { Line, Span, Style } from './text.ts'
import type { Words } from './words.ts'

const noticeTexts = {
  undone: 'Undone.',
  'nothing-to-undo': 'Nothing left to undo.',
  suspended: 'Suspended; u takes it back.',
  buried: 'Buried until tomorrow; u takes it back.',
  flagged: 'Flagged to be mended; f takes it back.',
  unflagged: 'No longer flagged.',
  edited: 'The card as it reads now.',
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

/** The grade that a typed answer deserves; the person may give another. Nothing typed suggests nothing. */
export const suggestedGrade = (view: View): Rating | undefined => {
  if (view.phase !== 'answer' || !view.typed) return undefined
  return sameAnswer(view.typed, view.entry.card) ? 'good' : 'again'
}

/** What stands on the screen instead of a card. */
export type Overlay =
  | { readonly type: 'help' }
  /** A deck that an edit has broken. */
  | { readonly type: 'broken'; readonly problems: readonly Problem[] }
  /** A card without an id whose question was edited. */
  | { readonly type: 'reworded'; readonly before: string; readonly after: string }

export type ReviewScreen = {
  readonly session: Session
  readonly left: Left
  /** At the end. */
  readonly summary?: Summary
  readonly deckName: (card: Card) => string
  readonly overlay?: Overlay | undefined
  /** What is typed so far, of an answer that is typed. */
  readonly typed: string
  readonly words: Words
}

const strong = (text: string): Line => ({ text, style: 'strong' })
const dim = (text: string): Line => ({ text, style: 'dim' })
const accent = (text: string): Line => ({ text, style: 'accent' })

const noticeLines = ({ notice }: Session): Line[] => (notice ? [accent(noticeText(notice)), ''] : [])

const heading = (card: Card, { deckName, words }: ReviewScreen, flagged: boolean): Line => {
  const name = card.topic === undefined ? deckName(card) : `${deckName(card)} · ${card.topic}`
  return strong(flagged ? `${name} · ${words.study.flag} ${words.study.flagText}` : name)
}

const typedLines = (view: View, { words }: ReviewScreen): Line[] =>
  view.phase === 'answer' && view.typed ? [dim(`${words.study.youTyped} ${view.typed}`)] : []

const answerLines = ({ answer, note }: Card): Line[] => [
  answer,
  ...(note === undefined ? [] : ['', dim(note)]),
]

const rule: Line = dim('─'.repeat(12))

/** The question, and below it the answer once it is shown. */
const cardFrame = (view: Extract<View, { phase: 'question' | 'answer' }>, screen: ReviewScreen): Frame => {
  const { session, left, words, typed } = screen
  const { card, progress } = view.entry
  const { study } = words
  const head: Line[] = [
    heading(card, screen, progress.flagged),
    dim(leftText(left)),
    '',
    ...noticeLines(session),
  ]
  const at = `${card.id} ${view.phase} ${session.past.length}`
  if (view.phase === 'question') {
    const body = [...head, card.question, '']
    return card.typed
      ? {
          at,
          body,
          foot: [hints(study.hints.typed, study.hints.typedLeaves), `${study.typedAs} ${typed}`],
          spoken: [...head, card.question, '', study.spoken.typed],
        }
      : {
          at,
          body,
          foot: [hints(study.hints.show, '? keys', 'q leaves')],
          spoken: [...head, card.question, '', study.spoken.question],
        }
  }
  const suggested = suggestedGrade(view)
  const answer = [...typedLines(view, screen), ...answerLines(card)]
  const grades: Line[] = [
    buttons(view),
    ...(suggested ? [accent(study.suggested(`${ratingNumber(suggested)} ${names[suggested].name}`))] : []),
  ]
  return {
    at,
    start: head.length,
    body: [...head, card.question, rule, ...answer, ''],
    foot: [...grades, hints('u undo', 's suspend', 'b bury', 'e edit', 'f flag', '? keys', 'q leaves')],
    spoken: [...noticeLines(session), ...answer, '', ...grades, study.spoken.answer],
  }
}

const leechFrame = (view: Extract<View, { phase: 'leech' }>, screen: ReviewScreen): Frame => {
  const { study } = screen.words
  const { card, progress } = view.entry
  return {
    at: `${card.id} leech`,
    body: [
      { text: study.leech(progress.lapses), style: 'warn' },
      study.leechAdvice,
      '',
      ...noticeLines(screen.session),
      heading(card, screen, progress.flagged),
      card.question,
      rule,
      ...answerLines(card),
      '',
    ],
    foot: [hints(...study.leechHints)],
  }
}

const doneFrame = (view: Extract<View, { phase: 'done' }>, screen: ReviewScreen): Frame => {
  const { session, summary, words } = screen
  const ends = { finished: [], enough: [words.study.enough], time: [words.study.time] }
  return {
    at: 'done',
    body: [...noticeLines(session), ...ends[view.because], ...(summary ? summaryLines(summary) : []), ''],
    foot: [hints('Enter leaves', 'u undo')],
  }
}

const overlayFrame = (overlay: Overlay, { study }: Words): Frame => {
  switch (overlay.type) {
    case 'help':
      return { at: 'help', body: [...keyLines(), ''], foot: [hints('any key goes back')] }
    case 'broken':
      return {
        at: 'broken',
        body: [
          { text: study.broken, style: 'bad' },
          '',
          ...overlay.problems.flatMap(problem => problemLines(problem)),
          '',
        ],
        foot: [hints(...study.brokenHints)],
      }
    case 'reworded':
      return {
        at: 'reworded',
        body: [strong(study.reworded), '', ['− ', overlay.before], ['+ ', overlay.after], ''],
        foot: study.rewordedHints,
      }
  }
}

/** What a review shows now. */
export const reviewFrame = (screen: ReviewScreen): Frame => {
  const { session, overlay, words } = screen
  if (overlay) return overlayFrame(overlay, words)
  const { view } = session
  switch (view.phase) {
    case 'question':
    case 'answer':
      return cardFrame(view, screen)
    case 'leech':
      return leechFrame(view, screen)
    case 'done':
      return doneFrame(view, screen)
  }
}
