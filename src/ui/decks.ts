import type { Line } from './text.ts'
import type { Words } from './words.ts'

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

export const deckLines = (
  { collection: said, common }: Words,
  { collection, decks }: DecksReport,
): readonly Line[] => [
  { text: collection, style: 'dim' },
  ...(decks.length === 0 ? [said.noDecks] : []),
  ...decks.flatMap((deck): Line[] => [
    '',
    [
      { text: deck.name, style: 'strong' },
      ...(deck.id === deck.name ? [] : [` · ${deck.id}`]),
      ` · ${common.cards(deck.cards)}`,
    ],
    ...(deck.about === undefined ? [] : [deck.about]),
    ...(deck.topics.length === 0
      ? []
      : [`  ${common.listed(deck.topics.map(({ topic, cards }) => said.topic(topic, cards)))}`]),
  ]),
]
