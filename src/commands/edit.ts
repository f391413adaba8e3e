import type { Deck } from '../core/card.ts'
import { baseId, idOfFile } from '../core/card-id.ts'
import { findCard } from '../core/find-card.ts'
import { findDeck } from '../core/find-deck.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { keepOnce } from '../files/backup.ts'
import { type DeckFiles, readDecks } from '../files/deck-files.ts'
import { type Context, placeOf } from './context.ts'
import { editFile } from './edit-file.ts'
import { cardsAbout, noSuchCard } from './find-cards.ts'

type Target = { readonly file: string; readonly line: number | undefined }

/** A file so broken that nobody knows its deck goes by its name. */
const brokenFile = ({ problems }: DeckFiles, word: string): string | undefined =>
  problems.find(({ file }) => idOfFile(file) === word.normalize('NFC') || file === word)?.file

const cardTarget = (decks: readonly Deck[], word: string, meantDeck: string | undefined): Target => {
  const all = decks.flatMap(deck => deck.cards)
  const found = findCard(all, word)
  const about = 'unknown' in found ? [...cardsAbout(all, word).values()] : []
  if ('unknown' in found && about.length !== 1) throw noSuchCard(all, word, found.meant ?? meantDeck)
  const cards = 'card' in found ? [found.card] : 'many' in found ? found.many : about.flat()
  const ids = [...new Set(cards.map(({ id }) => baseId(id)))]
  const [card] = cards
  const file = decks.find(({ id }) => id === card?.deck)?.file
  if (!card || file === undefined || ids.length > 1) {
    throw new UserError({ code: 'many-cards', word, cards: ids }, { exitCode: exitCodes.usage })
  }
  return { file, line: card.line }
}

/** Opens the deck, or the card, that a word names: siblings stand at one place. */
export const edit = async (context: Context, word: string): Promise<ExitCode> => {
  const { env } = context
  const place = placeOf(context)
  const files = readDecks(place.decks, env.cwd)
  const found = findDeck(files.decks, word)
  const file = 'deck' in found ? found.deck.file : brokenFile(files, word)
  const target =
    file === undefined
      ? cardTarget(files.decks, word, 'meant' in found ? found.meant : undefined)
      : { file, line: undefined }
  return editFile(context, target.file, target.line, keepOnce(env, place))
}
