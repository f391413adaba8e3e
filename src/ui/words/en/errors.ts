import type { Complaint, ComplaintOf, Nameable, Reason } from '../../../errors.ts'
import { didYouMean } from './did-you-mean.ts'
import { because, cannot } from './reasons.ts'
import { syncErrors } from './sync-errors.ts'
import { usage } from './usage.ts'
import { wanted } from './wanted.ts'

/** One line, and hints below it. */
export type Said = readonly [message: string, ...hints: readonly string[]]
export type ErrorWords = { readonly [C in Complaint['code']]: (complaint: ComplaintOf<C>) => Said }

const nameable = ({ decks, topics }: Nameable): readonly string[] => [
  `Decks: ${decks.join(', ') || 'none'}`,
  `Topics: ${topics.join(', ') || 'none'}`,
]

/** A reason may have a path of its own. */
const inFolder = (folder: string, reason: Reason): string =>
  typeof reason === 'object' && 'code' in reason ? because(reason) : `${folder}: ${because(reason)}`

const obstacle = (why: 'damaged' | 'outside' | Reason): string => {
  if (why === 'damaged') return 'the backup of it is damaged'
  return why === 'outside' ? 'a link stands there that leads out of the collection' : because(why)
}

export const errors: ErrorWords = {
  ...usage,
  ...syncErrors,
  'no-such-card': ({ card, meant, found = [] }) => [
    `no card ${found.length > 0 ? 'has the id ' : ''}${card}${didYouMean(meant)}`,
    ...(found.length === 0
      ? ['mull list WORDS   finds cards by their words and shows their ids']
      : [found.length === 1 ? 'It is found in this card:' : 'It is found in these cards:', ...found]),
  ],
  'cannot-start': ({ program, reason }) => [`cannot start ${program}: ${because(reason)}`],
  'needs-terminal': ({ what }) => [
    `mull ${what} needs a terminal`,
    what === 'edit'
      ? 'VISUAL or EDITOR names an editor that needs none'
      : 'mull list   lists the cards, mull show CARD   shows one',
  ],
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
    by === 'id' ? `the id ${card} is already at ${place}` : `this question is already at ${place}`,
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
  'cannot-make': complaint => [cannot(complaint)],
  'cannot-write': complaint => [cannot(complaint)],
  'cannot-read': complaint => [cannot(complaint)],
  'cannot-remove': complaint => [cannot(complaint)],
  'cannot-write-output': ({ reason }) => [`cannot write the output: ${because(reason)}`],
  'system-refused': ({ call, reason }) => [`could not go on: ${because(reason)}`, call],
  'not-saved': ({ log, reason }) => [`not saved: ${log} could not be written: ${because(reason)}`],
  'progress-not-saved': ({ reason }) => [
    `progress.json could not be brought up to date: ${because(reason)}`,
    'Every answer is in the log all the same; the next session writes progress.json again.',
  ],
  'folder-gone': () => ['the folder you are in is gone'],
  'no-collection': ({ folder }) => [
    `there is no collection in ${folder}`,
    `mull init ${folder}   makes one there`,
  ],
  'collection-there': ({ folder }) => [`there is a collection in ${folder} already`],
  'newer-mull': () => [
    'this collection was written by a newer mull; this one only reads it',
    'Update mull to review here.',
  ],
  'cannot-import': ({ path, why }) => {
    switch (why) {
      case 'not-a-file':
        return [`${path} is not a file`]
      case 'too-large':
        return [`${path} is too large to import`]
      case 'encoding':
        return [`${path} is neither UTF-8 nor UTF-16`, 'Save it as UTF-8 in the program it comes from.']
      case 'nothing':
        return [
          `${path} has no cards that mull can find`,
          '--from says what it is: anki-text, csv, markdown, jsonl or apkg.',
        ]
      case 'damaged':
        return [`${path} is damaged, or no package of Anki's`, 'Export it from Anki again.']
      case 'no-collection':
        return [`${path} is no package of Anki's: there is no collection in it`]
    }
  },
  'no-log': ({ path, why }) => [
    `${path} ${
      {
        empty: 'is no log of mull: it holds no answers',
        newer: 'was written by a newer mull; update mull to bring it in',
        'not-a-file': 'is no log of mull: it is not a file',
        'too-large': 'is too large to be a log of mull',
      }[why]
    }`,
    'Nothing was brought in.',
  ],
  'no-logs': ({ path }) => [
    `there are no logs of mull in ${path}`,
    'Name a collection’s folder, its reviews folder, or a log (….jsonl).',
  ],
  'merge-itself': ({ path }) => [
    `${path} is this collection itself`,
    'mull merge   without a name looks for what sync tools left in it',
  ],
  'collection-busy': ({ folder }) => [
    `another mull is bringing logs into ${folder}; nothing was written`,
    'Try again when it is done.',
  ],
  'bad-now': ({ text }) => [
    `MULL_NOW is no ISO time: ${text}`,
    'For example MULL_NOW=2026-11-24T09:00:00+01:00',
  ],
  'bad-variable': ({ variable, wants, value }) => [`${variable} takes ${wanted(wants)}, not "${value}"`],
  'bad-settings': () => ['the settings have errors'],
  'no-deck': ({ named, starters }) => [
    `${named} is no deck`,
    'A deck is a file that ends in .yaml or .yml.',
    `Decks that ship with mull: ${starters.join(', ')}`,
  ],
  'deck-there': ({ path }) => [`there is another deck file ${path} already`],
  'nothing-named': ({ named, meant, ...there }) => [
    `no deck or topic ${named}${didYouMean(meant)}`,
    ...nameable(there),
  ],
  'review-needs-terminal': () => [
    'a review needs a terminal',
    'mull review --json   reviews over standard input and output',
    'mull due             says what is due',
  ],
  'two-scopes': () => ['--failed and --ahead ask for two sessions', 'Leave one of them out.'],
  'quiz-needs-terminal': ({ topic }) => [
    'a quiz needs a terminal',
    `mull quiz ${topic} --json   asks over standard input and output`,
  ],
  'quiz-on-what': there => ['a quiz needs a topic, or a deck', ...nameable(there)],
  'nothing-on': ({ topic, deck }) => [
    deck === undefined ? `${topic} has no cards` : `the deck ${deck} has no cards on ${topic}`,
  ],
  'export-what': there => ['export which deck?', ...nameable(there)],
  'number-among-decks': ({ deck }) => [
    `Anki reads the deck name ${deck} as a number, which a file can't mix with other decks`,
    'Export that deck alone, give it a name that is not a number, or write a package: -o FILE.apkg.',
  ],
  'two-outputs': ({ format }) => [
    `--json and --format ${format} ask for two things on stdout`,
    'Leave one of them out, or name a file with -o.',
  ],
  'package-to-terminal': () => [
    'an Anki package is not for a terminal: write it to a file with -o FILE.apkg, or send it on with > or |',
  ],
  'ambiguous-card': ({ card, ids }) => [`${card} is the id of cards in several decks`, ...ids],
  'no-such-name': ({ kind, name, meant }) => [
    `no ${kind} ${name}${didYouMean(meant)}`,
    ...(kind === 'tag' ? [] : ['mull decks shows what there is']),
  ],
  'which-card': () => ['which card? Name one by its id', 'mull list finds cards and shows their ids'],
  'reset-unasked': ({ cards }) => [
    `a reset makes ${cards === 1 ? 'a card' : `${cards} cards`} new again, and there is nobody to ask`,
    '--yes does it unasked',
  ],
  'no-backup': ({ folder, reason }) => [
    `nothing was changed, as no backup could be made: ${inFolder(folder, reason)}`,
    'mull rewrites no file without a backup. Mend that and try again.',
  ],
  'backup-busy': ({ folder }) => [
    `nothing was changed: another mull has been busy with the backups in ${folder}`,
    'Try again.',
  ],
  'no-such-backup': ({ word, backups }) => [
    backups === 0 ? 'there are no backups of this collection yet' : `no backup ${word}`,
    ...(backups === 0 ? [] : ['mull restore   lists them']),
  ],
  'which-backup': ({ word, times }) => [`${word} names ${times.length} backups`, ...times],
  'backup-unreadable': ({ time, why }) => [
    why === 'newer'
      ? `the backup of ${time} was made by a newer mull`
      : `the backup of ${time} is damaged: what it held cannot be told`,
    why === 'newer' ? 'Update mull to restore it.' : 'mull restore   lists the others',
  ],
  'not-in-backup': ({ file, meant, time }) => [
    `the backup of ${time} has no file ${file}${didYouMean(meant)}`,
    'Name it as in the collection: decks/NAME.yaml, reviews/NAME.jsonl or mull.yaml.',
  ],
  'cannot-restore': ({ time, files, others }) => [
    `nothing was restored: of the backup of ${time} ${
      files.length === 1 ? 'a file' : `${files.length} files`
    } cannot be`,
    ...files.map(({ path, why }) => `${path}: ${obstacle(why)}`),
    ...(others === 0 ? [] : ['mull restore BACKUP FILE…   restores the others, named one by one']),
  ],
  'restore-unasked': () => [
    'a restore writes over files, and there is nobody to ask',
    '--yes does it unasked',
  ],
  'folder-not-empty': ({ folder }) => [`${folder} is there already, and not an empty folder`],
}
