import { counted } from './counted.ts'

type History = {
  readonly answers: number
  readonly last: string | undefined
  readonly next: string | undefined
}

/** Whether a card is one that was there before. */
export const identity = {
  reworded: (deck: string, file: string) => `A card of ${deck} was changed, in ${file}:`,
  moved: (from: string, to: string, file: string) =>
    `A card of ${from} is gone, and one like it is in ${to} now, in ${file}:`,
  gotId: (deck: string, file: string) => `A card of ${deck} got an id, and then another text, in ${file}:`,
  before: 'before',
  now: 'now',
  history: 'history',
  noText: (id: string) => `${id} (its text is not known here)`,
  standing: ({ answers, last, next }: History) =>
    [counted(answers, 'answer'), last && `last on ${last}`, next && `next on ${next}`]
      .filter(Boolean)
      .join(', '),
  isSame: 'Is it the same card?',
  same: 'The same: it keeps its history',
  other: 'A new card: it starts anew',
  later: 'Ask me later',
  renamed: (from: string, to: string, file: string, cards: number) =>
    `The deck ${from} is gone, and ${counted(cards, 'card')} of it with a history ${cards === 1 ? 'is' : 'are'} in ${to} now (${file}).`,
  isSameDeck: 'Is it the same deck?',
  sameDeckById: (id: string) => `The same: write "id: ${id}" into it`,
  sameDeckByWas: 'The same: write "was" into its cards',
  otherDeck: 'Another deck: its cards start anew',
  many: (count: number) => `${count} cards look like cards that are gone:`,
  more: (count: number) => `and ${count} more`,
  areSame: 'Are they the same cards?',
  allSame: 'All the same: they keep their histories',
  oneByOne: 'One by one',
  wroteWas: (file: string, count: number) =>
    count === 1 ? `Wrote its old id into ${file} (was).` : `Wrote ${count} old ids into ${file} (was).`,
  wroteId: (file: string, id: string) => `Wrote "id: ${id}" into ${file}.`,
  waiting: (count: number) =>
    count === 1
      ? 'A card looks like one that is gone, whose history is kept:'
      : `${count} cards look like cards that are gone, whose histories are kept:`,
  maybe: (place: string, question: string, old: string) => `  ${place} "${question}" was perhaps ${old}`,
  maybeDeck: (file: string, to: string, from: string, cards: number) =>
    `  ${file}: the deck ${to} was perhaps ${from} (${counted(cards, 'card')})`,
  settle:
    'mull asks in a terminal (mull check --write-ids); or write the old id into the card by hand: was: [OLD-ID]',
}
