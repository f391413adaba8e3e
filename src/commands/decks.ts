import { topicsOf } from '../core/filter.ts'
import { isError } from '../core/problem.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { addDeck, deckSource, starterNames } from '../files/collection.ts'
import { readDeckPaths } from '../files/deck-files.ts'
import { deckLines } from '../ui/decks.ts'
import { problemLines } from '../ui/problems.ts'
import { type Context, open } from './context.ts'
import { reportIdentity } from './settle-identity.ts'
import { openAndUpdate } from './update-progress.ts'

/** Decks and their topics. */
export const decks = async (context: Context): Promise<ExitCode> => {
  const collection = openAndUpdate(context)
  const { place, decks } = collection
  const report = {
    collection: place.folder,
    decks: decks.map(deck => ({
      id: deck.id,
      name: deck.name,
      language: deck.language,
      about: deck.about,
      file: deck.file,
      cards: deck.cards.length,
      topics: topicsOf([deck]).map(({ topic, cards }) => ({ topic, cards: cards.length })),
    })),
  }
  if (context.globals.json) context.out.json(report)
  else context.out.lines(deckLines(context.words, report))
  await reportIdentity(context, collection)
  return exitCodes.done
}

/** Copies a deck that ships with mull, or a file, into the collection, if it is a deck. */
export const addDeckFile = async (context: Context, nameOrFile: string): Promise<ExitCode> => {
  const { env, globals, out, err, words } = context
  const { place } = open(context)
  const source = deckSource(env, nameOrFile)
  const { decks, problems } = readDeckPaths([source], env.cwd)
  const [deck] = decks
  err.lines(problems.flatMap(problem => problemLines(words, problem)))
  const isBroken = deck?.cards.length === 0 && problems.some(isError)
  if (!deck || isBroken || !/\.ya?ml$/i.test(source)) {
    throw new UserError(
      { code: 'no-deck', named: nameOrFile, starters: starterNames(env) },
      { exitCode: exitCodes.refused },
    )
  }
  const file = addDeck(place, source)
  const cards = deck.cards.length
  if (globals.json) out.json({ file, cards })
  else out.lines([words.collection.added(file, words.common.cards(cards))])
  return exitCodes.done
}
