import type { Card } from './card.ts'
import { type ClozePiece, clozeText } from './cloze-text.ts'

/** The text with gaps that these cards of one entry were made of, as far as it can be told: what stands around its gaps is the same. */
export const clozeOfCards = (cards: readonly Card[]): string => {
  const pieces: ClozePiece[] = []
  let rest = ''
  let from = 0
  for (const { answer, gap } of cards) {
    if (!gap) continue
    pieces.push(gap.before.slice(from), {
      text: answer,
      ...(gap.hint === undefined ? {} : { hint: gap.hint }),
    })
    rest = gap.after
    from = gap.before.length + answer.length
  }
  return clozeText([...pieces, rest])
}
