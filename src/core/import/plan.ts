import type { CardId, Deck } from '../card.ts'
import { baseId, idParts } from '../card-id.ts'
import type { NewCard } from '../card-text.ts'
import { readNewCard } from '../deck-edit.ts'
import { newCardOfCards } from '../entry-card.ts'
import { grouped } from '../grouped.ts'
import { loadOf, noLoad, together } from './deck-room.ts'
import { type Differences, differences, fromOwnNote, isSame } from './differences.ts'
import { idOfKey } from './entry-id.ts'
import { excerptOf } from './excerpt.ts'
import { type Existing, type ExistingEntries, existingEntries } from './existing.ts'
import type { Imported, ImportedEntry, ImportRefusal, Refused } from './imported.ts'
import { madeKey } from './made-key.ts'
import { newCardOf } from './new-entry.ts'
import { paired } from './pairs.ts'
import { createTargets, type Family, type Target } from './targets.ts'

/** A file's entries. `deck` is the name of the deck for those that name none. */
export type Source = { readonly file: string; readonly deck: string; readonly imported: Imported }

export type Refusal = Refused & { readonly file: string }

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
  readonly changed: { readonly card: string; readonly set: Differences }[]
  readonly same: string[]
}

const excerpt = ({ content }: ImportedEntry): string =>
  excerptOf(content.form === 'cloze' ? [content.text] : [content.question, content.answer])

const loadOfDeck = ({ cards }: Deck) =>
  [...grouped(cards, card => baseId(card.id)).values()].reduce(
    (sum, [first, ...more]) => (first ? together(sum, loadOf(newCardOfCards([first, ...more]))) : sum),
    noLoad,
  )

/** Which of a deck's entries it is. */
const matchIn = (
  entry: ImportedEntry,
  id: string,
  family: Family,
  existing: ExistingEntries,
): Existing | undefined => {
  for (const part of family.parts()) {
    const found = existing.byId(`${part.id}/${id}`)
    if (found) return found
  }
  const anywhere = entry.key.is === 'guid' ? existing.byShortId(id) : undefined
  if (anywhere || entry.key.is === 'id') return anywhere
  const question = entry.content.form === 'cloze' ? undefined : entry.content.question
  for (const part of family.parts()) {
    const found = question === undefined ? undefined : existing.byQuestion(part.id, question)
    if (found) return found
  }
  return entry.content.form === 'cloze'
    ? family.parts().flatMap(part => existing.byId(`${part.id}/${madeKey(entry.content)}`) ?? [])[0]
    : undefined
}

type Verdict =
  | { readonly is: 'new'; readonly card: NewCard }
  | { readonly is: 'changed'; readonly set: Differences }
  | { readonly is: 'same' }
  | ImportRefusal

const judgeExisting = (now: NewCard, then: NewCard, deck: string): Verdict => {
  if ((now.cloze === undefined) !== (then.cloze === undefined)) {
    return { code: 'other-form', card: `${deck}/${now.id ?? ''}` }
  }
  const set = differences(now, then)
  if (isSame(set)) return { is: 'same' }
  const read = readNewCard({ ...now, ...set }, deck)
  return 'problem' in read ? { code: 'bad-card', finding: read.problem } : { is: 'changed', set }
}

/** Only what a reader of texts can get wrong is read once more before it is written. */
const judgeNew = (card: NewCard, deck: string): Verdict => {
  const isPlain = card.cloze === undefined && !card.wrong?.length && !card.accept?.length
  if (isPlain) return { is: 'new', card }
  const read = readNewCard(card, deck)
  return 'problem' in read ? { code: 'bad-card', finding: read.problem } : { is: 'new', card }
}

/** The deck that holds entries of this one already, whatever it is called by now. */
const homeOf = (entries: readonly ImportedEntry[], existing: ExistingEntries): Deck | undefined => {
  for (const { key } of entries) {
    const found =
      key.is === 'guid' ? (existing.byGuid(key.text)?.entry ?? existing.byShortId(idOfKey(key))) : undefined
    if (found) return found.deck
  }
  return undefined
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
  const targets = createTargets(
    decks,
    sources.flatMap(({ imported }) => imported.decks ?? []),
    loadOfDeck,
  )
  const held = new Set(withheld)
  const plans = new Map<string, Changes>()
  const refused: Refusal[] = sources.flatMap(({ file, imported }) =>
    imported.refused.map(one => ({ ...one, file })),
  )
  const histories: { id: CardId; entry: ImportedEntry }[] = []
  const seen = new Set<string>()

  const changesIn = (target: Target): Changes => {
    const old = plans.get(target.id)
    if (old) return old
    const changes: Changes = { target, added: [], changed: [], same: [] }
    plans.set(target.id, changes)
    return changes
  }
  const remember = (id: CardId, entry: ImportedEntry): void => {
    if (entry.cards.length > 0) histories.push({ id, entry })
  }
  const take = (entry: ImportedEntry, family: Family): ImportRefusal | undefined => {
    const own = entry.key.is === 'guid' ? existing.byGuid(entry.key.text) : undefined
    const id = idOfKey(entry.key)
    const found = own?.entry ?? matchIn(entry, id, family, existing)
    const mark = found
      ? `${found.id}${own?.kind === '#reverse' ? '#reverse' : ''}`
      : `${family.parts()[0]?.id}/${id}`
    const again = seen.has(mark)
    seen.add(mark)
    if (again && !(found && !own && entry.key.is === 'guid' && idParts(found.id).card !== id))
      return { code: 'twice' }
    if (found && !again) {
      const now = newCardOfCards(found.cards)
      const then = newCardOf(own ? fromOwnNote(now, entry, own.kind) : entry, now.id ?? id)
      const verdict = judgeExisting(now, then, found.deck.id)
      if ('code' in verdict) return verdict
      const changes = changesIn({ id: found.deck.id, name: found.deck.name, deck: found.deck })
      if (verdict.is === 'changed') changes.changed.push({ card: idParts(found.id).card, set: verdict.set })
      else changes.same.push(idParts(found.id).card)
      remember(found.id, own?.kind === '#reverse' ? reversed(entry) : entry)
      return undefined
    }
    const added = `new ${family.parts()[0]?.id}/${id}`
    if (seen.has(added)) return { code: 'twice' }
    seen.add(added)
    const card = newCardOf(entry, id)
    const broken = family.parts().find(part => held.has(`${part.id}/${id}`))
    if (broken) return { code: 'held-back', card: `${broken.id}/${id}` }
    const verdict = judgeNew(card, family.parts()[0]?.id ?? '')
    if ('code' in verdict) return verdict
    const target = family.place(card)
    changesIn(target).added.push(card)
    remember(`${target.id}/${id}`, entry)
    return undefined
  }

  for (const { file, deck: fallback, imported } of sources) {
    const isOurs = (entry: ImportedEntry) =>
      entry.key.is === 'guid' && existing.byGuid(entry.key.text) !== undefined
    const entries = [
      ...imported.entries.filter(isOurs),
      ...paired(imported.entries.filter(entry => !isOurs(entry))),
    ]
    const groups = grouped(entries, ({ deck }) => deck.join('::') || fallback)
    for (const [name, group] of groups) {
      const family = into === undefined ? targets.family(name, homeOf(group, existing)) : targets.into(into)
      for (const entry of group) {
        const why = take(entry, family)
        if (why) refused.push({ file, place: entry.place, why, excerpt: excerpt(entry) })
      }
    }
  }
  return { decks: [...plans.values()], refused, histories }
}

const reversed = (entry: ImportedEntry): ImportedEntry => ({
  ...entry,
  cards: entry.cards.map(card => ({ ...card, suffix: `#reverse${card.suffix}` })),
})
