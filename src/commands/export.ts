import { format as formatPath, parse as parsePath, resolve } from 'node:path'
import { ankiCsv } from '../core/anki-csv.ts'
import type { AnkiNotes } from '../core/anki-notes.ts'
import type { Deck } from '../core/card.ts'
import type { Format } from '../core/export-format.ts'
import type { Language } from '../core/language.ts'
import { deckJson, spreadsheetCsv } from '../core/spreadsheet.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { writeWhole } from '../files/durable.ts'
import type { Collection } from '../files/open.ts'
import type { Asked } from '../ui/ask.ts'
import { escapeJson } from '../ui/clean.ts'
import { chosenDecks, nameable } from './choose.ts'
import type { Context } from './context.ts'
import { sayForAnki } from './export-remarks.ts'
import { openAndUpdate } from './update-progress.ts'

export type ExportOptions = {
  readonly output?: string
  readonly format?: Format
  readonly ankiLanguage?: Language
}

type Encoded = Pick<AnkiNotes, 'skipped' | 'oldNames'> & {
  readonly text: string
  readonly cards: number
  /** Cards that want a file of their own. */
  readonly cloze?: { readonly text: string; readonly cards: number }
}

const encodeAnki = (decks: readonly Deck[], language: Language | undefined): Encoded => {
  const file = ankiCsv(decks, language)
  if ('refused' in file) {
    throw new UserError({ code: 'number-among-decks', deck: file.deck }, { exitCode: exitCodes.refused })
  }
  return file
}

const encode = (
  decks: readonly Deck[],
  format: Exclude<Format, 'apkg'>,
  language: Language | undefined,
): Encoded => {
  const whole = {
    cards: decks.reduce((sum, deck) => sum + deck.cards.length, 0),
    skipped: [],
    oldNames: [],
  }
  switch (format) {
    case 'anki':
      return encodeAnki(decks, language)
    case 'csv':
      return { ...whole, text: spreadsheetCsv(decks) }
    case 'json':
      return { ...whole, text: `${escapeJson(JSON.stringify(deckJson(decks), null, 2))}\n` }
  }
}

/** `deck.cloze.csv` beside `deck.csv`. */
const besides = (output: string): string => {
  const { dir, name } = parsePath(output)
  return formatPath({ dir, base: `${name}.cloze.csv` })
}

const clozeIds = (decks: readonly Deck[]): readonly string[] =>
  decks.flatMap(deck => deck.cards).flatMap(({ id, form }) => (form === 'cloze' ? id : []))

/** `--json` asks for JSON on stdout, where the deck goes if it goes to no file. A package's name says what it is. */
const formatOf = (
  { globals, env }: Context,
  asked: Format | undefined,
  output: string | undefined,
): Format => {
  const isJson = globals.json === true && output === undefined
  if (isJson && asked !== undefined && asked !== 'json') {
    throw new UserError({ code: 'two-outputs', format: asked }, { exitCode: exitCodes.usage })
  }
  if (asked === 'apkg' && output === undefined && env.stdout.isTTY) {
    throw new UserError({ code: 'package-to-terminal' }, { exitCode: exitCodes.usage })
  }
  if (asked !== undefined) return asked
  if (isJson) return 'json'
  return output?.toLowerCase().endsWith('.apkg') ? 'apkg' : 'anki'
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
  { output: written, format: asked, ankiLanguage }: ExportOptions,
): Promise<ExitCode> => {
  const output = written === '-' ? undefined : written
  const format = formatOf(context, asked, output)
  const { env, globals, out, err, words } = context
  const { collection: said, common } = words
  const collection = openAndUpdate(context)
  const picked = named.length > 0 ? { value: named } : await pickDeck(context, collection)
  if ('ending' in picked) return picked.ending
  const decks = chosenDecks(collection, picked.value)
  if (format === 'apkg') {
    const { exportPackage } = await import('./export-apkg.ts')
    return exportPackage(context, collection, decks, output)
  }
  const { text, cards, skipped, oldNames, cloze } = encode(decks, format, ankiLanguage)
  sayForAnki(context, { skipped, oldNames })
  if (output === undefined) {
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
      skipped: skipped.map(({ card }) => card),
    })
    return exitCodes.done
  }
  err.lines([said.wrote(common.cards(cards), output)])
  if (cloze && clozeFile)
    err.lines(said.wroteCloze(common.cards(cloze.cards), clozeFile, ankiLanguage !== undefined))
  return exitCodes.done
}
