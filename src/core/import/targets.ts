import type { Deck } from '../card.ts'
import { folded, idOfFile } from '../card-id.ts'
import type { NewCard } from '../card-text.ts'
import { findDeck } from '../find-deck.ts'
import { deckSlug, otherSlug, partId, partName } from './deck-names.ts'
import { fits, type Load, loadOf, noLoad, together } from './deck-room.ts'
import type { ImportedDeck } from './imported.ts'

/** A deck that entries go to: one that is there, or one that is made. */
export type Target = {
  readonly id: string
  readonly name: string
  readonly language?: string
  readonly about?: string
  readonly deck?: Deck
}

/** The files of one deck: entries are looked for in all, and put into the last that has room. */
export type Family = {
  readonly parts: () => readonly Target[]
  /** Where the next card goes; it takes its room. */
  readonly place: (card: NewCard) => Target
}

const nameKey = (name: string): string => folded(name).toLowerCase()

type Rooms = {
  readonly loadOf: (deck: Deck) => Load
  readonly decks: readonly Deck[]
  readonly taken: Set<string>
}

/** Decks that are parts of this one by their ids and names, as they are written here. */
const laterParts = (decks: readonly Deck[], first: Deck): readonly Deck[] => {
  const parts: Deck[] = []
  for (let part = 2; ; part++) {
    const next = decks.find(({ id }) => id === partId(first.id, part))
    if (!next || nameKey(next.name) !== nameKey(partName(first.name, part))) return parts
    parts.push(next)
  }
}

const familyOf = (first: Target, rooms: Rooms): Family => {
  const later = first.deck ? laterParts(rooms.decks, first.deck) : []
  const parts: Target[] = [first, ...later.map(deck => ({ id: deck.id, name: deck.name, deck }))]
  const loads = parts.map(({ deck }) => (deck ? rooms.loadOf(deck) : noLoad))
  return {
    parts: () => parts,
    place: card => {
      const load = loadOf(card)
      const last = parts.length - 1
      const sum = together(loads[last] ?? noLoad, load)
      if (fits(sum) || (loads[last]?.entries ?? 0) === 0) {
        loads[last] = sum
        return parts[last] ?? first
      }
      let number = parts.length + 1
      while (rooms.taken.has(partId(first.id, number))) number++
      const next: Target = {
        id: partId(first.id, number),
        name: partName(first.name, number),
        ...(first.language === undefined ? {} : { language: first.language }),
      }
      rooms.taken.add(next.id)
      parts.push(next)
      loads.push(load)
      return next
    },
  }
}

const target = (deck: Deck): Target => ({ id: deck.id, name: deck.name, deck })

/** Finds the deck of a name, by the ids and names of those there are. `into` is the one that a person named for all. */
export const createTargets = (
  decks: readonly Deck[],
  said: readonly ImportedDeck[],
  loadOfDeck: (deck: Deck) => Load,
): {
  readonly family: (name: string, home: Deck | undefined) => Family
  readonly into: (word: string) => Family
} => {
  const rooms: Rooms = {
    loadOf: loadOfDeck,
    decks,
    taken: new Set(decks.flatMap(({ id, file }) => [id, idOfFile(file)])),
  }
  const byName = new Map(decks.toReversed().map(deck => [nameKey(deck.name), deck]))
  const families = new Map<string, Family>()
  const made = (name: string, about: ImportedDeck | undefined): Target => {
    const wanted = deckSlug(about?.id ?? name)
    // An id from elsewhere becomes a file's name: only one that is its own slug.
    const id = about?.id !== undefined && wanted === about.id.toLowerCase() ? about.id : wanted
    const free = rooms.taken.has(id) ? otherSlug(name) : id
    rooms.taken.add(free)
    return {
      id: free,
      name: folded(name) === '' ? free : folded(name),
      ...(about?.language === undefined ? {} : { language: about.language }),
      ...(about?.about === undefined ? {} : { about: about.about }),
    }
  }
  const remembered = (key: string, make: () => Target): Family => {
    const old = families.get(key)
    if (old) return old
    const family = familyOf(make(), rooms)
    families.set(key, family)
    return family
  }
  return {
    family: (name, home) =>
      remembered(nameKey(name), () => {
        const about = said.find(deck => nameKey(deck.name) === nameKey(name))
        const deck = decks.find(({ id }) => id === about?.id) ?? byName.get(nameKey(name)) ?? home
        return deck ? target(deck) : made(name, about)
      }),
    into: word =>
      remembered(`id ${word}`, () => {
        const found = findDeck(decks, word)
        return 'deck' in found ? target(found.deck) : made(word, undefined)
      }),
  }
}
