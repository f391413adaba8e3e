import type { NewCard } from '../card-text.ts'
import { readNewCard } from '../deck-edit.ts'
import { isFit } from './deck-room.ts'
import { type Alike, type Differences, differences, isSame } from './differences.ts'
import type { ImportRefusal } from './imported.ts'

/** What becomes of an entry. */
export type Verdict =
  | { readonly is: 'new'; readonly card: NewCard }
  | { readonly is: 'changed'; readonly set: Differences }
  | { readonly is: 'same' }
  | ImportRefusal

/** Of one that is here already. */
export const judgeExisting = (now: NewCard, then: NewCard, deck: string, areAlike: Alike): Verdict => {
  if ((now.cloze === undefined) !== (then.cloze === undefined)) {
    return { code: 'other-form', card: `${deck}/${now.id ?? ''}` }
  }
  if (!isFit(then)) return { code: 'too-large' }
  const set = differences(now, then, areAlike)
  if (isSame(set)) return { is: 'same' }
  const read = readNewCard({ ...now, ...set }, deck)
  return 'problem' in read ? { code: 'bad-card', finding: read.problem } : { is: 'changed', set }
}

/** Only what a reader of texts can get wrong is read once more before it is written. */
export const judgeNew = (card: NewCard, deck: string): Verdict => {
  if (!isFit(card)) return { code: 'too-large' }
  const isPlain = card.cloze === undefined && !card.wrong?.length && !card.accept?.length
  if (isPlain) return { is: 'new', card }
  const read = readNewCard(card, deck)
  return 'problem' in read ? { code: 'bad-card', finding: read.problem } : { is: 'new', card }
}
