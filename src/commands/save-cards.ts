import { resolve } from 'node:path'
import type { Card, Deck } from '../core/card.ts'
import { baseId } from '../core/card-id.ts'
import type { NewCard } from '../core/card-text.ts'
import { readNewCard, withCards } from '../core/deck-edit.ts'
import { findDeck } from '../core/find-deck.ts'
import { clashOf, type Taken } from '../core/taken.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { Keep } from '../files/backup.ts'
import { editDeckFile, type NotWritten } from '../files/deck-write.ts'
import type { Asked } from '../ui/ask.ts'
import { problemMessage } from '../ui/problems.ts'
import type { Words } from '../ui/words.ts'
import type { Context } from './context.ts'

/** The deck a person named; else the only one; else one they pick. */
export const pickDeck = async (
  context: Context,
  decks: readonly Deck[],
  word: string | undefined,
): Promise<Asked<Deck>> => {
  if (word !== undefined) return { value: namedDeck(decks, word) }
  const [first, second] = decks
  if (first && !second) return { value: first }
  if (!first || !context.interactive) {
    throw new UserError(
      { code: 'which-deck', decks: decks.map(({ id }) => id) },
      { exitCode: exitCodes.usage },
    )
  }
  const { chooseOne } = await import('../ui/ask.ts')
  const choices = decks.map(deck => ({
    name: context.words.collection.deckName(deck.name, deck.id),
    value: deck,
  }))
  return chooseOne(context, context.words.add.ask.deck, choices)
}

/** The deck of that id or name. Throws a UserError that says which was perhaps meant. */
export const namedDeck = (decks: readonly Deck[], word: string): Deck => {
  const found = findDeck(decks, word)
  if ('deck' in found) return found.deck
  const complaint = {
    code: 'no-such-deck',
    deck: word,
    meant: found.meant,
    decks: decks.map(({ id }) => id),
  } as const
  throw new UserError(complaint, { exitCode: exitCodes.usage })
}

const refused = { exitCode: exitCodes.refused } as const

/** Why a deck file was not written to, as an error. */
export const notWritten = (words: Words, file: string, { refused: refusal }: NotWritten): UserError => {
  switch (refusal.code) {
    case 'layout':
      return new UserError({ code: 'deck-layout', file }, refused)
    case 'no-card':
      return new UserError({ code: 'no-such-card', card: refusal.card, meant: undefined }, refused)
    case 'problem':
      return new UserError({ code: 'bad-card', message: problemMessage(words, refusal.problem) }, refused)
    case 'broken':
    case 'unreadable': {
      const message = refusal.problem ? problemMessage(words, refusal.problem) : ''
      return new UserError({ code: 'deck-broken', file, message }, refused)
    }
  }
}

/** What a card would be in a deck. Throws a UserError for one that is wrong, or that is there already. */
export const newCard = (words: Words, card: NewCard, deck: Deck, taken: Taken): readonly Card[] => {
  const read = readNewCard(card, deck.id)
  if ('problem' in read) {
    throw new UserError({ code: 'bad-card', message: problemMessage(words, read.problem) }, refused)
  }
  const clash = clashOf(taken, read.cards)
  if (!clash) return read.cards
  throw new UserError({ code: 'card-there', by: clash.by, ...clash.holder }, refused)
}

/** Puts cards into a deck's file, after a backup. They are on the disk when it returns. */
export const saveCards = (
  { env, words }: Pick<Context, 'env' | 'words'>,
  { file }: Deck,
  cards: readonly NewCard[],
  keep: Keep,
): readonly Card[] => {
  const path = resolve(env.cwd, file)
  const written = editDeckFile(path, file, (text, shown) => withCards(text, shown, cards), keep)
  if ('refused' in written) throw notWritten(words, file, written)
  return written.added
}

/** A saved entry as JSON: its id, and the cards it makes. */
export const savedJson = (cards: readonly Card[], { id, file }: Deck) => ({
  deck: id,
  card: baseId(cards[0]?.id ?? ''),
  cards: cards.map(card => card.id),
  file,
  line: cards[0]?.line ?? 0,
})
