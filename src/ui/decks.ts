import { counted } from './counted.ts'
import type { Line } from './text.ts'

export type DecksReport = {
  readonly collection: string
  readonly decks: readonly {
    readonly id: string
    readonly name: string
    readonly about: string | undefined
    readonly file: string
    readonly cards: number
    readonly topics: readonly { readonly topic: string; readonly cards: number }[]
  }[]
}

export const deckLines = ({ collection, decks }: DecksReport): readonly Line[] => [
  { text: collection, style: 'dim' },
  ...(decks.length === 0 ? ['No decks yet. mull decks add llm-basics adds a starter deck.'] : []),
  ...decks.flatMap((deck): Line[] => [
    '',
    [{ text: deck.name, style: 'strong' }, ` · ${deck.id} · ${counted(deck.cards, 'card')}`],
    ...(deck.about === undefined ? [] : [deck.about]),
    ...(deck.topics.length === 0
      ? []
      : [`  ${deck.topics.map(({ topic, cards }) => `${topic} (${cards})`).join(', ')}`]),
  ]),
]
