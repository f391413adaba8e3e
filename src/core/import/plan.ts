import type { CardId, Deck } from '../card.ts'
import { baseId, idParts } from '../card-id.ts'
import type { NewCard } from '../card-text.ts'
import { newCardOfCards } from '../entry-card.ts'
import { grouped } from '../grouped.ts'
import { loadOf, noLoad, together } from './deck-room.ts'
import { type Alike, byWords, type Differences, exactly } from './differences.ts'
import { idOfKey } from './entry-id.ts'
import { excerptOf } from './excerpt.ts'
import { type Existing, type ExistingEntries, existingEntries } from './existing.ts'
import type { Imported, ImportedEntry, ImportRefusal, Refused } from './imported.ts'
import { matchIn } from './match.ts'
import { newCardOf } from './new-entry.ts'
import { fromOwnNote } from './own-note.ts'
import { paired } from './pairs.ts'
import { createTargets, type Family, type Target } from './targets.ts'
import { judgeExisting, judgeNew } from './verdict.ts'

/** A file's entries. `deck` is the name of the deck for those that name none. */
export type Source = { readonly file: string; readonly deck: string; readonly imported: Imported }

type Refusal = Refused & { readonly file: string }

/** What comes to one deck. */
export type DeckPlan = {
  readonly target: Target
  readonly added: readonly NewCard[]
  readonly changed: readonly { readonly card: string; readonly set: Differences }[]
  readonly same: readonly string[]
}

export type ImportPlan = {
  readonly decks: readonly DeckPlan[]
  readonly refused: readonly Refusal[]
  /** Entries with cards that have a history, and the id they have here. */
  readonly histories: readonly { readonly id: CardId; readonly entry: ImportedEntry }[]
}

type Changes = {
  readonly target: Target
  readonly added: NewCard[]
  readonly changed: Map<string, Differences>
  readonly same: string[]
}

const excerpt = ({ content }: ImportedEntry): string =>
  excerptOf(content.form === 'cloze' ? [content.text] : [content.question, content.answer])

const loadOfDeck = ({ cards }: Deck) =>
  [...grouped(cards, card => baseId(card.id)).values()].reduce(
    (sum, [first, ...more]) => (first ? together(sum, loadOf(newCardOfCards([first, ...more]))) : sum),
    noLoad,
  )

/** The deck that holds entries of this one already, whatever it is called by now. */
const homeOf = (entries: readonly ImportedEntry[], existing: ExistingEntries): Deck | undefined => {
  for (const { key } of entries) {
    const found =
      key.is === 'guid' ? (existing.byGuid(key.text)?.entry ?? existing.byShortId(idOfKey(key))) : undefined
    if (found) return found.deck
  }
  return undefined
}

const reversed = (entry: ImportedEntry): ImportedEntry => ({
  ...entry,
  cards: entry.cards.map(card => ({ ...card, suffix: `#reverse${card.suffix}` })),
})

/** The plan while it is made. */
type Draft = {
  readonly existing: ExistingEntries
  readonly held: ReadonlySet<CardId>
  readonly decks: Map<string, Changes>
  readonly refused: Refusal[]
  readonly histories: { readonly id: CardId; readonly entry: ImportedEntry }[]
  /** Entries that were taken already, here and those that are new. */
  readonly taken: Set<string>
}

const changesIn = ({ decks }: Draft, target: Target): Changes => {
  const old = decks.get(target.id)
  if (old) return old
  const changes: Changes = { target, added: [], changed: new Map(), same: [] }
  decks.set(target.id, changes)
  return changes
}

const remember = ({ histories }: Draft, id: CardId, entry: ImportedEntry): void => {
  if (entry.cards.length > 0) histories.push({ id, entry })
}

/** An entry that is here already. */
const update = (
  draft: Draft,
  entry: ImportedEntry,
  found: Existing,
  areAlike: Alike,
): ImportRefusal | undefined => {
  const { id, deck, cards } = found
  const own = entry.key.is === 'guid' ? draft.existing.byGuid(entry.key.text) : undefined
  const now = newCardOfCards(cards)
  const short = idParts(id).card
  const verdict = judgeExisting(
    now,
    newCardOf(own ? fromOwnNote(entry, found, own.kind, areAlike) : entry, short),
    deck.id,
    areAlike,
  )
  if ('code' in verdict) return verdict
  const changes = changesIn(draft, { id: deck.id, name: deck.name, deck })
  if (verdict.is === 'changed') {
    changes.changed.set(short, { ...changes.changed.get(short), ...verdict.set })
  } else changes.same.push(short)
  remember(draft, id, own?.kind === '#reverse' ? reversed(entry) : entry)
  return undefined
}

const add = (draft: Draft, entry: ImportedEntry, id: string, family: Family): ImportRefusal | undefined => {
  const [first] = family.parts()
  const mark = `new ${first?.id}/${id}`
  if (draft.taken.has(mark)) return { code: 'twice' }
  draft.taken.add(mark)
  const broken = family.parts().find(part => draft.held.has(`${part.id}/${id}`))
  if (broken) return { code: 'held-back', card: `${broken.id}/${id}` }
  const verdict = judgeNew(newCardOf(entry, id), first?.id ?? '')
  if ('code' in verdict) return verdict
  if (verdict.is !== 'new') return undefined
  const target = family.place(verdict.card)
  changesIn(draft, target).added.push(verdict.card)
  remember(draft, `${target.id}/${id}`, entry)
  return undefined
}

const take = (
  draft: Draft,
  entry: ImportedEntry,
  family: Family,
  areAlike: Alike,
): ImportRefusal | undefined => {
  const id = idOfKey(entry.key)
  const own = entry.key.is === 'guid' ? draft.existing.byGuid(entry.key.text) : undefined
  const found = own?.entry ?? matchIn(entry, id, family, draft.existing)
  if (!found) return add(draft, entry, id, family)
  const mark = found.id + (own?.kind === '#reverse' ? '#reverse' : '')
  if (!draft.taken.has(mark)) {
    draft.taken.add(mark)
    return update(draft, entry, found, areAlike)
  }
  // Two notes of Anki may ask the same: the second is one of its own.
  const isOther = !own && entry.key.is === 'guid' && idParts(found.id).card !== id
  return isOther ? add(draft, entry, id, family) : { code: 'twice' }
}

/**
 * What an import would do to the decks: what is new, what changes, and what does not come in. An entry that is here already
 * is found by a GUID of our own, by the id that its key makes, or by its question in its deck; so a second import adds nothing.
 */
export const planImport = (
  sources: readonly Source[],
  decks: readonly Deck[],
  { into, withheld = [] }: { readonly into?: string; readonly withheld?: readonly CardId[] } = {},
): ImportPlan => {
  const existing = existingEntries(decks)
  const said = sources.flatMap(({ imported }) => imported.decks ?? [])
  const targets = createTargets(decks, said, loadOfDeck)
  const draft: Draft = {
    existing,
    held: new Set(withheld),
    decks: new Map(),
    refused: sources.flatMap(({ file, imported }) => imported.refused.map(one => ({ ...one, file }))),
    histories: [],
    taken: new Set(),
  }
  const isOurs = ({ key }: ImportedEntry) => key.is === 'guid' && existing.byGuid(key.text) !== undefined
  for (const { file, deck: fallback, imported } of sources) {
    const areAlike = imported.shape?.html === false ? byWords : exactly
    const entries = [
      ...imported.entries.filter(isOurs),
      ...paired(imported.entries.filter(entry => !isOurs(entry))),
    ]
    for (const [name, group] of grouped(entries, ({ deck }) => deck.join('::') || fallback)) {
      const family = into === undefined ? targets.family(name, homeOf(group, existing)) : targets.into(into)
      for (const entry of group) {
        const why = take(draft, entry, family, areAlike)
        if (why) draft.refused.push({ file, place: entry.place, why, excerpt: excerpt(entry) })
      }
    }
  }
  return {
    decks: [...draft.decks.values()].map(({ changed, same, ...plan }) => ({
      ...plan,
      // Both notes of a reversed card speak of it.
      same: [...new Set(same)].filter(card => !changed.has(card)),
      changed: [...changed].map(([card, set]) => ({ card, set })),
    })),
    refused: draft.refused,
    histories: draft.histories,
  }
}
