/** `1 card`, `2 cards` */
const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const common = {
  cards: (count: number) => counted(count, 'card'),
  decks: (count: number) => counted(count, 'deck'),
  answers: (count: number) => counted(count, 'answer'),
  days: (count: number) => counted(count, 'day'),
  lines: (count: number) => counted(count, 'line'),
}
