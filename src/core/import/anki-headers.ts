/** What the leading lines of a text file of Anki say (rslib/src/import_export/text/csv/metadata.rs). */
export type AnkiHeaders = {
  readonly separator: string
  /** Undefined where the file does not say it. */
  readonly html: boolean | undefined
  /** Of every note. */
  readonly tags: string
  readonly notetype: string
  readonly deck: string
  /** 1-based. */
  readonly columns: {
    readonly guid?: number
    readonly notetype?: number
    readonly deck?: number
    readonly tags?: number
  }
  /** What each of so many columns is. */
  readonly named: (count: number) => readonly string[]
}

const separators: ReadonlyMap<string, string> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['space', ' '],
  ['pipe', '|'],
  ['colon', ':'],
])

const known = new Set([
  'separator',
  'html',
  'tags',
  'columns',
  'notetype',
  'deck',
  'notetype column',
  'deck column',
  'tags column',
  'guid column',
  'if matches',
  'match scope',
])

/** Leading lines with `#`; the key in any case, the value as it is; the last one counts. */
const headerLines = (text: string): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>()
  for (let from = 0; text[from] === '#'; ) {
    const end = /\r\n?|\n|$/g
    end.lastIndex = from
    const found = end.exec(text)
    const line = text.slice(from + 1, found?.index)
    const colon = line.indexOf(':')
    const key = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (colon >= 0 && known.has(key)) headers.set(key, line.slice(colon + 1))
    from = (found?.index ?? text.length) + (found?.[0].length ?? 0)
    if (found?.[0] === '') break
  }
  return headers
}

/** Whether a text begins as Anki's exports do. */
export const hasAnkiHeaders = (text: string): boolean => {
  const headers = headerLines(text)
  return headers.has('separator') || headers.has('html') || [...headers.keys()].some(key => key.includes(' '))
}

/** Anki guesses the first of these that stands in the first 8 KiB (`metadata.rs`); without any it is a TAB. */
const guessed = (text: string): string => {
  const start = text.slice(0, 8192)
  return ['\t', '|', ';', ':', ','].find(mark => start.includes(mark)) ?? '\t'
}

const column = (text: string | undefined): number | undefined => {
  const number = /^\s*\d{1,6}\s*$/.test(text ?? '') ? Number(text) : 0
  return number > 0 ? number : undefined
}

const optional = <K extends string>(
  key: K,
  value: number | undefined,
): { readonly [P in K]?: number } | object => (value === undefined ? {} : { [key]: value })

export const ankiHeaders = (text: string): AnkiHeaders => {
  const lines = headerLines(text)
  const said = (lines.get('separator') ?? '').replace(/(?<=\w)[,;]+$/, '')
  const separator =
    separators.get(said.trim().toLowerCase()) ?? (said === '' ? guessed(text) : said.slice(0, 1))
  // Spreadsheets put their own delimiters behind a header.
  const value = (key: string): string => {
    const given = lines.get(key) ?? ''
    return separator === ',' || separator === ';' ? given.replace(/[,;]+$/, '') : given.trim()
  }
  const html = value('html').toLowerCase()
  const columns: AnkiHeaders['columns'] = {
    ...optional('guid', column(value('guid column'))),
    ...optional('notetype', column(value('notetype column'))),
    ...optional('deck', column(value('deck column'))),
    ...optional('tags', column(value('tags column'))),
  }
  const titles = lines.has('columns') ? (lines.get('columns') ?? '').split(separator) : []
  return {
    separator,
    html: html === 'true' ? true : html === 'false' ? false : undefined,
    tags: value('tags'),
    notetype: value('notetype'),
    deck: value('deck'),
    columns,
    named: count => {
      const meta = new Map(Object.entries(columns).map(([name, at]) => [at, name]))
      let field = 0
      return Array.from({ length: count }, (_, index) => {
        const name = meta.get(index + 1)
        if (name !== undefined) return name
        field++
        return titles[index]?.trim() || (field === 1 ? 'question' : field === 2 ? 'answer' : 'note')
      })
    },
  }
}
