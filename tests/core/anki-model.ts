import { parse } from 'csv-parse/sync'

/** A model of how Anki 26.9 imports a text file, as far as mull's files go; `tests/anki` holds it to the real one. */
export type AnkiNote = {
  readonly guid: string
  readonly deck: string
  readonly tags: readonly string[]
  readonly fields: readonly string[]
}
export type AnkiCollection = {
  readonly notes: ReadonlyMap<string, AnkiNote>
  /** The name of each deck and tag by its lower case. */
  readonly decks: ReadonlyMap<string, string>
  readonly tags: ReadonlyMap<string, string>
}

const emptyCollection: AnkiCollection = {
  notes: new Map(),
  decks: new Map([['default', 'Default']]),
  tags: new Map(),
}

const readHeaders = (lines: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    lines.map(line => {
      const colon = line.indexOf(':')
      return [line.slice(1, colon).trim().toLowerCase(), line.slice(colon + 1)]
    }),
  )

const split = (file: string) => {
  const lines = file.split('\n')
  const end = lines.findIndex(line => !line.startsWith('#'))
  return { headers: readHeaders(lines.slice(0, end)), body: lines.slice(end).join('\n') }
}

const stored = (text: string): string =>
  [...text]
    .filter(char => char === '\n' || char === '\t' || (char >= ' ' && char !== '\x7f'))
    .join('')
    .normalize('NFC')

const deckPath = (name: string): string[] =>
  name.split('::').map(part => {
    const plain = stored(part).replace(/[\t\n]/g, '')
    return plain.replace(/^[\p{White_Space}:]+|[\p{White_Space}:]+$/gu, '') || 'blank'
  })

/** A deck by the name as typed, whatever its case; a miss makes the normalised one, its missing ancestors too. */
const findDeck = (decks: Map<string, string>, typed: string): string => {
  const known = decks.get(typed.toLowerCase())
  if (known !== undefined) return known
  const path = deckPath(typed)
  path.slice(0, -1).reduce((above, part) => {
    const name = above === '' ? part : `${above}::${part}`
    if (!decks.has(name.toLowerCase())) decks.set(name.toLowerCase(), name)
    return name
  }, '')
  let name = path.join('::')
  while (decks.has(name.toLowerCase())) name += '+'
  decks.set(name.toLowerCase(), name)
  return name
}

const readTags = (known: Map<string, string>, cell: string): readonly string[] => {
  const words = cell.split(/\p{White_Space}+/u).filter(word => word !== '')
  const names = words.map(word => {
    const name = stored(word)
      .split('::')
      .map(part => part || 'blank')
      .join('::')
    const spelling = known.get(name.toLowerCase()) ?? name
    known.set(name.toLowerCase(), spelling)
    return spelling
  })
  return [...new Set(names)].sort()
}

const column = (headers: ReadonlyMap<string, string>, name: string): number =>
  Number(headers.get(`${name} column`) ?? 0) - 1

/** The collection after an import of the file. Refuses CSV that Anki would only guess at. */
export const importText = (file: string, into: AnkiCollection = emptyCollection): AnkiCollection => {
  const { headers, body } = split(file)
  const [guidAt, deckAt, tagsAt] = [
    column(headers, 'guid'),
    column(headers, 'deck'),
    column(headers, 'tags'),
  ] as const
  const records: string[][] = parse(body, { comment: '#', comment_no_infix: true, record_delimiter: '\n' })
  const notes = new Map(into.notes)
  const decks = new Map(into.decks)
  const tags = new Map(into.tags)
  for (const record of records) {
    const cell = (at: number) => record[at] ?? ''
    const typed = deckAt < 0 ? (headers.get('deck') ?? '') : cell(deckAt)
    if (deckAt >= 0 && /^[+-]?\d+$/.test(typed)) continue
    const fields = record.filter((_, at) => at !== guidAt && at !== deckAt && at !== tagsAt).map(stored)
    if (fields[0] === '') continue
    const guid = cell(guidAt)
    const deck = findDeck(decks, typed)
    const old = notes.get(guid)
    notes.set(guid, { guid, deck: old?.deck ?? deck, tags: readTags(tags, cell(tagsAt)), fields })
  }
  return { notes, decks, tags }
}

const entities: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&amp;': '&' }

const decoded = (html: string): string =>
  html.replace(/&(?:\w+|#(\d+));/g, (entity, code) =>
    code ? String.fromCodePoint(Number(code)) : (entities[entity] ?? entity),
  )

/** A field's text. */
export const textOf = (html: string): string => html.split('<br>').map(decoded).join('\n')

/** A field as a browser shows it: white space collapsed, none at either end of a line. */
export const shownOf = (html: string): string =>
  html
    .split('<br>')
    .map(line => decoded(line.replace(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, '')))
    .join('\n')
