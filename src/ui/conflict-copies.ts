import type { DeckChanges } from '../core/deck-changes.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

/** A copy that a sync tool left, as it is told. */
export type CopyTold = { readonly file: string; readonly of: string } & (
  | { readonly kind: 'log'; readonly events: number; readonly own: number; readonly redundant: boolean }
  | { readonly kind: 'deck'; readonly changes: DeckChanges | undefined }
  | { readonly kind: 'settings'; readonly same: boolean }
  | { readonly kind: 'progress' }
)

const whatOf = ({ merge }: Words, copy: CopyTold): string => {
  const { copies } = merge
  switch (copy.kind) {
    case 'log':
      return copy.redundant ? copies.redundant(copy.of, copy.events) : copies.own(copy.of, copy.own)
    case 'deck': {
      const { changes, of } = copy
      if (!changes) return copies.unread(of)
      return copies.deck(of, changes.added, changes.removed, changes.changed)
    }
    case 'settings':
      return copies.settings(copy.of, copy.same)
    case 'progress':
      return copies.progress(copy.of)
  }
}

/** What sync tools left, and what can be done with it. */
export const copyLines = (
  words: Words,
  found: readonly CopyTold[],
  interactive: boolean,
): readonly Line[] => {
  const { copies } = words.merge
  if (found.length === 0) return [copies.none]
  const isByHand = ({ kind }: CopyTold) => kind === 'deck' || kind === 'settings'
  return [
    copies.found(found.length),
    ...found.flatMap((copy): readonly Line[] => [
      { text: copy.file, style: 'strong' },
      `  ${whatOf(words, copy)}`,
    ]),
    ...(found.some(isByHand) ? [copies.byHand] : []),
    ...(interactive || found.every(isByHand) ? [] : [copies.atTerminal]),
  ]
}
