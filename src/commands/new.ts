import { join } from 'node:path'
import { folded, toId } from '../core/card-id.ts'
import { deckTemplate } from '../core/deck-template.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { readDecks } from '../files/deck-files.ts'
import { makeDeckFile } from '../files/new-deck-file.ts'
import { shownPath } from '../files/text-file.ts'
import { type Context, placeOf } from './context.ts'

export type NewOptions = { readonly name?: string; readonly language?: string }

/** Makes a deck's file, without cards yet, and with comments that say how they are written. */
export const newDeck = async (context: Context, word: string, options: NewOptions): Promise<ExitCode> => {
  const { env, globals, out, words } = context
  const id = toId(folded(word)).replace(/^[.-]+|[.-]+$/g, '')
  const name = folded(options.name ?? word)
  if (id === '' || name === '') {
    throw new UserError({ code: 'bad-deck-name', name: word }, { exitCode: exitCodes.usage })
  }
  const place = placeOf(context)
  const path = join(place.decks, `${id}.yaml`)
  const file = shownPath(path, env.cwd)
  const refused = { exitCode: exitCodes.refused } as const
  const same = readDecks(place.decks, env.cwd).decks.find(deck => deck.id === id)
  if (same) throw new UserError({ code: 'deck-taken', deck: id, file: same.file }, refused)
  const text = deckTemplate({ id, name, language: options.language }, words.add.template(name))
  // Two at once: the second finds the first one's deck, and perhaps cards in it.
  if (!makeDeckFile(path, text)) throw new UserError({ code: 'deck-taken', deck: id, file }, refused)
  if (globals.json) out.json({ deck: id, name, file })
  else out.lines([{ text: words.add.made(file), style: 'good' }, ...words.add.next(id)])
  return exitCodes.done
}
