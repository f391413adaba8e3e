/** What every screen says. */
export const screen = {
  part: (first: number, last: number, all: number) => `${first}–${last} / ${all} ↑↓`,
  /** Where lines are typed instead of keys. */
  prompt: '>',
  noSuchKey: 'That does nothing here.',
}
