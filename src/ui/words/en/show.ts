import type { RatingNumber } from '../../../core/rating.ts'

const ratings: Readonly<Record<RatingNumber, string>> = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' }
const modes = { choice: 'a choice', typed: 'typed', marked: 'marked by you' }
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

export const show = {
  /** Before what it names, on one line. */
  label: (name: string) => `${name}: `,
  wrong: 'Wrong choices',
  accept: 'Also right',
  tags: 'Tags',
  schedule: 'Schedule',
  memory: 'Memory',
  history: 'History',
  state: 'State',
  marks: 'Marks',
  buriedUntil: (day: string) => `buried until ${day}`,
  due: 'Due',
  dueNow: (due: string) => `${due}, now`,
  dueIn: (due: string, interval: string) => `${due}, in ${interval}`,
  interval: 'Interval',
  stability: 'Stability',
  stabilityDays: (days: string) => `${days} days`,
  difficulty: 'Difficulty',
  difficultyOf: (difficulty: string) => `${difficulty} of 10`,
  recall: 'Recall today',
  reviews: 'Reviews',
  lapses: 'Lapses',
  neverReviewed: 'Not reviewed yet.',
  today: 'today',
  percent: (share: number) => `${Math.round(share * 100)} %`,
  /** The plot in a sentence. */
  curve: (reviews: number, first: string, today: string, due?: { day: string; recall: string }): string =>
    `Reviewed ${times(reviews)} since ${first}. Chance of recall: ${today} today${
      due ? `, ${due.recall} when it is due on ${due.day}` : ''
    }.`,
  plotKey: 'Numbers below the curve are your grades: 1 again, 2 hard, 3 good, 4 easy.',
  ratings,
  heads: { when: 'When', what: 'What', next: 'Next in', time: 'Time' },
  events: {
    suspend: 'suspended',
    unsuspend: 'no longer suspended',
    bury: (until: string) => `buried until ${until}`,
    flag: 'flagged',
    unflag: 'no longer flagged',
    reset: 'reset: new again',
    reschedule: (due: string) => `moved to ${due}`,
    quiz: (mode: keyof typeof modes, correct: boolean): string =>
      `quiz (${modes[mode]}): ${correct ? 'right' : 'wrong'}`,
  },
}
