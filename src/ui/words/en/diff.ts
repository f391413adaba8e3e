export const diff = {
  typed: 'You typed: ',
  right: 'The answer: ',
  /** Where another answer than the card's own is nearest. */
  own: 'On the card: ',
}
