import { blockCard, type NewCard } from '../card-text.ts'
import { valueLines } from '../yaml-text.ts'
import type { Target } from './targets.ts'

/** The text of a deck that an import makes. It says its id, so that its file can be renamed. */
export const deckText = ({ id, name, language, about }: Target, cards: readonly NewCard[]): string => {
  const head = Object.entries({ deck: name, id, language, about }).flatMap(([key, value]) => {
    if (value === undefined || value.trim() === '') return []
    const [first = '', ...more] = valueLines(value, 0, 2)
    return [`${key}: ${first}`, ...more]
  })
  const items = cards.flatMap((card, index) => [...(index > 0 ? [''] : []), ...blockCard(card, 2, 4)])
  return [...head, 'cards:', ...items, ''].join('\n')
}
