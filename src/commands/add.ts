import type { Deck } from '../core/card.ts'
import type { NewCard } from '../core/card-text.ts'
import { takenIn } from '../core/taken.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { type Keep, keepOnce } from '../files/backup.ts'
import { readDecks } from '../files/deck-files.ts'
import { addedLine } from '../ui/add.ts'
import { withheldLines } from '../ui/withheld.ts'
import { type Context, placeOf } from './context.ts'
import { newCard, pickDeck, saveCards, savedJson } from './save-cards.ts'

export type AddOptions = {
  readonly question?: string
  readonly answer?: string
  readonly cloze?: string
  readonly topic?: string
  readonly note?: string
  readonly tag?: readonly string[]
  readonly wrong?: readonly string[]
  readonly accept?: readonly string[]
  readonly id?: string
  readonly reverse?: boolean
  readonly typed?: boolean
  readonly stdin?: boolean
}

const cardOf = ({ tag, stdin: _, ...card }: AddOptions): NewCard => ({
  ...card,
  ...(tag === undefined ? {} : { tags: tag }),
})

/** The decks, without the logs: to add a card nobody needs to know what is due. */
const decksNow = (context: Context): { decks: readonly Deck[]; keep: Keep } => {
  const place = placeOf(context)
  const { decks, problems } = readDecks(place.decks, context.env.cwd)
  context.err.lines(withheldLines(context.words, problems))
  return { decks, keep: keepOnce(context.env, place) }
}

const addOne = async (
  context: Context,
  decks: readonly Deck[],
  word: string | undefined,
  card: NewCard,
  keep: Keep,
): Promise<ExitCode> => {
  const picked = await pickDeck(context, decks, word)
  if ('ending' in picked) return picked.ending
  const deck = picked.value
  newCard(context.words, card, deck, takenIn(deck))
  const saved = saveCards(context, deck, [card], keep)
  if (context.globals.json) context.out.json(savedJson(saved, deck))
  else context.out.lines([addedLine(context.words, saved, deck)])
  return exitCodes.done
}

/** Adds cards to a deck: the one that the options say, those that come as JSON lines, or one after another by asking. */
export const add = async (
  context: Context,
  word: string | undefined,
  options: AddOptions,
): Promise<ExitCode> => {
  const card = cardOf(options)
  const isGiven = card.question !== undefined || card.cloze !== undefined || card.answer !== undefined
  const isStream = options.stdin || (!isGiven && !context.env.stdin.isTTY)
  if (!isGiven && !isStream && !context.interactive) {
    throw new UserError({ code: 'no-card-given' }, { exitCode: exitCodes.usage })
  }
  const { decks, keep } = decksNow(context)
  if (isStream) {
    const { addJson } = await import('./add-json.ts')
    return addJson(context, decks, word, card, keep, options.stdin ?? false)
  }
  if (isGiven) return addOne(context, decks, word, card, keep)
  return (await import('./add-guided.ts')).addGuided(context, decks, word, card, keep)
}
