import { answerDiff } from '../core/answer-diff.ts'
import type { Card } from '../core/card.ts'
import type { Due, Moment } from '../core/day.ts'
import { intervalOf } from '../core/interval.ts'
import type { Entry, Left } from '../core/queue.ts'
import { type Rating, ratingNumber, ratings } from '../core/rating.ts'
import type { Notice, Session, Shown, View } from '../core/session-state.ts'
import { suggestedRating } from '../core/suggested-rating.ts'
import type { Summary } from '../core/summary.ts'
import { diffLines } from './diff.ts'
import type { Frame } from './frame.ts'
import { answeredQuestion } from './gap.ts'
import { hints } from './hints.ts'
import { type Overlay, overlayFrame } from './review-overlay.ts'
import { summaryLines } from './summary.ts'
import type { Line, Span, Style } from './text.ts'
import { graphemes } from './width.ts'
import type { Words } from './words.ts'

export const noticeText = ({ review }: Words, notice: Notice): string => review.notices[notice]

const styles = { again: 'bad', hard: 'warn', good: 'good', easy: 'accent' } satisfies Record<Rating, Style>

/** `8d`, `2.5mo`, `1.3y`: what fits on a button. */
export const buttonInterval = (
  { review: { interval } }: { readonly review: Pick<Words['review'], 'interval'> },
  due: Due,
  now: Moment,
): string => {
  const { unit, amount } = intervalOf(due, now)
  if (unit === 'days' && amount >= 365) return interval.years((amount / 365.25).toFixed(1))
  if (unit === 'days' && amount >= 60) return interval.months((amount / 30.44).toFixed(1))
  return interval[unit](String(amount))
}

const gradeName = ({ review }: Words, rating: Rating): string =>
  `${ratingNumber(rating)} ${review.ratings[rating]}`

/** Each button is one piece, so that a narrow screen breaks between buttons and not inside one. */
const button = (words: Words, rating: Rating, { outcomes, now }: Shown): Span[] => [
  { text: gradeName(words, rating), style: styles[rating], whole: true },
  { text: ` ${buttonInterval(words, outcomes[rating].due, now)}`, whole: true },
]

/** The buttons in words. */
const spokenButtons = (words: Words, { outcomes, now }: Shown): readonly Line[] => {
  const { spoken } = words.review
  return ratings.map(rating => {
    const interval = buttonInterval({ review: spoken }, outcomes[rating].due, now)
    return spoken.grade(gradeName(words, rating), interval)
  })
}

const buttons = (words: Words, shown: Shown): Line =>
  ratings.flatMap((rating, index) => [...(index === 0 ? [] : ['   ']), ...button(words, rating, shown)])

/** The buttons where there is no room for what they promise. */
const gradeNames = (words: Words): Line =>
  ratings.flatMap((rating, index): Span[] => [
    ...(index === 0 ? [] : [' ']),
    { text: gradeName(words, rating), style: styles[rating], whole: true },
  ])

/** The grade that a typed answer deserves; the person may give another. Nothing typed suggests nothing. */
export const suggestedGrade = (view: View): Rating | undefined => {
  if (view.phase !== 'answer' || !view.typed) return undefined
  return suggestedRating(view.typed, view.entry.card)
}

export type ReviewScreen = {
  readonly session: Session
  readonly left: Left
  /** At the end. */
  readonly summary?: Summary
  readonly deckName: (card: Card) => string
  readonly overlay?: Overlay | undefined
  /** What is typed so far, of an answer that is typed. */
  readonly typed: string
  /** Columns. */
  readonly width: number
}

const strong = (text: string): Line => ({ text, style: 'strong' })
const dim = (text: string): Line => ({ text, style: 'dim' })
const accent = (text: string): Line => ({ text, style: 'accent' })

const noticeLines = (words: Words, { notice }: Session): Line[] =>
  notice ? [accent(noticeText(words, notice)), ''] : []

const heading = (words: Words, { card, progress }: Entry, deckName: ReviewScreen['deckName']): Line => {
  const name = card.topic === undefined ? deckName(card) : `${deckName(card)} · ${card.topic}`
  return strong(progress.flagged ? `${name} · ${words.review.flaggedMark}` : name)
}

/** What was typed beside the answer nearest to it, and the card's own answer where that is another. */
const typedLines = (words: Words, card: Card, typed: string): readonly Line[] => {
  const differences = answerDiff(typed, card, graphemes)
  const nearest = differences.flatMap(({ text, is }) => (is === 'extra' ? [] : text)).join('')
  const isOwn = nearest === card.answer.normalize('NFC')
  return [...diffLines(differences, words.diff), ...(isOwn ? [] : [[words.diff.own, card.answer]])]
}

const answerLines = (words: Words, card: Card, typed?: string): Line[] => [
  ...(typed ? typedLines(words, card, typed) : [card.answer]),
  ...noteLines(card),
]

/** The same in words: marks in the middle of one mean nothing to a voice. */
const spokenAnswerLines = ({ diff }: Words, card: Card, typed?: string): Line[] => [
  ...(typed ? [`${diff.typed}${typed}`, `${diff.right}${card.answer}`] : [card.answer]),
  ...noteLines(card),
]

const noteLines = ({ note }: Card): Line[] => [...(note === undefined ? [] : ['', dim(note)])]

const rule: Line = dim('─'.repeat(12))

const headOf = (words: Words, { entry }: Shown, { left, deckName }: ReviewScreen): Line[] => [
  heading(words, entry, deckName),
  dim(words.review.left(left)),
  '',
]

const questionFrame = (words: Words, shown: Shown, screen: ReviewScreen): Frame => {
  const { card } = shown.entry
  const { hints: keys, spoken, typedAs, left } = words.review
  const head = [...headOf(words, shown, screen), ...noticeLines(words, screen.session)]
  const lines = [...head, card.question, '']
  return {
    at: `${card.id} ${screen.session.past.length}`,
    sight: head.length,
    body: lines,
    foot: card.typed
      ? [hints(keys.type, keys.showUntyped, keys.undoTyping, keys.interrupt), `${typedAs} ${screen.typed}`]
      : [hints(keys.answer, keys.keys, keys.quit)],
    brief: card.typed ? [`${typedAs} ${screen.typed}`] : [hints(keys.answer)],
    spoken: {
      news: noticeLines(words, screen.session),
      head: [heading(words, shown.entry, screen.deckName), ''],
      body: [card.question, '', left(screen.left)],
      foot: [card.typed ? spoken.typed : spoken.question],
    },
  }
}

const answerFrame = (words: Words, view: Extract<View, { phase: 'answer' }>, screen: ReviewScreen): Frame => {
  const { session } = screen
  const { card } = view.entry
  const { hints: keys, spoken, suggested } = words.review
  const grade = suggestedGrade(view)
  const head = headOf(words, view, screen)
  const answer = answerLines(words, card, view.typed)
  const grades = [buttons(words, view), ...(grade ? [accent(suggested(gradeName(words, grade)))] : [])]
  // Below the answer, for what is above it may be out of sight.
  const notice = session.notice ? [accent(noticeText(words, session.notice))] : []
  const isReread = session.notice === 'edited'
  return {
    at: `${card.id} ${session.past.length} answer`,
    start: head.length,
    sight: head.length + 2,
    body: [...head, answeredQuestion(card), rule, ...answer, ''],
    foot: [
      ...notice,
      ...grades,
      hints(keys.undo, keys.suspend, keys.bury, keys.edit, keys.flag, keys.keys, keys.quit),
    ],
    brief: [...notice, gradeNames(words)],
    spoken: {
      news: noticeLines(words, session),
      body: [
        ...(isReread ? [answeredQuestion(card)] : []),
        ...spokenAnswerLines(words, card, view.typed),
        '',
        ...spokenButtons(words, view),
      ],
      foot: [spoken.answer(gradeName(words, grade ?? 'good'))],
    },
  }
}

const leechFrame = (words: Words, { entry }: { entry: Entry }, screen: ReviewScreen): Frame => {
  const { leech } = words.review
  const { card, progress } = entry
  const warning: Line[] = [{ text: leech.lapses(progress.lapses), style: 'warn' }, leech.advice, '']
  const foot = [hints(...leech.hints)]
  return {
    at: `${card.id} leech`,
    body: [
      ...warning,
      ...noticeLines(words, screen.session),
      heading(words, entry, screen.deckName),
      answeredQuestion(card),
      rule,
      ...answerLines(words, card),
      '',
    ],
    foot,
    brief: [hints('Enter', 'e', 's', 'u')],
    spoken: {
      news: noticeLines(words, screen.session),
      body: [...warning, answeredQuestion(card), ...answerLines(words, card), ''],
      foot,
    },
  }
}

const doneFrame = (
  words: Words,
  { because }: Extract<View, { phase: 'done' }>,
  { session, summary }: ReviewScreen,
): Frame => {
  const { ends, hints: keys } = words.review
  return {
    at: 'done',
    body: [
      ...noticeLines(words, session),
      ...(because === 'finished' ? [] : [ends[because]]),
      ...(summary ? summaryLines(words, summary) : []),
      '',
    ],
    foot: [hints(keys.leave, keys.undo)],
  }
}

/** What a review shows now. */
export const reviewFrame = (words: Words, screen: ReviewScreen): Frame => {
  if (screen.overlay) return overlayFrame(words, screen.overlay, screen.width)
  const { view } = screen.session
  switch (view.phase) {
    case 'question':
      return questionFrame(words, view, screen)
    case 'answer':
      return answerFrame(words, view, screen)
    case 'leech':
      return leechFrame(words, view, screen)
    case 'done':
      return doneFrame(words, view, screen)
  }
}
