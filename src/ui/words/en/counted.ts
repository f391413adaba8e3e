/** `1 card`, `2 cards` */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
