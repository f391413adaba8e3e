import type { Left } from '../../../core/queue.ts'
import type { Rating } from '../../../core/rating.ts'
import type { Notice } from '../../../core/session-state.ts'

const notices: Readonly<Record<Notice, string>> = {
  undone: 'Undone.',
  'nothing-to-undo': 'Nothing left to undo.',
  suspended: 'Suspended; u takes it back.',
  buried: 'Buried until tomorrow; u takes it back.',
  flagged: 'Flagged to be mended; f takes it back.',
  unflagged: 'No longer flagged.',
  edited: 'The card as it reads now.',
  'new-day': 'A new study day has begun: the intervals below are new. Press again.',
  'answered-elsewhere': 'That card was just answered in another session.',
}

const ratings: Readonly<Record<Rating, string>> = {
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
}

const spelled = (amount: string, unit: string): string => `${amount} ${unit}${amount === '1' ? '' : 's'}`

type Keys = readonly (readonly [string, string])[]

const reveals = 'show the answer; then: good'

const grades: Keys = [
  ['1 again', 'forgotten (never hard for that)'],
  ['2 hard', 'remembered with trouble'],
  ['3 good', 'remembered'],
  ['4 easy', 'remembered at once'],
]

const acts: Keys = [
  ['s', 'suspend: never shown again (u takes it back)'],
  ['b', 'bury until tomorrow'],
  ['e', 'edit the card in your editor'],
  ['f', 'flag it, to be mended later'],
]

const last: Keys = [
  ['q, Ctrl-C', 'leave; every answer is saved already'],
  ['?', 'these keys'],
]

/** Each key, or keys, and what they do. */
const keys: Keys = [
  ['Space, Enter', reveals],
  ...grades,
  ['u', 'undo, as often as you like; Ctrl-U where an answer is typed'],
  ...acts,
  ['↑ ↓', 'scroll what is longer than the screen'],
  ...last,
]

export const review = {
  notices,
  ratings,
  keys,
  /** `8d`, on a button; the amount may have a decimal. */
  interval: {
    seconds: (amount: string) => `${amount}s`,
    minutes: (amount: string) => `${amount}m`,
    hours: (amount: string) => `${amount}h`,
    days: (amount: string) => `${amount}d`,
    months: (amount: string) => `${amount}mo`,
    years: (amount: string) => `${amount}y`,
  },
  /** What is left: `17 new · 0 learning · 3 review` */
  left: ({ new: fresh, learning, review }: Left) => `${fresh} new · ${learning} learning · ${review} review`,
  hints: {
    answer: 'Space shows the answer',
    undo: 'u undo',
    suspend: 's suspend',
    bury: 'b bury',
    edit: 'e edit',
    flag: 'f flag',
    type: 'type the answer, then Enter',
    /** Beside `type`. */
    showUntyped: 'Enter alone shows it',
    undoTyping: 'Ctrl-U undo',
    interrupt: 'Ctrl-C leaves',
    keys: '? keys',
    quit: 'q leaves',
    leave: 'Enter leaves',
    back: 'any key goes back',
    start: 'Enter starts the review',
  },
  /** Instead of hints, where lines are typed and heard. */
  spoken: {
    question: 'Enter shows the answer, ? lists the keys, q leaves.',
    typed: 'Type the answer and press Enter; Enter alone shows it, Ctrl-C leaves.',
    answer: (enter: string) => `Type 1 to 4 and press Enter. Enter alone is ${enter}; ? lists the keys.`,
    back: 'Enter goes back to the card.',
    keys: [['Enter', reveals], ...grades, ['u', 'undo, as often as you like'], ...acts, ...last] as Keys,
    /** One of them. */
    key: (key: string, meaning: string) => `${key}: ${meaning}`,
    grade: (grade: string, interval: string) => `${grade}: ${interval}`,
    /** After the amount, which may have a decimal. */
    interval: {
      seconds: (amount: string) => spelled(amount, 'second'),
      minutes: (amount: string) => spelled(amount, 'minute'),
      hours: (amount: string) => spelled(amount, 'hour'),
      days: (amount: string) => spelled(amount, 'day'),
      months: (amount: string) => spelled(amount, 'month'),
      years: (amount: string) => spelled(amount, 'year'),
    },
  },
  /** Before what is typed. */
  typedAs: 'Answer:',
  suggested: (grade: string) => `Enter: ${grade}`,
  /** On a card's heading. */
  flaggedMark: '⚑ flagged',
  leech: {
    lapses: (lapses: number) => `Forgotten ${lapses} times: this card costs more than it gives.`,
    advice: 'Another wording, or two smaller cards, would help more than another review.',
    hints: ['Enter goes on', 'e edits it', 's suspends it', 'u undo'] as readonly string[],
  },
  /** Where a session ends though cards are left. */
  ends: {
    enough: 'That was the number of answers you asked for.',
    time: 'The time you gave is over.',
  },
  broken: {
    title: 'The deck has a mistake now; what it touches is left out:',
    hints: ['e edits again', 'r puts back what was there', 'Enter goes on without'] as readonly string[],
  },
  reworded: {
    title: 'The question has changed. Is it the same card?',
    choices: [
      '1 the same: it keeps its history (its old id is written into the deck)',
      '2 a new card: it starts anew',
    ] as readonly string[],
  },
  nothingDue: 'Nothing is due.',
  nothingMissed: 'Nothing was forgotten today.',
  nothingReviewed: 'No cards reviewed.',
  saved: (answers: string) => `Saved ${answers}`,
  took: (duration: string) => ` in ${duration}.`,
  score: (
    percent: number,
    { again, hard, good, easy }: Readonly<Record<Rating, number>>,
  ): readonly string[] => [
    `Remembered ${percent} %`,
    `again ${again}`,
    `hard ${hard}`,
    `good ${good}`,
    `easy ${easy}`,
  ],
  stillToDo: (left: string) => `Still to do today: ${left}.`,
  nextCards: (when: string) => `Next cards: ${when}.`,
}
