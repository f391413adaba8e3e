import type { Day } from '../core/day.ts'
import { curvePoints, type MemoryCurve } from '../core/memory-curve.ts'
import type { Scheduler } from '../core/scheduler.ts'
import type { Line } from './text.ts'
import { textWidth } from './width.ts'

/** What the terminal's font can be trusted with. */
export type Charset = 'braille' | 'ascii'

type Vars = Readonly<Record<string, string | undefined>>

/** The Linux console has no braille, and what is no UTF-8 locale (none named counts as one on macOS and Windows) may not either. */
export const charsetFrom = (vars: Vars): Charset => {
  const locale = vars['LC_ALL'] || vars['LC_CTYPE'] || vars['LANG'] || ''
  if (vars['TERM'] === 'linux' || vars['TERM'] === 'dumb') return 'ascii'
  return locale === '' || /utf-?8/i.test(locale) ? 'braille' : 'ascii'
}

type Grid = {
  /** Dots of one character, across and down. */
  readonly across: number
  readonly down: number
  readonly corner: string
  readonly side: string
  readonly floor: string
  readonly character: (dots: ReadonlySet<number>) => string
}

/** Odd, so that one is in the middle. */
const rows = 9
/** `100%` and the axis. */
const margin = 5
/** Under this many characters a curve shows nothing. */
const least = 24

/** The bits of U+2800 for a dot's row and column. */
const bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]

const grids = {
  braille: {
    across: 2,
    down: 4,
    corner: '└',
    side: '│',
    floor: '─',
    character: dots => {
      const code = [...dots].reduce((sum, dot) => sum | (bits[dot] ?? 0), 0)
      return code === 0 ? ' ' : String.fromCodePoint(0x2800 + code)
    },
  },
  ascii: {
    across: 1,
    down: 1,
    corner: '+',
    side: '|',
    floor: '-',
    character: dots => (dots.size === 0 ? ' ' : '*'),
  },
} satisfies Record<Charset, Grid>

/** The rows of dots, from the top, that a column of the curve takes: where it jumps, all from the last column's to its own. */
const strokes = (levels: readonly (number | undefined)[]): readonly (readonly number[])[] =>
  levels.map((level, column) => {
    if (level === undefined) return []
    const before = levels[column - 1] ?? level
    const from = before > level ? level : Math.min(before + 1, level)
    const to = before > level ? before - 1 : level
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })

const canvas = (strokes: readonly (readonly number[])[], { across, down, character }: Grid): string[] => {
  const cells = Math.ceil(strokes.length / across)
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: cells }, (_, cell) => {
      const dots = new Set<number>()
      for (let x = 0; x < across; x++) {
        for (const y of strokes[cell * across + x] ?? []) {
          if (Math.floor(y / down) === row) dots.add((y % down) * across + x)
        }
      }
      return character(dots)
    }).join(''),
  )
}

/** Each review's grade at its day; of several in one place the worst. */
const axis = (curve: MemoryCurve, width: number, floor: string): string => {
  const marks = new Map<number, number>()
  for (const { day, rating } of curve.reviews) {
    const place = placeOf(curve, day, width)
    marks.set(place, Math.min(marks.get(place) ?? rating, rating))
  }
  return Array.from({ length: width }, (_, place) => marks.get(place) ?? floor).join('')
}

const placeOf = ({ first, last }: MemoryCurve, day: Day, width: number): number =>
  Math.round(((day - first) / (last - first)) * (width - 1))

/** The first and last day below the axis, and today where it stands between them and there is room. */
const days = (
  curve: MemoryCurve,
  width: number,
  text: { readonly first: string; readonly last: string; readonly today: string },
): string => {
  const end = curve.today === curve.last ? text.today : text.last
  const gap = (from: number, to: number) => ' '.repeat(Math.max(1, to - from))
  const right = width - textWidth(end)
  const half = Math.floor(textWidth(text.today) / 2)
  const left = textWidth(text.first)
  const middle = placeOf(curve, curve.today, width) - half
  const fits = middle > left && middle + textWidth(text.today) < right && curve.today !== curve.last
  if (!fits) return `${text.first}${gap(left, right)}${end}`
  return `${text.first}${gap(left, middle)}${text.today}${gap(middle + textWidth(text.today), right)}${end}`
}

export type PlotOptions = {
  readonly width: number
  readonly charset: Charset
  readonly retrievability: Scheduler['retrievability']
  readonly labels: { readonly first: string; readonly last: string; readonly today: string }
}

/**
 * The chance of recall over the days, 100 % at the top; what is still to come is dashed. Nothing where there is no room for it, or
 * no second day.
 */
export const plotLines = (curve: MemoryCurve, options: PlotOptions): readonly Line[] => {
  const { charset, retrievability, labels } = options
  const width = options.width - margin
  if (width < least || curve.last <= curve.first) return []
  const grid = grids[charset]
  const points = curvePoints(curve, width * grid.across, retrievability)
  const lows = curve.stretches.map(({ from, until, memory }) => retrievability(memory, until - from))
  const floor = Math.min(0.8, Math.floor(Math.min(...lows) * 10) / 10)
  const height = rows * grid.down - 1
  const levels = points.map(({ recall }) =>
    recall === undefined ? undefined : Math.round(((1 - recall) / (1 - floor)) * height),
  )
  const isShown = ({ day }: { day: number }, column: number) =>
    day <= curve.today || Math.floor(column / grid.across) % 2 === 0
  const drawn = strokes(levels).map((stroke, column) => {
    const point = points[column]
    return point && isShown(point, column) ? stroke : []
  })
  const heads: Readonly<Record<number, number>> = { 0: 1, 4: (1 + floor) / 2, [rows - 1]: floor }
  const head = (row: number): string => {
    const share = heads[row]
    return (share === undefined ? '' : `${Math.round(share * 100)}%`).padStart(margin - 1)
  }
  return [
    ...canvas(drawn, grid).map((text, row) => `${head(row)}${grid.side}${text}`),
    `${' '.repeat(margin - 1)}${grid.corner}${axis(curve, width, grid.floor)}`,
    `${' '.repeat(margin)}${days(curve, width, labels)}`,
  ]
}
