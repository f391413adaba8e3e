/** Where something stands in a file a person wrote. */
export type Place = {
  /** The path as the person would write it. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** 1-based, in code points. */
  readonly column: number
  /** The text of that line. */
  readonly source: string
}

/** A file's text, and the way from an offset in it to a place. */
export type Source = {
  readonly text: string
  readonly lineOf: (at: number) => number
  readonly placeOf: (at: number) => Place
}

const lineStarts = (text: string): readonly number[] => {
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return starts
}

/** How many of the ascending `starts` lie at or before `at`. */
export const countUpTo = (starts: readonly number[], at: number): number => {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

const withoutBreak = (text: string, start: number, next: number): string => {
  let end = next
  if (text[end - 1] === '\n') end--
  if (text[end - 1] === '\r') end--
  return text.slice(start, Math.max(start, end))
}

export const sourceOf = (text: string, file: string): Source => {
  const starts = lineStarts(text)
  const lineOf = (at: number) => countUpTo(starts, at)
  // Counting goes on from the last place, for the sake of a file that is one long line.
  let last = { at: 0, column: 1 }
  const columnOf = (start: number, at: number): number => {
    const from = last.at >= start && last.at <= at ? last : { at: start, column: 1 }
    last = { at, column: from.column + [...text.slice(from.at, at)].length }
    return last.column
  }
  const placeOf = (at: number): Place => {
    const line = lineOf(at)
    const start = starts[line - 1] ?? 0
    const source = withoutBreak(text, start, starts[line] ?? text.length)
    return { file, line, column: columnOf(start, at), source }
  }
  return { text, lineOf, placeOf }
}

/** By file in code-unit order, then line, then column. */
export const byPlace = (a: Place, b: Place): number => {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
