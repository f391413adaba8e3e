import type { BackupReason } from '../../../core/manifest.ts'
import { counted } from './counted.ts'

const reasons: Readonly<Record<BackupReason, string>> = {
  edit: 'an edit',
  merge: 'a merge',
  sync: 'a sync',
  fix: 'a mend',
  restore: 'a restore',
}

/** What `mull restore` says. */
export const restore = {
  none: 'There are no backups yet: mull makes one before it rewrites a file.',
  heads: {
    number: '#',
    when: 'When',
    age: 'Age',
    before: 'Before',
    decks: 'Decks',
    lines: 'Log lines',
    size: 'Size',
  },
  reasons,
  before: (reason: BackupReason) => `before ${reasons[reason]}`,
  age: {
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    days: (count: number): string => counted(count, 'day'),
  },
  ago: (age: string) => `${age} ago`,
  logLines: (count: number): string => counted(count, 'log line'),
  unreadable: { damaged: 'damaged', newer: 'made by a newer mull' },
  kept: (folder: string, size: string) => `${size} in ${folder}`,
  how: 'mull restore NUMBER   says what would change, and asks',
  /** Before the list of what would change. */
  plan: (time: string, reason: BackupReason) => `The backup of ${time}, before ${reasons[reason]}:`,
  over: (path: string, added: number, removed: number): string => {
    const parts = [
      ...(added > 0 ? [`${counted(added, 'line')} in`] : []),
      ...(removed > 0 ? [`${counted(removed, 'line')} out`] : []),
    ]
    return `${path}: ${parts.join(', ') || 'the same lines in another order'}`
  },
  back: (path: string) => `${path}: comes back`,
  beside: (path: string) => `${path}: stays; the answers it lacks come in beside it`,
  others: (paths: string) => `Not in the backup, and stays: ${paths}`,
  same: 'Nothing to restore: all of it is in the collection.',
  sure: 'Restore this?',
  nothing: 'Nothing was changed.',
  done: (path: string) => `Restored ${path}.`,
  doneBeside: (path: string, name: string | undefined): string =>
    name === undefined
      ? `${path}: no answer was missing.`
      : `${path}: its answers came in as reviews/${name}.`,
  takeBack: (time: string) => `mull restore ${time} takes it back.`,
  /** Where it stopped before its end. */
  goOn: (time: string) => `Not all of it was restored; once that is mended: mull restore ${time}`,
  wrote: (files: number, folder: string) => `Wrote ${counted(files, 'file')} to ${folder}.`,
}
