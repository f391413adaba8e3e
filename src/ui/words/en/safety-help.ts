import type { Example } from '../../manual.ts'

const examples = (...lines: readonly Example[]): readonly Example[] => lines

/** Of the commands that keep answers safe and carry them from machine to machine. */
export const safety = {
  doctor: {
    about: 'looks for anything wrong with the collection',
    arguments: {},
    options: { fix: 'mend what can be mended safely, after a backup' },
    examples: examples(['mull doctor'], ['mull doctor --fix'], ['mull doctor --json']),
  },
  restore: {
    about: 'lists the backups, or brings one back; no answer is ever taken away by it',
    arguments: {
      backup: 'its number or time, as the list has it',
      files: 'only these files of the collection',
    },
    options: {
      to: 'write the whole backup into this new folder instead',
      dryRun: 'only say what would change',
      yes: 'without asking',
    },
    examples: examples(
      ['mull restore', 'what there is'],
      ['mull restore 1 decks/french.yaml', 'one deck as it was'],
      ['mull restore 3 --to ~/before'],
    ),
  },
  merge: {
    about: 'brings in the answers of another copy of the collection, each once',
    arguments: {
      from: 'a collection’s folder, or a log; without one, what sync tools left in this collection',
    },
    options: { dryRun: 'only say what would come in' },
    examples: examples(['mull merge /media/usb/cards'], ['mull merge old-laptop.jsonl'], ['mull merge']),
  },
  sync: {
    about: 'commits, pulls and pushes the collection with git',
    arguments: { remote: 'once: the git repository to share it through, an address or a path' },
    options: {},
    examples: examples(
      ['mull sync git@example.org:me/cards.git', 'the first time'],
      ['mull sync', 'from then on'],
    ),
  },
}
