import { resolve } from 'node:path'
import { baseId, idParts } from '../core/card-id.ts'
import { dayText, dueText } from '../core/day.ts'
import { withCardKeys } from '../core/deck-edit.ts'
import { withDeckId } from '../core/deck-id-edit.ts'
import { grouped } from '../core/grouped.ts'
import { matchesOf, type Proposal } from '../core/identity.ts'
import type { KnownCards } from '../core/known-cards.ts'
import { type Match, pairOf } from '../core/matches.ts'
import type { ExitCode } from '../errors.ts'
import { type Keep, keepOnce } from '../files/backup.ts'
import { editDeckFile } from '../files/deck-write.ts'
import { type Collection, openCollection } from '../files/open.ts'
import type { Asked } from '../ui/ask.ts'
import { manyLines, proposalLines, type Standing, waitingLines } from '../ui/identity.ts'
import type { Context } from './context.ts'
import { identityOf } from './identity.ts'
import { notWritten } from './save-cards.ts'

type Answer = 'same' | 'other' | 'later'

const deckOf = ({ decks }: Collection, id: string) => {
  const deck = decks.find(deck => deck.id === id)
  return { deck: deck?.name ?? id, file: deck?.file ?? id }
}

/** What hangs on the answer: the history of all siblings under the old id. */
const standingOf = ({ progress, rules }: Collection, { old }: Match): Standing => {
  const own = [...progress.cards].filter(([id]) => baseId(id) === old.id).map(([, card]) => card)
  const seen = own.flatMap(({ schedule }) => (schedule.state === 'new' ? [] : [schedule]))
  return {
    answers: own.reduce((sum, { reps }) => sum + reps, 0),
    last: seen
      .map(({ last }) => dayText(last))
      .toSorted()
      .at(-1),
    next: seen.map(({ due }) => dueText(due, rules.zone).slice(0, 10)).toSorted()[0],
  }
}

/** Says what waits for a person at a terminal. */
export const sayWaiting = (
  { err, words }: Context,
  collection: Collection,
  proposals: readonly Proposal[],
): void => err.lines(waitingLines(words, proposals, deck => deckOf(collection, deck).file))

const nameIn = (deck: string, old: string): string => {
  const parts = idParts(old)
  return parts.deck === deck ? parts.card : old
}

/** Writes that these are the same: a `was` into each card, or the old `id` into the deck. Throws a UserError where it is not written. */
const writeSame = (
  context: Context,
  collection: Collection,
  agreed: readonly Proposal[],
  keep: Keep,
): void => {
  const { env, out, words } = context
  const path = (file: string) => resolve(env.cwd, file)
  const matches: Match[] = []
  for (const proposal of agreed) {
    if (proposal.kind !== 'deck-renamed' || proposal.mend === 'was') {
      matches.push(...matchesOf(proposal))
      continue
    }
    const { file } = proposal.to
    const written = editDeckFile(
      path(file),
      file,
      (text, shown) => withDeckId(text, shown, proposal.from),
      keep,
    )
    if ('refused' in written) throw notWritten(words, file, written)
    out.lines([{ text: words.identity.wroteId(file, proposal.from), style: 'good' }])
  }
  for (const [deck, own] of grouped(matches, ({ card }) => card.deck)) {
    const { file } = deckOf(collection, deck)
    const edits = own.map(({ old, card }) => ({ card: idParts(card.id).card, was: [nameIn(deck, old.id)] }))
    const written = editDeckFile(path(file), file, (text, shown) => withCardKeys(text, shown, edits), keep)
    if ('refused' in written) throw notWritten(words, file, written)
    out.lines([{ text: words.identity.wroteWas(file, own.length), style: 'good' }])
  }
}

const withRefused = (known: KnownCards, refused: readonly Proposal[]): KnownCards => ({
  ...known,
  refused: [...known.refused, ...refused.flatMap(matchesOf).map(pairOf)],
})

const askOne = async (context: Context, collection: Collection, proposal: Proposal) => {
  const { out, words } = context
  const { identity: said } = words
  const { chooseOne } = await import('../ui/ask.ts')
  const later = { name: said.later, value: 'later' } as const
  if (proposal.kind === 'deck-renamed') {
    const { from, to, mend, matches } = proposal
    out.lines(['', { text: said.renamed(from, to.id, to.file, matches.length), style: 'strong' }])
    return chooseOne<Answer>(context, said.isSameDeck, [
      { name: mend === 'id' ? said.sameDeckById(from) : said.sameDeckByWas, value: 'same' },
      { name: said.otherDeck, value: 'other' },
      later,
    ])
  }
  const place = deckOf(collection, proposal.card.deck)
  const standing = standingOf(collection, proposal)
  out.lines(proposalLines(words, proposal, { place, standing, width: out.width() }))
  return chooseOne<Answer>(context, said.isSame, [
    { name: said.same, value: 'same' },
    { name: said.other, value: 'other' },
    later,
  ])
}

/** From so many on they are asked about together first. */
const many = 4

const askAll = async (context: Context, matches: readonly Match[]) => {
  const { out, words } = context
  const { identity: said } = words
  const { chooseOne } = await import('../ui/ask.ts')
  out.lines(manyLines(words, matches, context.accessible))
  return chooseOne<'same' | 'each' | 'later'>(context, said.areSame, [
    { name: said.allSame, value: 'same' },
    { name: said.oneByOne, value: 'each' },
    { name: said.later, value: 'later' },
  ])
}

/** Asks about each of these; what is answered is done at once. Returns an exit code where the person left. */
const settle = async (
  context: Context,
  collection: Collection,
  open: readonly Proposal[],
  keep: Keep,
  refuse: (proposal: Proposal) => void,
): Promise<ExitCode | undefined> => {
  const single = open.filter(({ kind }) => kind !== 'deck-renamed')
  let rest = open
  if (single.length >= many) {
    const asked = await askAll(context, single.flatMap(matchesOf))
    if ('ending' in asked) return asked.ending
    if (asked.value === 'same') writeSame(context, collection, single, keep)
    if (asked.value !== 'each') rest = open.filter(({ kind }) => kind === 'deck-renamed')
  }
  for (const proposal of rest) {
    const asked = await askOne(context, collection, proposal)
    if ('ending' in asked) return asked.ending
    if (asked.value === 'same') writeSame(context, collection, [proposal], keep)
    if (asked.value === 'other') refuse(proposal)
  }
  return undefined
}

/** Asks which of these cards are which, and what that leads to. Gives the collection as it is then. */
export const askIdentity = async (context: Context, collection: Collection): Promise<Asked<Collection>> => {
  const asked = new Set<string>()
  const keysOf = (proposal: Proposal) => matchesOf(proposal).map(match => pairOf(match).join('\n'))
  const keep = keepOnce(context.env, collection.place)
  let now = collection
  for (;;) {
    const { proposals, file } = identityOf(context.env, now)
    const open = proposals.filter(proposal => !keysOf(proposal).some(key => asked.has(key)))
    if (open.length === 0) return { value: now }
    for (const key of open.flatMap(keysOf)) asked.add(key)
    const { known, save } = file()
    const refused: Proposal[] = []
    const ending = await settle(context, now, open, keep, proposal => {
      refused.push(proposal)
      save(withRefused(known, refused))
    })
    if (ending !== undefined) return { ending }
    now = openCollection(context.env, context.globals.collection)
  }
}
