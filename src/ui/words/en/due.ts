export const due = {
  heads: { deck: 'Deck', new: 'New', learning: 'Learning', review: 'Review', waiting: 'Waiting' },
  toStudy: (total: number) => `${total} to study`,
  /** After it. */
  namely: (left: string) => `: ${left}.`,
  nothing: 'Nothing is due.',
  next: (when: string) => ` Next cards: ${when}.`,
  waiting: (count: number) => `${count} waiting`,
  waitingAll: (count: number) => `${count} more wait for another day (today's limits).`,
  noDecks: 'No decks yet. mull decks add llm-basics adds a starter deck; or write one into decks/.',
}
