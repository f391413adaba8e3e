/** The characters from `at` to `end` become `text`. */
export type Splice = { readonly at: number; readonly end: number; readonly text: string }

export const insertion = (at: number, text: string): Splice => ({ at, end: at, text })

/** The text with all of these done to it; those at one place in their order. They do not overlap. */
export const spliced = (text: string, splices: readonly Splice[]): string => {
  const parts: string[] = []
  let from = 0
  for (const splice of splices.toSorted((a, b) => a.at - b.at)) {
    parts.push(text.slice(from, splice.at), splice.text)
    from = splice.end
  }
  return [...parts, text.slice(from)].join('')
}

/** A text's line break: that of its first line. */
export const lineBreakOf = (text: string): string => (/^[^\n]*\r\n/.test(text) ? '\r\n' : '\n')

const lineStart = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1)

/** How far in the character stands on its line. */
export const columnAt = (text: string, at: number): number => at - lineStart(text, at)

/** Where the line that `at` is on ends, before its line break. */
export const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at)
  if (end < 0) return text.length
  return end > at && text[end - 1] === '\r' ? end - 1 : end
}

/** Puts lines below what ends at `end`: it may be amid its last line, or past the line break of that. */
export const linesBelow = (text: string, end: number, lines: readonly string[]): Splice => {
  const br = lineBreakOf(text)
  if (text[end - 1] === '\n') return insertion(end, lines.map(line => `${line}${br}`).join(''))
  return insertion(lineEnd(text, end), lines.map(line => `${br}${line}`).join(''))
}
