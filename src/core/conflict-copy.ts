/** A file that a sync tool put beside another because two machines had written that one. */
export type ConflictCopy = {
  /** The name of the file it is a copy of. */
  readonly of: string
  /** False where people give such names too (`French 2.yaml` beside `French.yaml`). */
  readonly certain: boolean
}

/** What each tool puts between a file's name and its extension. */
const certain: readonly RegExp[] = [
  // Syncthing: docs.syncthing.net/users/syncing.html#conflicting-changes
  /^(?<stem>.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?$/,
  // Dropbox in English and Chinese, Nextcloud, ownCloud, Seafile.
  /^(?<stem>.+) \([^()]*(?:conflicted copy|冲突副本|SFConflict)[^()]*(?:\(\d+\))?\)$/i,
  /^(?<stem>.+)_conflict-\d{8}-\d{6}$/,
]

/** iCloud and Google Drive number their copies, as people do. */
const likely: readonly RegExp[] = [/^(?<stem>.+) (?:[2-9]|[1-9]\d)$/, /^(?<stem>.+) \(\d{1,2}\)$/]

const stemOf = (patterns: readonly RegExp[], stem: string): string | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(stem)?.groups?.['stem']
    if (found !== undefined) return found
  }
  return undefined
}

/** What a file's name says of it. A numbered one is a copy only where the file without the number is among `names`. */
export const conflictCopy = (name: string, names: ReadonlySet<string>): ConflictCopy | undefined => {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  const sure = stemOf(certain, stem)
  if (sure !== undefined) return { of: sure + extension, certain: true }
  const perhaps = stemOf(likely, stem)
  if (perhaps === undefined || !names.has(perhaps + extension)) return undefined
  return { of: perhaps + extension, certain: false }
}
