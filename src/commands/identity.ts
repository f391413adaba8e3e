import type { CardId } from '../core/card.ts'
import { baseId } from '../core/card-id.ts'
import { matchesOf, orphansOf, type Proposal, proposals } from '../core/identity.ts'
import { type Entry, entriesOf, nothingKnown, remember } from '../core/known-cards.ts'
import { pairOf } from '../core/matches.ts'
import type { Progress } from '../core/replay.ts'
import type { Env } from '../env.ts'
import { type KnownCardsFile, openKnownCards } from '../files/known-cards.ts'
import type { Collection } from '../files/open.ts'

/** What is open about which cards are which. */
export type Identity = {
  readonly proposals: readonly Proposal[]
  readonly entries: ReadonlyMap<CardId, Entry>
  /** Reads what is remembered, once. */
  readonly file: () => KnownCardsFile
}

/** Base ids that answers were given under, whoever they belong to now. */
export const loggedIds = ({ logs }: Pick<Collection, 'logs'>): ReadonlySet<CardId> =>
  new Set(logs.flatMap(log => log.events.map(event => baseId(event.card))))

/** Which cards may be which that vanished. What is remembered is read only where some did. */
export const identityOf = (
  { folders }: Pick<Env, 'folders'>,
  collection: Collection,
  progress: Progress = collection.progress,
): Identity => {
  const { decks, cards, problems, place } = collection
  let opened: KnownCardsFile | undefined
  const file = () => {
    opened ??= openKnownCards(folders.state, place.folder)
    return opened
  }
  const entries = entriesOf(cards)
  const ofDecks = { decks, problems: problems.decks }
  if (orphansOf(progress.cards, entries, ofDecks, nothingKnown).length === 0) {
    return { proposals: [], entries, file }
  }
  const { known } = file()
  const orphans = orphansOf(progress.cards, entries, ofDecks, known)
  return {
    proposals: proposals({ orphans, decks, entries, own: loggedIds(collection), known }),
    entries,
    file,
  }
}

/** Remembers how each card with a history looks, so that it is known again when it was changed. */
export const rememberCards = (
  env: Pick<Env, 'folders'>,
  collection: Collection,
  progress?: Progress,
): void => {
  const now = progress ?? collection.progress
  const { proposals, entries, file } = identityOf(env, collection, now)
  const withHistory = new Set([...now.cards.keys()].map(baseId))
  const { known, save } = file()
  save(remember(known, entries, withHistory, proposals.flatMap(matchesOf).map(pairOf)))
}
