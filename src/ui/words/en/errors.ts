import type { Complaint, ComplaintOf } from '../../../errors.ts'

/** One line, and hints below it. */
export type Said = readonly [message: string, ...hints: readonly string[]]
export type ErrorWords = { readonly [C in Complaint['code']]: (complaint: ComplaintOf<C>) => Said }

const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `, did you mean ${meant}?`

export const errors: ErrorWords = {
  'no-such-card': ({ card, meant }) => [
    `no card ${card}${didYouMean(meant)}`,
    'mull list finds cards by their words and shows their ids',
  ],
  'cannot-start': ({ program, reason }) => [`cannot start ${program}: ${reason}`],
  'needs-terminal': ({ what }) => [`${what} needs a terminal`],
  'ambiguous-card': ({ card, ids }) => [`${card} is the id of cards in several decks`, ...ids],
  'no-such-name': ({ kind, name, meant }) => [
    `no ${kind} ${name}${didYouMean(meant)}`,
    ...(kind === 'tag' ? [] : ['mull decks shows what there is']),
  ],
  'which-card': () => ['which card? Name one by its id', 'mull list finds cards and shows their ids'],
  'reset-unasked': ({ cards }) => [
    `a reset makes ${cards === 1 ? 'a card' : `${cards} cards`} new again, and there is nobody to ask`,
    '--yes does it unasked',
  ],
}
