import { counted } from './counted.ts'

/** What `sync` says. */
export const sync = {
  reaching: (remote: string) => `Looking for ${remote}…`,
  fetching: (remote: string) => `Fetching from ${remote}…`,
  pushing: (remote: string) => `Sending to ${remote}…`,
  committed: 'Committed',
  received: 'Received',
  sent: 'Sent',
  /** `parts` are what `answers`, `others` and `files` say. */
  change: (done: string, parts: readonly string[]) => `${done}: ${parts.join(', ')}`,
  answers: (answers: number, devices: number): string =>
    `${counted(answers, 'answer')}${devices > 1 ? ` from ${devices} devices` : ''}`,
  others: (others: number) => `${counted(others, 'change')} to cards`,
  changes: { new: 'new', changed: 'changed', gone: 'gone' },
  upToDate: (remote: string, url: string) => `Up to date with ${remote} (${url}).`,
  alreadyUpToDate: (remote: string, url: string) => `Already up to date with ${remote} (${url}).`,
  nothingNew: 'Nothing new to commit.',
  noRemote: 'There is no remote yet. mull sync REMOTE adds one: an empty git repository of yours.',
  offline: 'Committed here; the next mull sync sends it.',
  crowded: 'Others were faster each time. Everything is committed here; run mull sync again.',
  more: (files: string) => `and ${files} more`,
  conflict: 'Changed on both sides in the same place, and left to you; none of them was touched:',
  exchanged: 'Answers were exchanged all the same.',
  decide: 'To decide:',
  mergeByHand: 'puts both versions into these files',
  edit: 'Edit them: leave what shall stand.',
  commitByHand: 'ends the merge',
  thenSync: 'sends it',
}
