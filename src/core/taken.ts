import type { Card, Deck } from './card.ts'
import { baseId, idOfQuestion, shortId } from './card-id.ts'

/** What holds an id or a question, and where it stands, as a person would write it. */
export type Holder = { readonly card: string; readonly place: string }

/** The ids and questions that no further card of a deck may have. */
export type Taken = { readonly ids: Map<string, Holder>; readonly questions: Map<string, Holder> }

/** A card's question, or its text with the gaps filled, as a key; undefined for one asked the other way round. */
const questionKey = ({ form, question, answer, gap }: Card): string | undefined => {
  if (gap) return idOfQuestion(`${gap.before}${answer}${gap.after}`)
  return form === 'forward' ? idOfQuestion(question) : undefined
}

/** Takes what these cards of one entry hold. */
export const take = ({ ids, questions }: Taken, cards: readonly Card[], place: string): void => {
  for (const card of cards) {
    const holder = { card: baseId(card.id), place }
    ids.set(baseId(shortId(card)), holder)
    const key = questionKey(card)
    if (key !== undefined) questions.set(key, holder)
  }
}

export const takenIn = ({ cards, file }: Deck): Taken => {
  const taken: Taken = { ids: new Map(), questions: new Map() }
  for (const card of cards) take(taken, [card], `${file}:${card.line}`)
  return taken
}

/** What stands in the way of a new entry with these cards. */
export const clashOf = (
  { ids, questions }: Taken,
  cards: readonly Card[],
): { readonly by: 'id' | 'question'; readonly holder: Holder } | undefined => {
  for (const card of cards) {
    const question = questions.get(questionKey(card) ?? '')
    if (question) return { by: 'question', holder: question }
    const id = ids.get(baseId(shortId(card)))
    if (id) return { by: 'id', holder: id }
  }
  return undefined
}
