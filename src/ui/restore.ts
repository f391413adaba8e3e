import type { LineChanges } from '../core/line-changes.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

/** What bringing back a file does, as far as a person has to know. */
export type FileChange = { readonly path: string } & (
  | { readonly how: 'same' | 'back' | 'beside' }
  | { readonly how: 'over'; readonly lines: LineChanges }
)

const changeLines = (change: FileChange, { restore }: Words): readonly Line[] => {
  const { path, how } = change
  switch (how) {
    case 'same':
      return []
    case 'over':
      return [restore.over(path, change.lines.added, change.lines.removed)]
    case 'back':
    case 'beside':
      return [restore[how](path)]
  }
}

/** What a restore would do, file by file. */
export const planLines = (
  words: Words,
  heading: string,
  changes: readonly FileChange[],
  others: readonly string[],
): readonly Line[] => {
  const { restore, common } = words
  const lines = changes.flatMap(change => changeLines(change, words))
  return [
    { text: heading, style: 'strong' },
    ...(lines.length === 0 ? [restore.same] : lines.map((line): Line => ['  ', line].flat())),
    ...(others.length === 0 ? [] : [{ text: restore.others(common.listed(others)), style: 'dim' as const }]),
  ]
}
