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
const countUpTo = (starts: readonly number[], at: number): number => {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

export const sourceOf = (text: string, file: string): Source => {
  const starts = lineStarts(text)
  const lineOf = (at: number) => countUpTo(starts, at)
  const placeOf = (at: number): Place => {
    const line = lineOf(at)
    const start = starts[line - 1] ?? 0
    const source = text.slice(start, starts[line]).replace(/\r?\n?$/, '')
    return { file, line, column: [...text.slice(start, at)].length + 1, source }
  }
  return { text, lineOf, placeOf }
}

/** By file in code-unit order, then line, then column. */
export const byPlace = (a: Place, b: Place): number => {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
