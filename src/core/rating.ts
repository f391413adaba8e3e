export const ratings = ['again', 'hard', 'good', 'easy'] as const
export type Rating = (typeof ratings)[number]

/** 1 again, 2 hard, 3 good, 4 easy: the number on the key and in the log. */
export type RatingNumber = 1 | 2 | 3 | 4

const numbers = { again: 1, hard: 2, good: 3, easy: 4 } as const satisfies Record<Rating, RatingNumber>
const names = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const satisfies Record<RatingNumber, Rating>

export const ratingNumber = (rating: Rating): RatingNumber => numbers[rating]
export const ratingName = (number: RatingNumber): Rating => names[number]
