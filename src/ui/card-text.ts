import type { Card } from '../core/card.ts'
import { oneLine } from './clean.ts'
import { truncate } from './truncate.ts'

/** A question in a message: enough of it to know the card. */
const enough = 60

/** A card in a message: its question, cut where it is long, and its id. */
export const cardText = ({ question, id }: Pick<Card, 'question' | 'id'>): string =>
  `${truncate(question, enough)} · ${oneLine(id)}`
