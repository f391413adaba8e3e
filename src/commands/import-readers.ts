import { basename, resolve } from 'node:path'
import type { Zone } from '../core/day.ts'
import type { Role } from '../core/import/column-names.ts'
import type { Imported } from '../core/import/imported.ts'
import { isPackage, kindOfText } from '../core/import/kind.ts'
import type { ImportKind } from '../core/import/kinds.ts'
import { decodedText, type Encoding, firstBytes, importBytes } from '../files/import-source.ts'
import type { Context } from './context.ts'

/** What a person says of the files; the rest is seen from them. */
export type ReadOptions = { readonly from?: ImportKind; readonly columns?: readonly Role[] }

/** A file as it was read. `encoding` is that of a text. */
export type ReadFile = {
  readonly file: string
  readonly kind: ImportKind
  readonly encoding?: Encoding
  readonly imported: Imported
}

type TextReader = (text: string, options: ReadOptions) => Promise<Imported>
type FileReader = (path: string, zone: Zone, count: (entries: number) => void) => Promise<Imported>

const textReaders = {
  'anki-text': async text => (await import('../core/import/anki-notes.ts')).readAnkiNotes(text),
  csv: async (text, { columns }) =>
    (await import('../core/import/table.ts')).readTable(text, columns === undefined ? {} : { columns }),
  markdown: async text => (await import('../core/import/markdown.ts')).readMarkdown(text),
  jsonl: async text => (await import('../core/import/json-entries.ts')).readJsonEntries(text),
} satisfies Record<Exclude<ImportKind, 'apkg'>, TextReader>

/** Reader by kind, for what is no text. */
const fileReaders = {
  apkg: async (path, zone, count) =>
    (await import('../files/anki-package-read.ts')).readAnkiPackage(path, zone, count),
} satisfies Record<Extract<ImportKind, 'apkg'>, FileReader>

/** Reads a file that is to come in, as what it is or is said to be. Throws a UserError. */
export const readFile = async (
  { env }: Pick<Context, 'env'>,
  file: string,
  options: ReadOptions,
  count: (entries: number) => void,
): Promise<ReadFile> => {
  const path = resolve(env.cwd, file)
  const name = basename(path)
  if ((options.from ?? (isPackage(name, firstBytes(path)) ? 'apkg' : undefined)) === 'apkg') {
    return { file, kind: 'apkg', imported: await fileReaders.apkg(path, env.zone, count) }
  }
  const bytes = importBytes(path)
  const { text, encoding } = decodedText(file, bytes)
  // Only a table has columns to say.
  const seen = options.columns === undefined ? kindOfText(name, text) : 'csv'
  const kind = options.from && options.from !== 'apkg' ? options.from : seen
  return { file, kind, encoding, imported: await textReaders[kind](text, options) }
}
