/** What a mistyped word was perhaps to be, behind the message of it. */
export const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `, did you mean ${meant}?`
