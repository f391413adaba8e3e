import { format as formatPath, parse as parsePath, resolve } from 'node:path'
import { ankiCsv } from '../core/anki-csv.ts'
import type { Deck } from '../core/card.ts'
import { deckJson, spreadsheetCsv } from '../core/spreadsheet.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { writeWhole } from '../files/durable.ts'
import type { Collection } from '../files/open.ts'
import { escapeJson } from '../ui/clean.ts'
import { counted } from '../ui/counted.ts'
import { chosenDecks, whatThereIs } from './choose.ts'
import { type Context, openAndUpdate } from './context.ts'

export const formats = ['anki', 'csv', 'json'] as const
export type Format = (typeof formats)[number]
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
    throw new UserError(
      `Anki reads the deck name ${file.deck} as a number, which a file can't mix with other decks`,
      {
        exitCode: exitCodes.refused,
        hints: ['Export that deck alone, or give it a name that is not a number.'],
      },
    )
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

const clozeIds = (decks: readonly Deck[]): string =>
  decks
    .flatMap(deck => deck.cards)
    .flatMap(({ id, form }) => (form === 'cloze' ? id : []))
    .join(', ')

/** `--json` asks for JSON on stdout, where the deck goes if it goes to no file. */
const formatOf = ({ globals }: Context, asked: Format | undefined, output: string | undefined): Format => {
  const isJson = globals.json === true && (output === undefined || output === '-')
  if (isJson && asked !== undefined && asked !== 'json') {
    throw new UserError(`--json and --format ${asked} ask for two things on stdout`, {
      exitCode: exitCodes.usage,
      hints: ['Leave one of them out, or name a file with -o.'],
    })
  }
  return asked ?? (isJson ? 'json' : 'anki')
}

/** Without a deck named, the person picks one. */
const pickDeck = async (
  context: Context,
  { decks }: Collection,
): Promise<{ readonly value: readonly string[] } | { readonly ending: ExitCode }> => {
  if (!context.interactive || decks.length === 0) {
    throw new UserError('export which deck?', { exitCode: exitCodes.usage, hints: whatThereIs(decks) })
  }
  const { chooseOne } = await import('../ui/ask.ts')
  const choices = decks.map(({ id, name }) => ({ name: `${name} (${id})`, value: [id] }))
  return chooseOne(context, 'Export which deck?', choices)
}

/** Decks as a file for Anki, a spreadsheet or a program. Every card is encoded before the first byte goes out. */
export const exportDecks = async (
  context: Context,
  words: readonly string[],
  { output, format: asked }: ExportOptions,
): Promise<ExitCode> => {
  const format = formatOf(context, asked, output)
  const { env, globals, out, err } = context
  const collection = openAndUpdate(context)
  const picked = words.length > 0 ? { value: words } : await pickDeck(context, collection)
  if ('ending' in picked) return picked.ending
  const decks = chosenDecks(collection, picked.value)
  const { text, cards, skipped, cloze } = encode(decks, format)
  if (skipped.length > 0) {
    err.lines([`warning: Anki takes no note with an empty question; left out: ${skipped.join(', ')}`])
  }
  if (output === undefined || output === '-') {
    if (cloze) {
      err.lines([
        `warning: cards with gaps want a file of their own, which -o FILE makes; left out: ${clozeIds(decks)}`,
      ])
    }
    if (await out.raw(text)) {
      err.lines([
        'Shown for a terminal: some characters stand as symbols. Write to a file with -o FILE for the exact bytes.',
      ])
    }
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
  err.lines([`Wrote ${counted(cards, 'card')} to ${output}.`])
  if (cloze && clozeFile) {
    err.lines([
      `Wrote ${counted(cloze.cards, 'card')} with gaps to ${clozeFile}: Anki takes one type of note from a file.`,
      'Where Anki is not in English, choose its type for gaps when you import that file.',
    ])
  }
  return exitCodes.done
}
