import { counted } from './counted.ts'

/** What is said of a collection and its decks: `init`, `decks`, `export`, and what opening one finds. */
export const collection = {
  made: (folder: string, deck: string): readonly string[] => [
    `Made your collection in ${folder}, with the deck ${deck}.`,
    'mull decks add NAME-OR-FILE adds another deck; mull init DIR makes a collection elsewhere.',
  ],
  initialised: (folder: string): readonly string[] => [
    `Made a collection in ${folder}: decks/ for your decks, mull.yaml for settings.`,
    'mull decks add llm-basics adds a starter deck (llm-basics-zh is the same in Chinese).',
    'Inside this folder mull finds it by itself; from elsewhere name it with --collection or MULL_COLLECTION.',
  ],
  logDamaged: (log: string, lines: number, copy: string | undefined): string =>
    `${log} has ${counted(lines, 'damaged line')}, stepped over${copy === undefined ? '' : ` and kept in ${copy}`}.`,
  logNewer: (log: string, what: string) =>
    `${log} holds answers of a newer mull (${what}): this collection is read-only here.`,
  logInFuture: (log: string, newest: string) =>
    `${log} has answers from the future (${newest}): a clock was wrong then, or is now, and their cards come back too late. mull doctor tells more.`,
  withheld: (file: string, errors: string) =>
    `${file} has ${errors}; what they touch is left out (mull check shows it).`,
  noDecks: 'No decks yet. mull decks add llm-basics adds a starter deck.',
  topic: (topic: string, cards: number) => `${topic} (${cards})`,
  deckName: (name: string, id: string) => `${name} (${id})`,
  added: (file: string, cards: string) => `Added ${file} (${cards}).`,
  exportWhich: 'Export which deck?',
  leftOut: (cards: string) => `Anki takes no note with an empty question; left out: ${cards}`,
  underOldNames: (cards: string) =>
    `Anki knows a card without an id by the oldest name in its was: without that line it would become a new note there. So it is with ${cards}`,
  underOldName: (card: string, was: string) => `${card} (${was})`,
  packing: (rows: number) => `Packing: ${rows} notes, cards and answers`,
  wrotePackage: (cards: string, answers: string, file: string): readonly string[] => [
    `Wrote ${cards} and ${answers} to ${file}.`,
    'In Anki: File > Import, with “Import any learning progress” ticked.',
  ],
  shownForTerminal:
    'Shown for a terminal: some characters stand as symbols. Write to a file with -o FILE for the exact bytes.',
  clozeLeftOut: (cards: string) =>
    `cards with gaps want a file of their own, which -o FILE makes; left out: ${cards}`,
  wroteCloze: (cards: string, file: string, isLanguageSaid: boolean): readonly string[] => [
    `Wrote ${cards} with gaps to ${file}: Anki takes one type of note from a file.`,
    ...(isLanguageSaid
      ? []
      : [
          'Where Anki is not in English, choose its type for gaps when you import that file; for a Chinese Anki export with --anki-language zh.',
        ]),
  ],
  wrote: (cards: string, file: string) => `Wrote ${cards} to ${file}.`,
}
