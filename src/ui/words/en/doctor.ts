import type { CheckName, Code, FindingOf, Obstacle, Part, Severity } from '../../../core/doctor/ailment.ts'
import type { Kind } from '../../../core/doctor/inspection.ts'
import { counted } from './counted.ts'
import { because } from './reasons.ts'

/** What it means, and what to do about it. */
export type Told = readonly [what: string, todo?: string]

const kinds: Readonly<Record<Kind, string>> = {
  file: 'a file',
  folder: 'a folder',
  pipe: 'a pipe',
  socket: 'a socket',
  device: 'a device',
}

const unwritable: Readonly<Record<Part, string>> = {
  collection: 'progress.json and new folders cannot be written here',
  decks: 'no deck can be added or changed',
  reviews: 'no answer can be saved',
  deck: 'mull add and mull edit cannot write to this deck',
  'own-log': 'no answer can be saved',
  progress: 'progress.json cannot be brought up to date',
  state: 'this device cannot keep its id, without which no answer can be saved',
}

const unreadable: Readonly<Record<Part, string>> = {
  ...unwritable,
  collection: 'the collection cannot be looked into',
  decks: 'no deck can be read',
  reviews: 'no answer can be read',
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

const some = (items: readonly string[], most: number): string =>
  items.length <= most
    ? items.join(', ')
    : `${items.slice(0, most).join(', ')} and ${items.length - most} more`

const mistakes = (errors: number, warnings: number): string =>
  [errors > 0 && counted(errors, 'error'), warnings > 0 && counted(warnings, 'warning')]
    .filter(Boolean)
    .join(', ')

const findings: { readonly [C in Code]: (finding: FindingOf<C>) => Told } = {
  'cannot-read': ({ what, reason }) => [
    `cannot be read (${because(reason)}): ${unreadable[what]}`,
    'Give your user the right to read it (chmod u+rx, or chown).',
  ],
  'cannot-write': ({ what, reason }) => [
    `cannot be written to (${because(reason)}): ${unwritable[what]}`,
    reason === 'read-only'
      ? 'The disk is mounted read-only: mount it for writing.'
      : 'Give your user the right to write to it (chmod u+w, or chown).',
  ],
  'not-a-folder': ({ is }) => [`is ${kinds[is]}, not a folder`, 'Move it away.'],
  others: ({ files }) => [
    files === 1 ? 'belongs to another user' : `and ${files - 1} more belong to another user`,
    'That is right in a shared folder. Else: chown, and run mull as one user only.',
  ],
  'log-unreadable': ({ reason }) => [
    `cannot be read (${because(reason)}), so no command opens the collection`,
    'Make it readable, or move it out of reviews/ and keep it: mull merge brings it in again.',
  ],
  'log-not-a-file': ({ is }) => [
    `is ${kinds[is]}, not a log, so no command opens the collection`,
    'Move it out of reviews/.',
  ],
  'log-damaged': ({ lines, kept }) => [
    `has ${counted(lines, 'line')} that cannot be read; mull steps over ${lines === 1 ? 'it' : 'them'} and leaves the log as it is. ${
      kept === lines
        ? 'A copy is kept beside it.'
        : 'The next command that opens the collection keeps a copy beside it.'
    }`,
    'If another machine or a backup has this log whole: mull merge FILE brings back what the lines held.',
  ],
  'log-torn': () => [
    'ends in a line that was cut short: a write that never finished and was never told as saved. It does not count.',
  ],
  'log-marked': () => [
    'has marks of a git conflict in it. Both sides’ answers count; mull steps over the marks.',
  ],
  'log-newer': ({ what }) => [
    `holds answers of a newer mull (${what}): this one only reads the collection`,
    'Update mull.',
  ],
  'log-strange': ({ answers }) => [
    `is no device’s name for a log. Its ${counted(answers, 'answer')} ${answers === 1 ? 'counts' : 'count'} all the same.`,
  ],
  'log-not-read': ({ answers, missed }) => [
    `is not read as a log, for its name; ${missed} of its ${counted(answers, 'answer')} ${missed === 1 ? 'stands' : 'stand'} nowhere else`,
    'mull merge FILE brings them in.',
  ],
  future: ({ events, newest, days }) => [
    `has ${counted(events, 'answer')} from the future, the newest ${counted(days, 'day')} ahead (${newest}): a clock was wrong then, or is now. Cards answered so come back too late.`,
    'Set the clock right. mull reset CARD lets such a card begin anew.',
  ],
  'clock-back': ({ jumps, days }) => [
    `goes back in time ${jumps === 1 ? 'once' : `${jumps} times`}, by up to ${counted(days, 'day')}: a clock was set back. The order of answers is that in which they were written.`,
  ],
  'id-twice': () => [''],
  'event-twice': ({ events, other }) => [
    `and ${other} tell ${events.length === 1 ? 'one answer' : `${events.length} answers`} differently (${some(events, 3)}): somebody has edited a log. The earlier one counts.`,
    'Compare the lines of that id in both logs.',
  ],
  'settings-wrong': ({ errors, warnings }) => [
    errors > 0
      ? `has ${mistakes(errors, warnings)}, so most commands refuse to start`
      : `has ${mistakes(errors, warnings)}`,
    'mull check shows each with its place.',
  ],
  'deck-wrong': ({ errors, warnings }) => [
    errors > 0
      ? `has ${mistakes(errors, warnings)}; the cards they touch are withheld`
      : `has ${mistakes(errors, warnings)}`,
    'mull check shows each with its place.',
  ],
  'deck-marked': () => [
    'has marks of a git conflict in it (<<<<<<<), so its cards are withheld',
    'Choose between the two sides in an editor, and remove the marks.',
  ],
  orphans: ({ cards, answers }) => [
    `no deck has ${counted(cards.length, 'card')} that there ${cards.length === 1 ? 'was' : 'were'} ${counted(answers, 'answer')} to: ${some(cards, 5)}. Nothing is lost: the history waits in the logs.`,
    'If a card of today was one of them, write into it: was: [OLD-ID]. If it was deleted, all is well.',
  ],
  'progress-missing': () => [
    'is not there. It is made from the logs, so nothing is lost.',
    'mull doctor --fix writes it; so does the next review.',
  ],
  'progress-stale': () => [
    'is not what the logs say now, as after answers on another machine',
    'mull doctor --fix writes it anew; so does the next review.',
  ],
  'progress-damaged': () => [
    'is damaged. It is made from the logs, so nothing is lost.',
    'mull doctor --fix writes it anew; so does the next review.',
  ],
  'progress-newer': () => ['is of a newer mull, and is left alone'],
  'progress-not-a-file': ({ is }) => [`is ${kinds[is]}, so it cannot be written`, 'Move it away.'],
  'progress-unreadable': ({ reason }) => [
    `cannot be read: ${because(reason)}`,
    'It is made from the logs: delete it, and the next review writes it.',
  ],
  'backup-damaged': ({ files }) => [
    `is a backup that has lost ${counted(files.length, 'file')}: ${some(files, 5)}. The others can be restored.`,
    'If it is the newest: mull doctor --fix keeps what the collection holds now anew.',
  ],
  'backup-unreadable': () => ['is a backup that cannot be read. Nothing of the collection is lost with it.'],
  'backup-newer': () => ['is a backup of a newer mull, and is left alone'],
  'backups-unlisted': ({ reason }) => [
    `cannot be looked into (${because(reason)}), so nothing can be restored`,
    'Give your user the right to read it (chmod u+rx, or chown).',
  ],
  'copy-of-log': ({ of, only, answers }) =>
    only > 0
      ? [
          `is a copy of ${of} that a sync tool made; ${only} of its ${counted(answers, 'answer')} ${only === 1 ? 'stands' : 'stand'} in no other log. They count already.`,
          'mull merge puts them where they belong.',
        ]
      : [
          `is a copy of ${of} that a sync tool made. Other logs hold all ${counted(answers, 'answer')} of it.`,
          'It can be deleted.',
        ],
  'two-writers': ({ of }) => [
    `and ${of} each hold answers that the other has not: two machines write under one name, or one was set back to an older state`,
    'If the home folder was copied to a second machine, delete the file “device” there (mull doctor names its folder): mull makes a new id.',
  ],
  'copy-of-deck': ({ of, isThere }) => [
    `looks like a copy of ${of} that a sync tool made, and is not read`,
    isThere
      ? 'Compare the two, put what you miss into the deck, delete the copy.'
      : `${of} is not there: rename the copy to that.`,
  ],
  'copy-of-settings': ({ of }) => [
    `is a copy of ${of} that a sync tool made; mull reads ${of} only`,
    'Compare the two, and delete the copy.',
  ],
  'copy-of-progress': ({ of }) => [
    `is a copy of ${of} that a sync tool made. It is made from the logs, so nothing is lost with it.`,
    'mull doctor --fix removes one that is surely a copy; else delete it.',
  ],
  'link-broken': ({ to }) => [`leads to ${to}, where nothing is`, 'Mend the link, or delete it.'],
  'link-outside': ({ to }) => [
    `leads out of the collection, to ${to}: git and sync tools carry the link and not what it leads to`,
  ],
  'log-two-names': ({ other }) => [
    `and ${other} are one file. Its answers count once, but two devices may write to it.`,
    'Delete the link.',
  ],
  'device-damaged': () => [
    'holds no device id. mull makes a new one with the next answer, and with it a new log; the old logs stay.',
  ],
  'device-unreadable': ({ reason }) => [
    `cannot be read: ${because(reason)}`,
    'Give your user the right to read it (chmod u+r, or chown).',
  ],
  'state-inside': () => [
    'lies in the collection, and travels with it: a second machine would write under this one’s name',
    'Set XDG_STATE_HOME to a folder outside of it.',
  ],
  network: ({ type }) => [
    `is on a network file system (${type}). Answers are safe while one machine reviews; when two append at once, some may be lost.`,
    'Keep the collection on a local disk, and carry it with mull sync, Syncthing or the like.',
  ],
  'disk-low': ({ free }) => [`has only ${megabytes(free)} left on its disk`, 'Make room.'],
  'disk-out-of-files': () => ['is on a disk that takes no more files', 'Delete files that are not needed.'],
  leftover: () => [
    'is left of a run that was cut short, and is nothing but a temporary file',
    'mull doctor --fix removes it.',
  ],
  'leftover-collection': () => [
    'is left of a first run that was cut short, and holds no answers',
    'mull doctor --fix removes it.',
  ],
  'leftover-with-answers': () => [
    'is left of a first run that was cut short, and holds answers',
    'mull merge FOLDER brings them in; then delete it.',
  ],
  'git-progress-tracked': () => [
    'is in git, and conflicts there on every machine; it is made from the logs',
    'git rm --cached progress.json',
  ],
  'git-progress-not-ignored': () => [
    'does not name progress.json, which is made from the logs and conflicts in git',
    'mull doctor --fix writes the line.',
  ],
  'git-logs-not-exempt': () => [
    'does not exempt the logs, so git may change their line ends',
    'mull doctor --fix writes the line.',
  ],
}

const titles: Readonly<Record<CheckName, string>> = {
  access: 'Permissions',
  logs: 'Logs',
  times: 'Times',
  ids: 'Ids',
  settings: 'Settings',
  decks: 'Decks',
  orphans: 'Histories',
  progress: 'progress.json',
  backups: 'Backups',
  copies: 'Copies',
  links: 'Links',
  device: 'Device',
  disk: 'Disk',
  leftovers: 'Leftovers',
  git: 'git',
}

const well: Readonly<Record<CheckName, string>> = {
  access: 'all can be read and written',
  logs: 'every line can be read',
  times: 'no answer is from the future',
  ids: 'each names one thing',
  settings: 'no mistakes',
  decks: 'no mistakes',
  orphans: 'each belongs to a card',
  progress: 'it is what the logs say',
  backups: 'each can be brought back whole',
  copies: 'no sync tool has left one',
  links: 'none is broken',
  device: 'it has an id of its own',
  disk: 'it is local and has room',
  leftovers: 'nothing is left of other runs',
  git: 'nothing stands in its way',
}

const obstacles: Readonly<Record<Obstacle, string>> = {
  'logs-unread': 'some logs cannot be read',
  'logs-newer': 'a newer mull has written to the logs',
  'settings-wrong': 'the settings have errors',
  'decks-unread': 'the decks cannot be read',
  'decks-wrong': 'some decks have errors',
  platform: 'this system does not say what the disk is',
}

const severities: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' }

/** What `mull doctor` says. */
export const doctor = {
  titles,
  well,
  findings,
  obstacles,
  severities,
  marks: { well: 'ok', note: 'ok', warning: '!', error: '✗', unseen: '?' },
  /** `Logs: every line can be read` */
  headed: (title: string, rest: string) => `${title}: ${rest}`,
  found: (severity: Severity, count: number) => counted(count, severities[severity]),
  told: (severity: string, subject: string, what: string) => `${severity}: ${subject} ${what}`,
  unseen: (why: string) => `could not be checked in full: ${why}`,
  notSeen: (count: number) => `${count} not checked in full`,
  more: (count: number) => `and ${count} more like this (--json lists all)`,
  idTwice: 'Give one of them another id.',
  reading: (bytes: number) => `Reading ${megabytes(bytes)} of decks and logs…`,
  backup: (name: string) => `Made a backup: ${name}`,
  noBackup: (why: string) => `No backup could be made, so nothing in the collection was changed: ${why}`,
  wrote: (path: string) => `Mended: wrote ${path}`,
  removed: (path: string) => `Mended: removed ${path}`,
  failed: (why: string) => `Not mended: ${why}`,
  nothingToFix: 'There was nothing to mend that is safe to.',
  allWell: (checks: number) => `${checks} checks: all is well.`,
  sum: (checks: number, found: readonly string[]) => `${checks} checks: ${found.join(', ')}.`,
  fixable: (count: number) =>
    count === 1 ? 'mull doctor --fix mends one of them.' : `mull doctor --fix mends ${count} of them.`,
}
