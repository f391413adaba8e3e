import { baseId, idParts } from '../card-id.ts'
import { grouped } from '../grouped.ts'
import { orphansOf } from '../identity.ts'
import { entriesOf, nothingKnown } from '../known-cards.ts'
import type { Progress } from '../replay.ts'
import { type Ailment, ailment } from './ailment.ts'
import type { Inspection } from './inspection.ts'

/** Answers by the id that siblings share. */
const answersOf = ({ cards }: Progress): ReadonlyMap<string, number> => {
  const answers = new Map<string, number>()
  for (const [id, { reps }] of cards) answers.set(baseId(id), (answers.get(baseId(id)) ?? 0) + reps)
  return answers
}

/** Histories of cards that no deck has, deck by deck. */
export const orphanAilments = ({ decks, progress }: Inspection): readonly Ailment[] => {
  const entries = entriesOf(decks.decks.flatMap(deck => deck.cards))
  const ids = orphansOf(progress.cards, entries, decks, nothingKnown).map(({ id }) => id)
  if (ids.length === 0) return []
  const answers = answersOf(progress)
  return [...grouped(ids, id => idParts(id).deck)].map(([deck, cards]) =>
    ailment('orphans', deck, {
      code: 'orphans',
      cards,
      answers: cards.reduce((sum, id) => sum + (answers.get(id) ?? 0), 0),
    }),
  )
}
