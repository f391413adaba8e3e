import type { Card, CardId } from './card.ts'
import { baseId } from './card-id.ts'
import { grouped } from './grouped.ts'
import type { Problem } from './problem.ts'

const ending = (id: CardId): string => id.slice(baseId(id).length)

/**
 * The one card that stands in the place of a card that an edit of its deck made vanish: of siblings, the one that asks as that card did.
 * Undefined where the card is still there, or where more than one entry came or went.
 */
export const heirOf = (card: Card, before: readonly Card[], after: readonly Card[]): Card | undefined => {
  const [old, now] = [before, after].map(cards =>
    grouped(
      cards.filter(({ deck }) => deck === card.deck),
      ({ id }) => baseId(id),
    ),
  )
  if (!old || !now || now.has(baseId(card.id))) return undefined
  const vanished = [...old.keys()].filter(id => !now.has(id))
  const [heirs = [], ...others] = [...now].filter(([id]) => !old.has(id)).map(([, siblings]) => siblings)
  if (vanished.length !== 1 || others.length > 0) return undefined
  return heirs.find(({ id }) => ending(id) === ending(card.id)) ?? heirs[0]
}

/** The errors that were not there before, each kind as often as it is more. */
export const newErrors = (before: readonly Problem[], after: readonly Problem[]): readonly Problem[] => {
  const known = before.map(({ code }) => code)
  return after.filter(({ code }) => {
    const at = known.indexOf(code)
    if (at >= 0) known.splice(at, 1)
    return at < 0
  })
}
