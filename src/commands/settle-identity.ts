import type { Proposal } from '../core/identity.ts'
import type { Collection } from '../files/open.ts'
import type { Asked } from '../ui/ask.ts'
import type { Context } from './context.ts'
import { identityOf } from './identity.ts'

const openIn = (context: Context, collection: Collection): readonly Proposal[] =>
  collection.logs.some(log => log.newer !== undefined) ? [] : identityOf(context.env, collection).proposals

/** Says on the way, to stderr, what waits for a person at a terminal. */
export const reportIdentity = async (context: Context, collection: Collection): Promise<void> => {
  const open = openIn(context, collection)
  if (open.length > 0) (await import('./ask-identity.ts')).sayWaiting(context, collection, open)
}

/**
 * Asks once which changed cards are which, at a terminal, and writes what follows into the decks, with the person's consent;
 * without one it says what waits. Gives the collection as it is then, or the exit code where the person left.
 */
export const settleIdentity = async (
  context: Context,
  collection: Collection,
): Promise<Asked<Collection>> => {
  if (openIn(context, collection).length === 0) return { value: collection }
  if (context.interactive) return (await import('./ask-identity.ts')).askIdentity(context, collection)
  await reportIdentity(context, collection)
  return { value: collection }
}
