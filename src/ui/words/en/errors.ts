import type { Complaint, ComplaintOf } from '../../../errors.ts'
import { usage } from './usage.ts'

/** One line, and hints below it. */
export type Said = readonly [message: string, ...hints: readonly string[]]
export type ErrorWords = { readonly [C in Complaint['code']]: (complaint: ComplaintOf<C>) => Said }

const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `, did you mean ${meant}?`

export const errors: ErrorWords = {
  ...usage,
  'no-such-card': ({ card, meant }) => [
    `no card ${card}${didYouMean(meant)}`,
    'mull list finds cards by their words and shows their ids',
  ],
  'cannot-start': ({ program, reason }) => [`cannot start ${program}: ${reason}`],
  'needs-terminal': ({ what }) => [`${what} needs a terminal`],
}
