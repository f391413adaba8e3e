import { parseJson } from '../json.ts'
import { hasAnkiHeaders } from './anki-headers.ts'
import type { ImportKind } from './kinds.ts'

const extensions: Readonly<Record<string, ImportKind>> = {
  apkg: 'apkg',
  colpkg: 'apkg',
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  md: 'markdown',
  markdown: 'markdown',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'jsonl',
  txt: 'anki-text',
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03

const firstLine = (text: string): string => /^\s*([^\r\n]*)/.exec(text)?.[1] ?? ''

const isJson = (text: string): boolean =>
  text.trimStart().startsWith('{') &&
  (parseJson(firstLine(text)) !== undefined || /^\s*\{\s*"decks"/.test(text))

/** What the content says of itself, whatever the file is called. */
const byContent = (text: string): ImportKind | undefined => {
  if (hasAnkiHeaders(text)) return 'anki-text'
  if (isJson(text)) return 'jsonl'
  return /^(?:Q|C):/m.test(text) && !/^[^\n]*\t/.test(text) ? 'markdown' : undefined
}

/** Whether a file is a package, which holds no text. */
export const isPackage = (name: string, bytes: Uint8Array): boolean =>
  isZip(bytes) || /\.(?:apkg|colpkg)$/i.test(name)

/** What a text file is, by its content and its name. A `.txt` without Anki's headers is one from before 2.1.54, or of another program: a table. */
export const kindOfText = (name: string, text: string): Exclude<ImportKind, 'apkg'> => {
  const said = extensions[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '']
  const seen = byContent(text)
  if (
    seen !== undefined &&
    seen !== 'apkg' &&
    (said === undefined || seen === 'anki-text' || said === 'anki-text')
  ) {
    return seen
  }
  if (said === undefined || said === 'apkg') return 'csv'
  return said
}
