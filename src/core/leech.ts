/** The lapses at which a card is a leech: the learner's time goes into it and it does not stay. Anki's default too. */
const leechAt = 8

const againEvery = 4

/** Whether a card has been forgotten so often that its wording deserves a look. */
export const isLeech = (progress: { readonly lapses: number }): boolean => progress.lapses >= leechAt

/** Whether this very lapse is one to speak of: the eighth, then every fourth (as Anki does), not each answer after. */
export const leechNow = (lapses: number): boolean =>
  lapses >= leechAt && (lapses - leechAt) % againEvery === 0
