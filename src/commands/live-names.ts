import { topicsOf } from '../core/filter.ts'
import type { Env } from '../env.ts'
import { findPlace, isCollection } from '../files/collection.ts'
import { readDecks } from '../files/deck-files.ts'

type Named = { readonly value: string; readonly about: string }

/** What a person could name of a collection, for completion. Only decks are read, nothing is made, nothing said. */
export const liveNames = (
  env: Env,
  kind: 'decks' | 'topics' | 'decks and topics' | 'cards',
  collection: string | undefined,
): readonly Named[] => {
  const place = findPlace(env, collection)
  if (!isCollection(place)) return []
  const { decks } = readDecks(place.decks, env.cwd)
  const ids = decks.map(({ id, name }) => ({ value: id, about: name }))
  const topics = topicsOf(decks).map(({ topic }) => ({ value: topic, about: '' }))
  switch (kind) {
    case 'decks':
      return ids
    case 'topics':
      return topics
    case 'decks and topics':
      return [...ids, ...topics]
    case 'cards':
      return decks.flatMap(({ cards }) => cards.map(({ id, question }) => ({ value: id, about: question })))
  }
}
