import { format as formatPath, parse as parsePath, resolve } from 'node:path'
import { ankiCsv } from '../core/anki-csv.ts'
import type { Deck } from '../core/card.ts'
import type { Format } from '../core/export-format.ts'
import { deckJson, spreadsheetCsv } from '../core/spreadsheet.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { writeWhole } from '../files/durable.ts'
import type { Collection } from '../files/open.ts'
import type { Asked } from '../ui/ask.ts'
import { escapeJson } from '../ui/clean.ts'
import { chosenDecks, nameable } from './choose.ts'
import type { Context } from './context.ts'
import { openAndUpdate } from './update-progress.ts'

export type ExportOptions = { readonly output?: string; readonly format?: Format }

type Encoded = {
  readonly text: string
  readonly cards: number
  readonly skipped: readonly string[]
  /** Cards that want a file of their own. */
  readonly cloze?: { readonly text: string; readonly cards: number }
}

const encodeAnki = (decks: readonly Deck[]): Encoded => {
  const file = ankiCsv(decks)
  if ('refused' in file) {
    throw new UserError({ code: 'number-among-decks', deck: file.deck }, { exitCode: exitCodes.refused })
  }
  return { ...file, skipped: file.skipped.map(({ card }) => card) }
}

const encode = (decks: readonly Deck[], format: Format): Encoded => {
  const cards = decks.reduce((sum, deck) => sum + deck.cards.length, 0)
  switch (format) {
    case 'anki':
      return encodeAnki(decks)
    case 'csv':
      return { text: spreadsheetCsv(decks), cards, skipped: [] }
    case 'json':
      return { text: `${escapeJson(JSON.stringify(deckJson(decks), null, 2))}\n`, cards, skipped: [] }
  }
}

/** `deck.cloze.csv` beside `deck.csv`. */
const besides = (output: string): string => {
  const { dir, name } = parsePath(output)
  return formatPath({ dir, base: `${name}.cloze.csv` })
}

const clozeIds = (decks: readonly Deck[]): readonly string[] =>
  decks.flatMap(deck => deck.cards).flatMap(({ id, form }) => (form === 'cloze' ? id : []))

/** `--json` asks for JSON on stdout, where the deck goes if it goes to no file. */
const formatOf = ({ globals }: Context, asked: Format | undefined, output: string | undefined): Format => {
  const isJson = globals.json === true && (output === undefined || output === '-')
  if (isJson && asked !== undefined && asked !== 'json') {
    throw new UserError({ code: 'two-outputs', format: asked }, { exitCode: exitCodes.usage })
  }
  return asked ?? (isJson ? 'json' : 'anki')
}

/** Without a deck named, the person picks one. */
const pickDeck = async (context: Context, { decks }: Collection): Promise<Asked<readonly string[]>> => {
  if (!context.interactive || decks.length === 0) {
    throw new UserError({ code: 'export-what', ...nameable(decks) }, { exitCode: exitCodes.usage })
  }
  const { chooseOne } = await import('../ui/ask.ts')
  const { collection: said } = context.words
  const choices = decks.map(({ id, name }) => ({ name: said.deckName(name, id), value: [id] }))
  return chooseOne(context, said.exportWhich, choices)
}

/** Decks as a file for Anki, a spreadsheet or a program. Every card is encoded before the first byte goes out. */
export const exportDecks = async (
  context: Context,
  named: readonly string[],
  { output, format: asked }: ExportOptions,
): Promise<ExitCode> => {
  const format = formatOf(context, asked, output)
  const { env, globals, out, err, words } = context
  const { collection: said, common } = words
  const collection = openAndUpdate(context)
  const picked = named.length > 0 ? { value: named } : await pickDeck(context, collection)
  if ('ending' in picked) return picked.ending
  const decks = chosenDecks(collection, picked.value)
  const { text, cards, skipped, cloze } = encode(decks, format)
  if (skipped.length > 0) {
    err.lines([`${common.warning}${said.leftOut(common.listed(skipped))}`])
  }
  if (output === undefined || output === '-') {
    if (cloze) err.lines([`${common.warning}${said.clozeLeftOut(common.listed(clozeIds(decks)))}`])
    if (await out.raw(text)) err.lines([said.shownForTerminal])
    return exitCodes.done
  }
  const file = resolve(env.cwd, output)
  writeWhole(file, text)
  const clozeFile = cloze && besides(output)
  if (cloze && clozeFile) writeWhole(resolve(env.cwd, clozeFile), cloze.text)
  if (globals.json) {
    out.json({
      file,
      clozeFile: clozeFile && resolve(env.cwd, clozeFile),
      format,
      cards: cards + (cloze?.cards ?? 0),
      decks: decks.map(deck => deck.id),
      skipped,
    })
    return exitCodes.done
  }
  err.lines([said.wrote(common.cards(cards), output)])
  if (cloze && clozeFile) err.lines(said.wroteCloze(common.cards(cloze.cards), clozeFile))
  return exitCodes.done
}
