import type { EventCounts } from '../../../core/merge.ts'
import { counted } from './counted.ts'

const types: { readonly [T in keyof EventCounts]-?: (count: number) => string } = {
  review: count => counted(count, 'answer'),
  undo: count => counted(count, 'undo'),
  quiz: count => counted(count, 'quiz answer'),
  suspend: count => `${count} suspended`,
  unsuspend: count => `${count} no longer suspended`,
  bury: count => `${count} buried`,
  flag: count => counted(count, 'flag'),
  reset: count => counted(count, 'reset'),
  reschedule: count => `${count} rescheduled`,
}

/** What `mull merge` says. */
export const merge = {
  types,
  /** `new: 3 answers, 1 undo · 2026-11-12 to 2026-11-23` */
  fresh: (what: string, from: string, to: string): string =>
    `new: ${what} · ${from === to ? from : `${from} to ${to}`}`,
  known: (count: number): string =>
    count === 1 ? 'its 1 event is here already' : `all ${count} events are here already`,
  knownToo: (count: number) => `${count} here already`,
  damaged: (count: number) => counted(count, 'damaged line'),
  nothing: 'Nothing new.',
  total: (what: string, dryRun: boolean): string =>
    dryRun ? `Would come in: ${what}.` : `Came in: ${what}.`,
  taken: (count: number): string =>
    count === 1 ? '1 of them is taken back by an undo.' : `${count} of them are taken back by an undo.`,
  homeless: (answers: number, decks: string): string =>
    `${counted(answers, 'answer')} to cards in no deck here (${decks}). They wait in the logs for their cards.`,
  addDeck: (folder: string | undefined): string =>
    `mull decks add FILE adds a deck${folder === undefined ? '' : `; theirs are in ${folder}`}.`,
  backup: (name: string) => `Backup made first: ${name}`,
  copies: {
    none: 'No copies that a sync tool made.',
    found: (count: number): string =>
      count === 1 ? '1 copy that a sync tool made:' : `${count} copies that sync tools made:`,
    redundant: (of: string, events: number): string =>
      `of ${of} · ${events === 0 ? 'holds no answers' : `${counted(events, 'event')}, all in other logs`}`,
    own: (of: string, own: number): string =>
      own === 0
        ? `of ${of} · all its events are in other logs, but in another order`
        : `of ${of} · ${counted(own, 'event')} of its own, which count already`,
    deck: (of: string, copy: number, deck: number, differ: number): string =>
      copy + deck + differ === 0
        ? `of ${of} · the same cards`
        : `of ${of} · ${[
            ...(copy === 0 ? [] : [`${counted(copy, 'card')} only in the copy`]),
            ...(deck === 0 ? [] : [`${counted(deck, 'card')} only in ${of}`]),
            ...(differ === 0 ? [] : [`${counted(differ, 'card')} changed`]),
          ].join(', ')}`,
    unread: (of: string) => `of ${of} · one of the two is missing or has errors`,
    settings: (of: string, same: boolean): string =>
      `of ${of} · ${same ? 'the same settings' : 'other settings than those in use'}`,
    progress: (of: string) => `of ${of} · made from the logs, so nothing is in it alone`,
    byHand: 'Decks and settings are yours: take over what you want from the copy, then delete it.',
    atTerminal: 'At a terminal mull merge offers to put the other copies away.',
    canRemove: (logs: number): string =>
      logs === 1
        ? 'The copied log that adds nothing can go; the backup keeps it.'
        : `The ${logs} copied logs that add nothing can go; the backup keeps them.`,
    canRename: (logs: number): string =>
      logs === 1
        ? 'The copied log with events of its own can get a name that is no conflict any more.'
        : `The ${logs} copied logs with events of their own can get names that are no conflict any more.`,
    canRemoveProgress: (files: number): string =>
      files === 1 ? 'The copy of progress.json can go.' : `The ${files} copies of progress.json can go.`,
    remove: (count: number): string => (count === 1 ? 'Remove it?' : 'Remove them?'),
    rename: (count: number): string => (count === 1 ? 'Rename it?' : 'Rename them?'),
    removed: (file: string) => `Removed ${file}`,
    moved: (file: string, to: string) => `${file} is in ${to} now`,
  },
}
