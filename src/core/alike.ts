import type { Text } from './known-cards.ts'
import { comparable, likeness } from './likeness.ts'

const numbers = (text: Text): string =>
  `${text.question} ${text.answer}`
    .match(/\p{N}+(?:[.,]\p{N}+)*/gu)
    ?.toSorted()
    .join(' ') ?? ''

/** How alike two answers are. One that holds the other is most of it: an answer that got a word more. */
const answersAlike = (a: string, b: string): number => {
  const [some, other] = [comparable(a), comparable(b)]
  if (some === other) return 1
  const holds = Math.min(some.length, other.length) > 3 && (some.includes(other) || other.includes(some))
  return Math.max(likeness(a, b), holds ? 0.8 : 0)
}

/** What lets two texts pass for one card, by what else is known. The cases are in its test. */
const least = {
  /** Another question with the same answer, and no other card has that answer. */
  ownAnswer: 0.35,
  /** The answer is one that other cards have too, such as "yes". */
  sharedAnswer: 0.65,
  /** Question and answer were both changed a little, and no number with them. */
  question: 0.7,
  answer: 0.65,
  /** Only signs or capitals of the question were changed. */
  corrected: 0.3,
  /** In another deck. */
  elsewhere: 0.85,
}

/** The least likeness of questions at which anything passes. */
export const leastLikeness = least.ownAnswer

export type Circumstances = {
  /** The likeness of the questions, where it is known already. */
  readonly questions?: number
  readonly sameDeck: boolean
  /** The id within the deck is the same. */
  readonly sameId: boolean
  /** Other cards of the deck have this answer. */
  readonly isShared: boolean
}

const passes = (old: Text, card: Text, questions: number, answers: number, found: Circumstances): boolean => {
  const { sameDeck, sameId, isShared } = found
  const isFewChanges = numbers(old) === numbers(card)
  if (!sameDeck) {
    if (sameId) return answers >= least.answer && questions >= 0.5
    return questions >= least.elsewhere && answers >= least.elsewhere && isFewChanges
  }
  if (answers === 1) return questions >= (isShared ? least.sharedAnswer : least.ownAnswer)
  if (questions === 1) return answers >= least.corrected
  return questions >= least.question && answers >= least.answer && isFewChanges
}

/** How alike a vanished card and a card of today are, from 0 to 1; undefined where they are two cards. */
export const alike = (old: Text, card: Text, found: Circumstances): number | undefined => {
  const questions = found.questions ?? likeness(old.question, card.question)
  const answers = answersAlike(old.answer, card.answer)
  return passes(old, card, questions, answers, found) ? 0.6 * questions + 0.4 * answers : undefined
}
