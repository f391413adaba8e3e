import { counted } from './counted.ts'

export const common = {
  cards: (count: number) => counted(count, 'card'),
  decks: (count: number) => counted(count, 'deck'),
  answers: (count: number) => counted(count, 'answer'),
  days: (count: number) => counted(count, 'day'),
  lines: (count: number) => counted(count, 'line'),
  files: (count: number) => counted(count, 'file'),
  errors: (count: number) => counted(count, 'error'),
  warnings: (count: number) => counted(count, 'warning'),
  /** Goes before a message. */
  warning: 'warning: ',
  listed: (items: readonly string[]) => items.join(', '),
  /** `45 s`, `3 min 5 s`, `1 h 2 min`: the larger unit with the smaller one. */
  seconds: (seconds: number) => `${seconds} s`,
  minutes: (minutes: number, seconds: number): string =>
    seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`,
  hours: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
}
