import { relative } from 'node:path'
import { topicsOf } from '../core/filter.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { addDeck } from '../files/collection.ts'
import { counted } from '../ui/counted.ts'
import { deckLines } from '../ui/decks.ts'
import { type Context, open } from './context.ts'

/** Decks and their topics. */
export const decks = async (context: Context): Promise<ExitCode> => {
  const { place, decks } = open(context)
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
  else context.out.lines(deckLines(report))
  return exitCodes.done
}

/** Copies a deck that ships with mull, or a file, into the collection. */
export const addDeckFile = async (context: Context, nameOrFile: string): Promise<ExitCode> => {
  const { env, globals, out } = context
  const { place } = open(context)
  const file = addDeck(env, place, nameOrFile)
  const { decks } = open(context)
  const shown = relative(env.cwd, file)
  const cards = decks.find(deck => deck.file === shown || deck.file === file)?.cards.length ?? 0
  if (globals.json) out.json({ file, cards })
  else out.lines([`Added ${shown.startsWith('..') ? file : shown} (${counted(cards, 'card')}).`])
  return exitCodes.done
}
