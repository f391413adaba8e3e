import type { Change } from '../../core/sync-change.ts'
import { blob, differences, emptyTree, type ObjectId } from '../git/objects.ts'
import type { Git } from '../git/run.ts'
import { beyond, counted, derived, isLog } from './own.ts'

const deviceOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.jsonl'.length)

const none = Buffer.alloc(0)

/** How a tree or commit differs from another, or from nothing. */
export const changeBetween = (git: Git, before: ObjectId | undefined, after: ObjectId): Change => {
  const all = differences(git, before ?? emptyTree(git), after).filter(({ path }) => path !== derived)
  const bytes = (side: { id: ObjectId } | undefined) => (side ? blob(git, side.id) : none)
  return {
    logs: all
      .filter(({ path }) => isLog(path))
      .map(({ path, before, after }) => ({
        device: deviceOf(path),
        ...counted(beyond(bytes(after), bytes(before))),
      }))
      .filter(({ answers, others }) => answers + others > 0),
    files: all
      .filter(({ path }) => !isLog(path))
      .map(({ path, before, after }) => ({
        path,
        change: before === undefined ? 'new' : after === undefined ? 'gone' : 'changed',
      })),
  }
}
