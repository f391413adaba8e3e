import { quotedWord } from '../core/argv.ts'
import { answersOf, type Change, isNothing } from '../core/sync-change.ts'
import { table } from './table.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

/** What a sync did, for the person. */
export type SyncReport = {
  readonly collection: string
  readonly remote: { readonly name: string; readonly url: string; readonly branch: string } | null
  readonly committed: Change
  readonly received: Change
  readonly sent: Change
}

const filesAtMost = 12

/** What came or went: how many answers, and which files. */
const changeLines = (
  { sync, common }: Words,
  done: string,
  change: Change,
  width: number,
): readonly Line[] => {
  if (isNothing(change)) return []
  const answers = answersOf(change)
  const others = change.logs.reduce((sum, log) => sum + log.others, 0)
  const devices = change.logs.filter(log => log.answers > 0).length
  const parts = [
    ...(answers > 0 ? [sync.answers(answers, devices)] : []),
    ...(others > 0 ? [sync.others(others)] : []),
    ...(change.files.length > 0 ? [common.files(change.files.length)] : []),
  ]
  const shown = change.files.slice(0, change.files.length > filesAtMost ? filesAtMost - 1 : filesAtMost)
  const left = change.files.length - shown.length
  return [
    sync.change(done, parts),
    ...table(
      shown.map(file => [`  ${sync.changes[file.change]}`, file.path]),
      ['whole', 'left'],
      width,
    ),
    ...(left > 0 ? [`  ${sync.more(common.files(left))}`] : []),
  ]
}

export const syncLines = (words: Words, report: SyncReport, width: number): readonly Line[] => {
  const { sync } = words
  const { remote, committed, received, sent } = report
  if (remote === null) {
    const lines = changeLines(words, sync.committed, committed, width)
    return lines.length > 0 ? lines : [sync.nothingNew]
  }
  return [
    ...changeLines(words, sync.received, received, width),
    ...changeLines(words, sync.sent, sent, width),
  ]
}

/** What a person has to decide, and the commands for it. */
export const conflictLines = (
  { sync }: Words,
  { collection, remote }: SyncReport,
  { files, areRelated }: { readonly files: readonly string[]; readonly areRelated: boolean },
): readonly Line[] => {
  const git = `git -C ${quotedWord(collection)}`
  const merge = `${git} merge ${areRelated ? '' : '--allow-unrelated-histories '}${remote?.name}/${remote?.branch}`
  const step = (command: string, does: string): Line[] => [
    { text: `  ${command}`, style: 'strong' },
    `      ${does}`,
  ]
  return [
    { text: sync.conflict, style: 'warn' },
    ...files.map(path => `  ${path}`),
    sync.exchanged,
    sync.decide,
    ...step(merge, sync.mergeByHand),
    `  ${sync.edit}`,
    ...step(`${git} commit --all --no-edit`, sync.commitByHand),
    ...step('mull sync', sync.thenSync),
  ]
}
