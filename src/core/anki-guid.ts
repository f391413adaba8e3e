import { createHash } from 'node:crypto'
import type { Card, CardId } from './card.ts'
import { baseId } from './card-id.ts'

/** What Anki knows a note by that mull has exported. It is pinned by a test: another one makes a second note of each. */
export const ankiGuid = (id: CardId): string =>
  `m${createHash('sha256').update(`mull:${id}`).digest('base64url').slice(0, 15)}`

export const isOwnGuid = (guid: string): boolean => /^m[A-Za-z0-9_-]{15}$/.test(guid)

/** From the oldest id of each entry, so that a renamed card stays the same note. An id goes to one entry, as in replay. */
export const oldestIds = (cards: readonly Card[]): ReadonlyMap<CardId, CardId> => {
  const taken = new Set(cards.map(card => baseId(card.id)))
  const oldest = new Map<CardId, CardId>()
  for (const { id, was } of cards) {
    const base = baseId(id)
    if (oldest.has(base)) continue
    const name = was.find(old => !taken.has(old)) ?? base
    taken.add(name)
    oldest.set(base, name)
  }
  return oldest
}
