import { counted } from './counted.ts'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const pace = (reviews: number): string => `${counted(reviews, 'review')} a day`

export const home = {
  today: 'Today',
  /** 0 is Sunday. */
  weekday: (index: number): string => weekdays[index] ?? '',
  streak: (days: number): string => `${counted(days, 'day')} in a row`,
  remembered: (percent: number, asked: number): string =>
    `${percent} % of ${counted(asked, 'review')} remembered`,
  lastDays: (days: number): string => `Last ${days} days`,
  answers: (all: number, today: number): string => `${counted(all, 'answer')}, ${today} today`,
  /** For a voice instead of a drawing. */
  /** Newest first, from yesterday on. */
  answersByDay: (counts: readonly number[]): string =>
    counts.length === 0 ? 'None before today.' : `From yesterday back: ${counts.join(', ')}.`,
  nextDays: (days: number): string => `Next ${days} days`,
  due: 'due',
  fresh: 'new',
  dayAhead: (day: string, due: number, fresh: number): string =>
    `${day}: ${due} due${fresh > 0 ? `, ${fresh} new` : ''}`,
  start: 'Enter starts the review',
  leave: 'q leaves',
  signs: '? the signs',
  legend: {
    spark: 'answers a day, today on the right',
    none: 'a day without an answer',
    due: 'cards seen before that come due; today’s with what is overdue',
    fresh: 'new cards, as the daily limits let them in',
  },
  welcome: 'Welcome to mull.',
  howItWorks:
    'A card asks; you answer in your head, look, and say how well you knew it. It comes back just before you would forget it.',
  ideas: {
    ahead: 'reviews what comes due in two days',
    add: 'writes a card of your own',
    quiz: 'asks about one topic; the schedule stays as it is',
  },
  backlog: (reviews: number, backlog: number, day: string): string =>
    `At ${pace(reviews)} the backlog of ${backlog} clears on ${day}.`,
  backlogNever: (reviews: number, backlog: number): string =>
    `At ${pace(reviews)} the backlog of ${backlog} never clears.`,
}
