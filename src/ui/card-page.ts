import type { Happening } from '../core/card-history.ts'
import type { CardPage } from '../core/card-page.ts'
import { dayText, isDue, type Moment, parseDay, parseDue } from '../core/day.ts'
import { recallAt } from '../core/memory-curve.ts'
import type { Scheduler } from '../core/scheduler.ts'
import { marksOf } from './list.ts'
import { type Charset, plotLines } from './plot.ts'
import { buttonInterval } from './review-screen.ts'
import { dueWords, durationText } from './summary.ts'
import { table } from './table.ts'
import type { Line, Span } from './text.ts'
import type { Words } from './words.ts'

export type CardPageLook = {
  readonly width: number
  readonly words: Words
  /** Undefined for those who listen: the sentence below the plot says the same, and tables are lines. */
  readonly charset: Charset | undefined
  readonly retrievability: Scheduler['retrievability']
}

const dim = (text: string): Span => ({ text, style: 'dim' })
const strong = (text: string): Span => ({ text, style: 'strong' })

const labelled = (show: Words['show'], label: string, texts: readonly string[]): readonly Line[] =>
  texts.length === 0 ? [] : [[dim(show.label(label)), texts.join(' · ')]]

/** Narrower than these, facts and events are lines of their own instead of a table. */
const factsWidth = 40
const historyWidth = 60

const textLines = (
  { card, report }: CardPage,
  { words: { show }, charset }: CardPageLook,
): readonly Line[] => [
  strong(card.question),
  ...(charset ? [dim('─'.repeat(12))] : []),
  card.answer,
  ...(card.note === undefined ? [] : ['', dim(card.note)]),
  '',
  ...labelled(show, show.accept, card.accept),
  ...labelled(show, show.wrong, card.wrong),
  ...labelled(show, show.tags, card.tags),
  dim([card.id, ...(card.topic === undefined ? [] : [card.topic])].join(' · ')),
  dim(`${report.file}:${report.line}`),
]

/** When it is due, and how long until then. */
const dueCell = (due: string, now: Moment, words: Words): string => {
  const { show } = words
  const time = parseDue(due)
  return isDue(time, now)
    ? show.dueNow(dueWords(due))
    : show.dueIn(dueWords(due), buttonInterval(words, time, now))
}

const intervalOf = (words: Words, happening: Happening): string | undefined => {
  const { event } = happening
  if (event.type !== 'review') return undefined
  return buttonInterval(words, parseDue(event.due), {
    at: Date.parse(event.at),
    offset: 0,
    day: parseDay(event.day),
  })
}

const scheduleLines = (
  { report, history, now }: CardPage,
  { width, words, charset }: CardPageLook,
): readonly Line[] => {
  const { list, show } = words
  const { due, stability, difficulty, retrievability, buriedUntil } = report
  const marks = marksOf(report).map(mark =>
    mark === 'buried' && buriedUntil !== null ? show.buriedUntil(buriedUntil) : list.marks[mark],
  )
  const interval = history.map(happening => intervalOf(words, happening)).findLast(text => text !== undefined)
  const number = (value: number) => value.toFixed(1)
  const rows: readonly (readonly [string, string])[] = [
    [show.state, list.states[report.state]],
    ...(marks.length === 0 ? [] : [[show.marks, list.joined(marks)] as const]),
    ...(due === null ? [] : [[show.due, dueCell(due, now, words)] as const]),
    ...(interval === undefined || due === null ? [] : [[show.interval, interval] as const]),
    ...(stability === null ? [] : [[show.stability, show.stabilityDays(number(stability))] as const]),
    ...(difficulty === null ? [] : [[show.difficulty, show.difficultyOf(number(difficulty))] as const]),
    ...(retrievability === null ? [] : [[show.recall, show.percent(retrievability)] as const]),
    [show.reviews, String(report.reps)],
    [show.lapses, String(report.lapses)],
  ]
  if (!charset || width < factsWidth) return rows.flatMap(([label, value]) => labelled(show, label, [value]))
  return table(
    rows.map(([label, value]) => [dim(label), value]),
    ['whole', 'whole'],
    width,
  )
}

const memoryLines = (
  { curve }: CardPage,
  { width, words, charset, retrievability }: CardPageLook,
): readonly Line[] => {
  const { show } = words
  if (!curve) return [show.neverReviewed]
  const labels = { first: dayText(curve.first), last: dayText(curve.last), today: show.today }
  const plot = charset ? plotLines(curve, { width, charset, retrievability, labels }) : []
  const share = (day: number) => recallAt(curve, day, retrievability)
  const today = share(curve.today)
  const then = share(curve.last)
  const due =
    then === undefined || curve.last <= curve.today
      ? undefined
      : { day: labels.last, recall: show.percent(then) }
  return [
    ...plot,
    ...(plot.length === 0 ? [] : [dim(show.plotKey)]),
    today === undefined
      ? show.neverReviewed
      : show.curve(curve.reviews.length, labels.first, show.percent(today), due),
  ]
}

/** What an event of a card did, in a word or two. */
export const eventText = (event: Happening['event'], { show }: Words): string => {
  switch (event.type) {
    case 'review':
      return `${event.rating} ${show.ratings[event.rating]}`
    case 'suspend':
    case 'unsuspend':
    case 'reset':
      return show.events[event.type]
    case 'bury':
      return show.events.bury(event.until)
    case 'flag':
      return event.on ? show.events.flag : show.events.unflag
    case 'reschedule':
      return show.events.reschedule(event.due)
    case 'quiz':
      return show.events.quiz(event.mode, event.correct)
  }
}

/** What was done, when, and for a review the interval it gave and the time it took. */
const historyLines = ({ history }: CardPage, { width, words, charset }: CardPageLook): readonly Line[] => {
  const rows = history.map((happening): readonly Span[] => {
    const { event } = happening
    const interval = intervalOf(words, happening)
    return [
      dim(dueWords(event.at)),
      eventText(event, words),
      interval ?? '',
      event.type === 'review' ? dim(durationText(words, event.ms)) : '',
    ]
  })
  if (!charset || width < historyWidth) {
    return rows.map(cells =>
      cells.filter(cell => cell !== '').flatMap((cell, index) => [...(index === 0 ? [] : [' · ']), cell]),
    )
  }
  const { when, what, next, time } = words.show.heads
  return table([[when, what, next, time].map(dim), ...rows], ['whole', 'whole', 'right', 'right'], width)
}

/** One card: its text, its schedule, its memory over time, and what happened to it. */
export const cardPageLines = (page: CardPage, look: CardPageLook): readonly Line[] => {
  const { show } = look.words
  return [
    ...textLines(page, look),
    '',
    strong(show.schedule),
    ...scheduleLines(page, look),
    '',
    strong(show.memory),
    ...memoryLines(page, look),
    ...(page.history.length === 0 ? [] : ['', strong(show.history), ...historyLines(page, look)]),
  ]
}
