import type { Card } from './card.ts'

/** `missing` is in the right answer only, `extra` only in what was typed. */
export type Difference = { readonly text: string; readonly is: 'same' | 'missing' | 'extra' }

type Right = Pick<Card, 'answer' | 'accept'>
type Graphemes = readonly string[]

/** The cells of all tables together: a few milliseconds. What is beyond is told as wholly different. */
const mostCells = 1_000_000
/** Longer texts are not taken apart. */
const longest = 10_000

const commonStart = (a: Graphemes, b: Graphemes): number => {
  let length = 0
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++
  return length
}

/** What both have at their ends, and what lies between. */
const trimmed = (a: Graphemes, b: Graphemes) => {
  const start = commonStart(a, b)
  const end = commonStart(a.slice(start).reverse(), b.slice(start).reverse())
  return {
    start: a.slice(0, start),
    typed: a.slice(start, a.length - end),
    right: b.slice(start, b.length - end),
    end: a.slice(a.length - end),
  }
}

/** The length of the longest common subsequence of every two rests, in rows of `right.length + 1`. */
const commonTable = (typed: Graphemes, right: Graphemes): Uint16Array => {
  const row = right.length + 1
  const table = new Uint16Array((typed.length + 1) * row)
  for (let i = typed.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const at = i * row + j
      table[at] =
        typed[i] === right[j]
          ? (table[at + row + 1] ?? 0) + 1
          : Math.max(table[at + row] ?? 0, table[at + 1] ?? 0)
    }
  }
  return table
}

/** Along the longest common subsequence; of two ways what is missing comes first. */
const between = (typed: Graphemes, right: Graphemes): Difference[] => {
  const table = commonTable(typed, right)
  const row = right.length + 1
  const found: Difference[] = []
  let [i, j] = [0, 0]
  for (let g = typed[i], r = right[j]; g !== undefined && r !== undefined; g = typed[i], r = right[j]) {
    if (g === r) {
      found.push({ text: r, is: 'same' })
      i++
      j++
    } else if ((table[i * row + j + 1] ?? 0) >= (table[(i + 1) * row + j] ?? 0)) {
      found.push({ text: r, is: 'missing' })
      j++
    } else {
      found.push({ text: g, is: 'extra' })
      i++
    }
  }
  return [...found, ...whole(typed.slice(i), right.slice(j))]
}

const whole = (typed: Graphemes, right: Graphemes): Difference[] => [
  { text: right.join(''), is: 'missing' },
  { text: typed.join(''), is: 'extra' },
]

/** Neighbours of a kind as one; between two that are the same, what is missing stands before what is extra. */
const joined = (differences: readonly Difference[]): readonly Difference[] => {
  const found: Difference[] = []
  let [missing, extra] = ['', '']
  let same = ''
  const settle = () => {
    if (same !== '') found.push({ text: same, is: 'same' })
    if (missing !== '') found.push({ text: missing, is: 'missing' })
    if (extra !== '') found.push({ text: extra, is: 'extra' })
    missing = extra = same = ''
  }
  for (const { text, is } of differences) {
    if (is === 'missing') missing += text
    else if (is === 'extra') extra += text
    else if (text !== '') {
      if (missing !== '' || extra !== '') settle()
      same += text
    }
  }
  settle()
  return found
}

const compared = (typed: Graphemes, right: Graphemes, cells: number): readonly Difference[] => {
  const { start, end, ...middle } = trimmed(typed, right)
  const fits = middle.typed.length * middle.right.length <= cells
  return joined([
    { text: start.join(''), is: 'same' },
    ...(fits ? between : whole)(middle.typed, middle.right),
    { text: end.join(''), is: 'same' },
  ])
}

const differing = (differences: readonly Difference[]): number =>
  differences.reduce((sum, { text, is }) => sum + (is === 'same' ? 0 : text.length), 0)

/**
 * What was typed beside the right answer that is nearest to it, both in NFC: `same` and `missing` joined are that answer,
 * `same` and `extra` what was typed. `graphemes` takes a text apart.
 */
export const answerDiff = (
  typed: string,
  { answer, accept }: Right,
  graphemes: (text: string) => Graphemes,
): readonly Difference[] => {
  const split = (text: string): Graphemes => {
    const composed = text.normalize('NFC')
    return composed.length > longest ? [composed] : graphemes(composed)
  }
  const given = split(typed)
  const cells = mostCells / (accept.length + 1)
  const [nearest = []] = [answer, ...accept]
    .map(right => compared(given, split(right), cells))
    .toSorted((a, b) => differing(a) - differing(b))
  return nearest
}
