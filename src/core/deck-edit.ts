import { appendSplices } from './append-splices.ts'
import type { Card } from './card.ts'
import { baseId, shortId } from './card-id.ts'
import { keySplices } from './card-splices.ts'
import { blockCard, type NewCard } from './card-text.ts'
import { type ParsedDeck, parseDeck, readDeckText } from './deck.ts'
import { entryId } from './deck-card.ts'
import { isError, type Problem } from './problem.ts'
import { spliced } from './splice.ts'
import { scalarText } from './yaml-text.ts'
import { entryAt, type MapNode, valueAt } from './yaml-tree.ts'

/** Why a deck's text was not changed. */
export type EditRefusal =
  /** An error lies outside of every card, so that nobody can tell what the deck is. */
  | { readonly code: 'broken'; readonly problem: Problem | undefined }
  | { readonly code: 'no-card'; readonly card: string }
  /** What the change would have brought with it. */
  | { readonly code: 'problem'; readonly problem: Problem }
  /** The deck is laid out in a way that mull cannot change without touching something else. */
  | { readonly code: 'layout' }

/** A deck's new text, with its cards; or why there is none. */
export type Edited =
  | { readonly text: string; readonly parsed: ParsedDeck; readonly added: readonly Card[] }
  | { readonly refused: EditRefusal }

/** What is to be put into the card with that id within its deck. */
export type KeyEdit = {
  readonly card: string
  readonly id?: string
  /** What it was called before, oldest first; put behind what its `was` says already. */
  readonly was?: readonly string[]
}

/** A deck's text without its byte order mark, and what it says. */
export type DeckBefore = { readonly text: string; readonly parsed: ParsedDeck; readonly root: MapNode }

/** What of a card follows from its place, or from whether its `id` is written. */
const derived: ReadonlySet<string> = new Set(['line', 'unnamed'])

/** Everything of a card that a change elsewhere in its file must leave as it is. */
export const face = (card: Card): string =>
  JSON.stringify(
    Object.entries(card)
      .filter(([key]) => !derived.has(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

const codesOf = ({ problems }: ParsedDeck): string[] => problems.map(({ code }) => code)

/** The first problem that was not there before. */
const newProblem = (before: ParsedDeck, after: ParsedDeck): Problem | undefined => {
  const known = codesOf(before)
  return after.problems.find(({ code }) => {
    const at = known.indexOf(code)
    if (at >= 0) known.splice(at, 1)
    return at < 0
  })
}

const headOf = ({ deck, withheld }: ParsedDeck): string => JSON.stringify([{ ...deck, cards: [] }, withheld])

/** Nothing but what was asked for may have changed: it is read again and compared. */
export const proven = (
  { parsed: before }: DeckBefore,
  text: string,
  file: string,
  isAsked: (cards: readonly Card[]) => boolean,
): Edited => {
  const parsed = parseDeck(text, file)
  const problem = newProblem(before, parsed)
  if (problem && parsed.deck) return { refused: { code: 'problem', problem } }
  const cards = parsed.deck?.cards ?? []
  if (problem || headOf(parsed) !== headOf(before) || !isAsked(cards)) return { refused: { code: 'layout' } }
  return { text, parsed, added: cards.slice(before.deck?.cards.length) }
}

const byteOrderMark = '\ufeff'

/** Changes the text behind its byte order mark, of a deck that can be read. */
export const edited = (whole: string, file: string, edit: (before: DeckBefore) => Edited): Edited => {
  const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : ''
  const text = whole.slice(mark.length)
  const { parsed, root } = readDeckText(text, file)
  if (!root || !parsed.deck) {
    return { refused: { code: 'broken', problem: parsed.problems.find(isError) } }
  }
  const result = edit({ text, parsed, root })
  return 'refused' in result ? result : { ...result, text: `${mark}${result.text}` }
}

const isPrefix = (start: readonly string[], whole: readonly string[]): boolean =>
  start.every((name, index) => whole[index] === name)

/** Whether a card is as it was but for its new keys. Siblings share them: what tells them apart stays. */
const isKeyed = (before: Card, after: Card | undefined, edit: KeyEdit | undefined): boolean => {
  if (!after) return false
  if (!edit) return face(before) === face(after)
  const id = shortId(before)
  const sibling = id.slice(baseId(id).length)
  const full = `${before.deck}/${edit.id?.normalize('NFC') ?? baseId(id)}${sibling}`
  return (
    after.id === full &&
    isPrefix(before.was, after.was) &&
    after.was.length === before.was.length + (edit.was?.length ?? 0) &&
    face({ ...before, id: full, was: after.was }) === face(after)
  )
}

/**
 * Puts an `id`, or names it `was` called by, into cards of a deck, by splicing: nothing else of the text changes. A name that
 * stands there already is not written again.
 */
export const withCardKeys = (text: string, file: string, edits: readonly KeyEdit[]): Edited =>
  edited(text, file, before => {
    const cards = before.parsed.deck?.cards ?? []
    const known = new Map(cards.map(card => [baseId(shortId(card)), card]))
    const wanted = new Map<string, KeyEdit>()
    for (const edit of edits) {
      const card = known.get(edit.card)
      if (!card) return { refused: { code: 'no-card', card: edit.card } }
      const full = (name: string) => baseId(name.includes('/') ? name : `${card.deck}/${name}`)
      const old = new Set(card.was.map(baseId))
      wanted.set(edit.card, { ...edit, was: (edit.was ?? []).filter(name => !old.has(full(name))) })
    }
    const list = valueAt(before.root, 'cards')
    const splices = (list?.type === 'list' ? list.items : []).flatMap(node => {
      const edit = wanted.get(entryId(node) ?? '')
      if (!edit || node.type !== 'map') return []
      return keySplices(before.text, node, { ...edit, was: edit.was ?? [] })
    })
    return proven(
      before,
      spliced(before.text, splices),
      file,
      after =>
        after.length === cards.length &&
        cards.every((card, index) => isKeyed(card, after[index], wanted.get(baseId(shortId(card))))),
    )
  })

const sameText = (wanted: string | undefined, read: string | undefined): boolean =>
  wanted === undefined || wanted === read

/** Whether the cards at the end are these, word for word. */
const areAdded = (added: readonly Card[], cards: readonly NewCard[]): boolean => {
  const plain = cards.filter(card => card.cloze === undefined)
  const forward = added.filter(card => card.form === 'forward')
  return (
    forward.length === plain.length &&
    plain.every((card, index) => {
      const read = forward[index]
      return (
        sameText(card.question, read?.question) &&
        sameText(card.answer, read?.answer) &&
        sameText(card.note, read?.note)
      )
    })
  )
}

/** Puts cards behind those of a deck, in the file's own style: nothing else of the text changes. */
export const withCards = (text: string, file: string, cards: readonly NewCard[]): Edited =>
  edited(text, file, before => {
    const entry = entryAt(before.root, 'cards')
    const old = before.parsed.deck?.cards ?? []
    const attempt = (tight: boolean): Edited => {
      const splices = entry && appendSplices(before.text, before.root, entry, cards, tight)
      if (!splices) return { refused: { code: 'layout' } }
      return proven(
        before,
        spliced(before.text, splices),
        file,
        after =>
          old.every((card, index) => {
            const now = after[index]
            return now !== undefined && face(card) === face(now)
          }) && areAdded(after.slice(old.length), cards),
      )
    }
    const result = attempt(false)
    return 'refused' in result && result.refused.code === 'layout' ? attempt(true) : result
  })

/** What a card to be written would be in a deck of that id; or what is wrong with it. */
export const readNewCard = (
  card: NewCard,
  deck: string,
): { readonly cards: readonly Card[] } | { readonly problem: Problem } => {
  const text = [`id: ${scalarText(deck)}`, 'cards:', ...blockCard(card, 2, 4)].join('\n')
  const { deck: read, problems } = parseDeck(text, '')
  const [problem] = problems
  return problem ? { problem } : { cards: read?.cards ?? [] }
}

/** Puts an `id`, the present one, into every card that has none, so that no history moves; and `was` where it is told. */
export const withIds = (
  text: string,
  file: string,
  was: ReadonlyMap<string, readonly string[]>,
): Edited & { readonly ids?: number } => {
  const { root } = readDeckText(text.replace(byteOrderMark, ''), file)
  const list = root && valueAt(root, 'cards')
  const nodes = list?.type === 'list' ? list.items : []
  const bare = nodes.flatMap(node =>
    node.type === 'map' && !entryAt(node, 'id') ? (entryId(node) ?? []) : [],
  )
  const edits = new Map<string, KeyEdit>(bare.map(id => [id, { card: id, id }]))
  for (const [card, names] of was) edits.set(card, { ...edits.get(card), card, was: names })
  return { ...withCardKeys(text, file, [...edits.values()]), ids: bare.length }
}
