import { resolve } from 'node:path'
import type { CardId } from '../core/card.ts'
import { idParts } from '../core/card-id.ts'
import { grouped } from '../core/grouped.ts'
import { type Entry, entriesOf } from '../core/known-cards.ts'
import { type Match, pairOf } from '../core/matches.ts'
import { type Place, sourceOf } from '../core/place.ts'
import { type Problem, problemAt } from '../core/problem.ts'
import type { Collection } from '../files/open.ts'
import { readText } from '../files/text-file.ts'
import type { Context } from './context.ts'
import { identityOf, loggedIds } from './identity.ts'

type Unwritten = { readonly entry: Entry; readonly was: CardId }

/** Cards that got an `id` after they got a history: their old id follows from their question, and is lost when that is changed. */
const unwrittenOf = (collection: Collection): readonly Unwritten[] => {
  const logged = loggedIds(collection)
  return [...entriesOf(collection.cards).values()].flatMap(entry => {
    const { unnamed: was } = entry
    return was !== undefined && logged.has(was) ? [{ entry, was }] : []
  })
}

/** Where each line of a file starts to say something. */
const placesIn = (path: string, file: string): ((line: number) => Place) => {
  const text = readText(path, file)
  const source = sourceOf(typeof text === 'string' ? text : '', file)
  const lines = source.text.split('\n')
  const starts = [0]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1)
  return line => source.placeOf((starts[line - 1] ?? 0) + (lines[line - 1]?.search(/[^\s-]/) ?? 0))
}

/** A warning for each old id that is not written down. */
export const unwrittenProblems = (
  { env }: Pick<Context, 'env'>,
  collection: Collection,
): readonly Problem[] => {
  const files = new Map(collection.decks.map(deck => [deck.id, deck.file]))
  return [...grouped(unwrittenOf(collection), ({ entry }) => entry.deck)].flatMap(([deck, found]) => {
    const file = files.get(deck) ?? deck
    const place = placesIn(resolve(env.cwd, file), file)
    return found.map(({ entry, was }) =>
      problemAt(place(entry.line), { code: 'was/unwritten', was: idParts(was).card }),
    )
  })
}

/** What is certain to belong into a `was`, by card: no person needs to be asked. */
export const certainNames = (
  { env }: Pick<Context, 'env'>,
  collection: Collection,
): ReadonlyMap<CardId, readonly string[]> => {
  const isCertain = identityOf(env, collection).proposals.flatMap((proposal): Match[] =>
    proposal.kind === 'got-id' ? [proposal] : [],
  )
  const names = [
    ...unwrittenOf(collection).map(({ entry, was }) => [was, entry.id] as const),
    ...isCertain.map(pairOf),
  ]
  return new Map(
    [...grouped(names, ([, card]) => card)].map(([card, own]) => [
      card,
      own.map(([old]) => idParts(old).card),
    ]),
  )
}
