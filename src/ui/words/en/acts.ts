import type { Act } from '../../../core/acts.ts'

const done: Readonly<Record<Act, string>> = {
  suspend: 'Suspended',
  unsuspend: 'No longer suspended',
  bury: 'Buried until tomorrow',
  flag: 'Flagged',
  unflag: 'No longer flagged',
  reset: 'Reset, and new again',
}

const already: Readonly<Record<Act, string>> = {
  suspend: 'Already suspended',
  unsuspend: 'Not suspended',
  bury: 'Already buried',
  flag: 'Already flagged',
  unflag: 'Not flagged',
  reset: 'Already new',
}

export const acts = {
  done: (act: Act, card: string) => `${done[act]}: ${card}`,
  already: (act: Act, card: string) => `${already[act]}: ${card}`,
  takeBack: (events: number): string =>
    events === 1 ? 'mull undo takes it back.' : `mull undo --times ${events} takes it back.`,
  nothingWritten: 'Nothing was changed.',
  /** Asked before a reset; the history stays in the log. */
  resetSure: (cards: number): string =>
    cards === 1 ? 'Make this card new again?' : `Make ${cards} cards new again?`,
  undone: (what: string, card: string, when: string) => `Took back: ${what} · ${card} · ${when}`,
  nothingToUndo: 'Nothing to take back.',
  gone: 'a card that is in no deck now',
}
