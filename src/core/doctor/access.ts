import { type Ailment, ailment, type Part, type Severity } from './ailment.ts'
import type { Entry, Folder, Inspection } from './inspection.ts'

const check = 'access'

const unlisted = ({ path, self, unlisted: reason }: Folder, what: Part): readonly Ailment[] => {
  if (self?.is !== undefined && self.is !== 'folder')
    return [ailment(check, path, { code: 'not-a-folder', is: self.is })]
  return reason === undefined ? [] : [ailment(check, path, { code: 'cannot-read', what, reason })]
}

const unwritable = (
  path: string,
  entry: Entry | undefined,
  what: Part,
  severity: Severity,
): readonly Ailment[] => {
  const reason = entry?.unwritable
  return reason === undefined
    ? []
    : [ailment(check, path, { code: 'cannot-write', what, reason }, { severity })]
}

const folder = (found: Folder, what: Part, severity: Severity): readonly Ailment[] => {
  const wrong = unlisted(found, what)
  return wrong.length > 0 ? wrong : unwritable(found.path, found.self, what, severity)
}

const files = ({ decksFolder, reviewsFolder, root, device }: Inspection): readonly Ailment[] => {
  const own = device.is === 'known' ? `${device.id}.jsonl` : undefined
  return [
    ...decksFolder.entries.flatMap(entry => unwritable(entry.path, entry, 'deck', 'note')),
    ...reviewsFolder.entries
      .filter(({ name }) => name === own)
      .flatMap(entry => unwritable(entry.path, entry, 'own-log', 'error')),
    ...root.entries
      .filter(({ name }) => name === 'progress.json')
      .flatMap(entry => unwritable(entry.path, entry, 'progress', 'warning')),
  ]
}

const others = ({ root, decksFolder, reviewsFolder }: Inspection): readonly Ailment[] => {
  const theirs = [root, decksFolder, reviewsFolder]
    .flatMap(({ entries }) => entries)
    .filter(({ isOthers }) => isOthers)
  const [first] = theirs
  return first ? [ailment(check, first.path, { code: 'others', files: theirs.length })] : []
}

/** Whether this user can read and write what mull reads and writes. Logs, decks and settings that can't be read are told by the checks that want them. */
export const accessAilments = (inspection: Inspection): readonly Ailment[] => {
  const { root, decksFolder, reviewsFolder, state } = inspection
  return [
    ...folder({ ...root, path: inspection.folder }, 'collection', reviewsFolder.self ? 'warning' : 'error'),
    ...folder(decksFolder, 'decks', 'warning'),
    ...folder(reviewsFolder, 'reviews', 'error'),
    ...files(inspection),
    ...state.flatMap(found => folder(found, 'state', 'error')),
    ...others(inspection),
  ]
}
