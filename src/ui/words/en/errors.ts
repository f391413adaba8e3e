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
  'no-such-deck': ({ deck, meant, decks }) => [
    `no deck ${deck}${didYouMean(meant)}`,
    ...(decks.length > 0 ? [`Decks: ${decks.join(', ')}`] : []),
    `mull new ${deck}   makes one`,
  ],
  'which-deck': ({ decks }) =>
    decks.length === 0
      ? ['there is no deck to add to', 'mull new NAME   makes one']
      : ['add to which deck?', `Decks: ${decks.join(', ')}`],
  'no-card-given': () => [
    'no card is given',
    'mull add DECK -q QUESTION -a ANSWER, or cards as JSON lines on standard input',
  ],
  'bad-card': ({ message }) => [`the card was not added: ${message}`],
  'card-there': ({ by, card, place }) => [
    by === 'id' ? `the id ${card} stands at ${place} already` : `this question stands at ${place} already`,
    ...(by === 'id' ? [] : [`mull edit ${card}   opens that card`]),
  ],
  'deck-broken': ({ file, message }) => [
    `${file} is not written to: ${message}`,
    'mull check shows what is wrong',
  ],
  'deck-layout': ({ file }) => [
    `${file} is laid out in a way that mull cannot add to without changing something else`,
    'Nothing was written. Edit the file by hand.',
  ],
  'deck-changing': ({ file }) => [`${file} is being changed by another program; nothing was written`],
  'deck-taken': ({ deck, file }) => [`there is a deck ${deck} already: ${file}`],
  'bad-deck-name': ({ name }) => [`no file name can be made of the deck name ${name}`],
  'many-cards': ({ word, cards }) => [`${word} names ${cards.length} cards`, ...cards],
  'editor-failed': ({ program, exitCode }) => [`${program} ended with exit code ${exitCode}`],
}
