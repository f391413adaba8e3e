import { essence, sameAnswer } from './answer.ts'
import type { Card } from './card.ts'
import type { Rating } from './rating.ts'
import { editDistance } from './suggest.ts'

/** A hyphen or an apostrophe inside a word is spelling. */
const joints = /(?<=\p{L})[-'](?=\p{L})/gu
/** Letters that words are spelt with; one ideograph more or less is another word. */
const letters = /[^\P{L}\p{Script=Han}]/gu

/** One slip in five characters, and never more than three; short answers have none, nor have very long ones. */
const slips = (length: number): number => (length > 1000 ? 0 : Math.min(3, Math.floor(length / 5)))

/**
 * The right word misspelt: its first character, its digits, signs and ideographs are right, and few letters are wrong. The
 * first counts as a prefix turns a word into its opposite.
 */
const isNear = (typed: string, right: string): boolean => {
  const [a, b] = [typed, right].map(text => Array.from(essence(text).replace(joints, '')))
  if (!a || !b || a[0] !== b[0]) return false
  const most = slips(b.length)
  if (most === 0 || Math.abs(a.length - b.length) > most) return false
  const [restA, restB] = [a, b].map(text => text.join('').replace(letters, ''))
  return restA === restB && editDistance(a, b) <= most
}

/**
 * The rating to offer for a typed answer: good where it is right, hard where it is a right one misspelt, else again. Blank
 * text is again.
 */
export const suggestedRating = (typed: string, card: Pick<Card, 'answer' | 'accept'>): Rating => {
  if (sameAnswer(typed, card)) return 'good'
  return [card.answer, ...card.accept].some(right => isNear(typed, right)) ? 'hard' : 'again'
}
