/** Lines as a page that shows HTML would break them. */
export type TextLines = {
  /** Text whose white space is folded; a no-break space is not. */
  readonly flow: (text: string) => void
  /** Text as it is, line breaks and all. */
  readonly verbatim: (text: string) => void
  /** Ends the line, even an empty one. */
  readonly lineBreak: () => void
  /** A block begins or ends here: what follows stands on a line of its own. */
  readonly edge: () => void
  /** What follows stands on a line that starts with this mark. */
  readonly item: (mark: string) => void
  readonly text: () => string
}

/** Lines without white space at their ends, and without blank ones around them. */
export const tidyLines = (lines: readonly string[]): string => {
  const tidy = lines.map(line => line.trimEnd())
  const first = tidy.findIndex(line => line !== '')
  return first < 0 ? '' : tidy.slice(first, tidy.findLastIndex(line => line !== '') + 1).join('\n')
}

/** A field's text: a single line has no white space at its start either. */
export const tidied = (text: string): string => {
  const tidy = tidyLines(text.replaceAll('\u00a0', ' ').split('\n'))
  return tidy.includes('\n') ? tidy : tidy.trim()
}

/** White space of HTML, which shows as one space. */
export const foldedHtml = (text: string): string => text.replace(/[ \t\n\r\f]+/g, ' ')

export const createTextLines = (): TextLines => {
  const lines: string[] = []
  let mark = ''
  let parts: string[] = []
  /** Whether a space would be seen here. */
  let inText = false
  let isBlank = true
  const add = (text: string) => {
    if (text === '') return
    parts.push(text)
    inText = !text.endsWith(' ')
    isBlank &&= text.trim() === ''
  }
  const begin = () => {
    parts = []
    inText = false
    isBlank = true
  }
  const lineBreak = () => {
    lines.push(mark + parts.join(''))
    mark = ''
    begin()
  }
  const edge = () => {
    if (isBlank) begin()
    else lineBreak()
  }
  return {
    flow: text => add(inText ? foldedHtml(text) : foldedHtml(text).replace(/^ /, '')),
    verbatim: text => {
      const [first = '', ...more] = text.split(/\r\n?|\n/)
      add(first)
      for (const next of more) {
        lineBreak()
        add(next)
      }
    },
    lineBreak,
    edge,
    item: next => {
      edge()
      mark = next
    },
    text: () => [...lines, mark + parts.join('')].join('\n'),
  }
}
