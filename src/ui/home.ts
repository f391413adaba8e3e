import type { Deck } from '../core/card.ts'
import type { DueReport } from '../core/due.ts'
import type { Stats } from '../core/stats.ts'
import { dueLines } from './due.ts'
import { bars, forecastLines, spokenForecast } from './forecast.ts'
import { noSpark, sparkline, sparks } from './sparkline.ts'
import type { Line, Span } from './text.ts'
import { together } from './together.ts'
import type { Words } from './words.ts'

export type Home = {
  readonly due: DueReport
  readonly stats: Stats
  readonly decks: readonly Pick<Deck, 'name' | 'about'>[]
  /** Whether a card was ever answered. */
  readonly begun: boolean
}

/** How a page is drawn: how wide, in whose words, and whether for a voice. */
export type Page = { readonly width: number; readonly words: Words; readonly accessible: boolean }

const strong = (text: string): Span => ({ text, style: 'strong' })
const dim = (text: string): Span => ({ text, style: 'dim' })

const percent = (part: number, whole: number): number => Math.round((part / whole) * 100)

/** The days behind: streak, retention, and how many answers each had. */
const pastLines = (
  { streak, retention, history }: Stats,
  { width, words: { home }, accessible }: Page,
): readonly Line[] => {
  const { asked, recalled } = retention
  const counts = history.map(({ reviews }) => reviews)
  const before = counts
    .slice(
      counts.findIndex(count => count > 0),
      -1,
    )
    .toReversed()
  const all = counts.reduce((sum, count) => sum + count, 0)
  const facts = [
    ...(streak > 0 ? [home.streak(streak)] : []),
    ...(asked > 0 ? [home.remembered(percent(recalled, asked), asked)] : []),
  ]
  return [
    ...together(facts, width),
    ...(facts.length > 0 ? [''] : []),
    ...together([strong(home.lastDays(counts.length)), dim(home.answers(all, counts.at(-1) ?? 0))], width),
    accessible ? home.answersByDay(before) : { text: sparkline(counts), style: 'accent' },
  ]
}

const aheadLines = ({ forecast }: Stats, { width, words, accessible }: Page): readonly Line[] => {
  const { home } = words
  const heading = strong(home.nextDays(forecast.length))
  if (accessible) return ['', heading, ...spokenForecast(forecast, words)]
  const key = [
    ...(forecast.some(day => day.due > 0) ? [`${bars.due} ${home.due}`] : []),
    ...(forecast.some(day => day.new > 0) ? [`${bars.fresh} ${home.fresh}`] : []),
  ].join('  ')
  return [
    '',
    ...together([heading, ...(key === '' ? [] : [dim(key)])], width),
    ...forecastLines(forecast, width, words),
  ]
}

const welcomeLines = ({ decks }: Home, { words: { home } }: Page): readonly Line[] => [
  strong(home.welcome),
  home.howItWorks,
  '',
  ...decks.flatMap(({ name, about }): Line[] =>
    about === undefined ? [] : [[strong(name), ' · ', about.trim()], ''],
  ),
]

/** Each left text with its meaning beside it, or below where there is no room for both. */
const explained = (pairs: readonly (readonly [string, string])[], width: number): readonly Line[] => {
  const column = Math.max(...pairs.map(([left]) => left.length)) + 2
  return width < column + 20
    ? pairs.flatMap(([left, meaning]) => [strong(left), `  ${meaning}`])
    : pairs.map(([left, meaning]) => [strong(left.padEnd(column)), meaning])
}

/** What one can do where nothing is due. */
const ideaLines = ({ words: { home }, width }: Page): readonly Line[] => [
  '',
  ...explained(
    [
      ['mull review --ahead 2d', home.ideas.ahead],
      ['mull add', home.ideas.add],
      ['mull quiz', home.ideas.quiz],
    ],
    width,
  ),
]

/** What the signs of the page mean. */
export const legendLines = ({ words: { home }, width }: Page): readonly Line[] =>
  explained(
    [
      [`${sparks[0]}…${sparks[7]}`, home.legend.spark],
      [noSpark, home.legend.none],
      [bars.due, home.legend.due],
      [bars.fresh, home.legend.fresh],
    ],
    width,
  )

/** Whether the page has signs to explain: a first page has none, nor has one that is heard. */
export const hasSigns = ({ begun }: Pick<Home, 'begun'>, { accessible }: Pick<Page, 'accessible'>): boolean =>
  begun && !accessible

/** What the keys of the page do. */
export const homeKeys = (home: Home, page: Page): readonly Line[] => {
  const { start, leave, signs } = page.words.home
  return together([start, leave, ...(hasSigns(home, page) ? [signs] : [])].map(dim), page.width)
}

/** Today's page: what is due by deck, the days behind and ahead, or what one can do instead. A first page says what this is. */
export const homeLines = (home: Home, page: Page): readonly Line[] => {
  const { due, stats, begun, decks } = home
  const lines = dueLines(page.words, due, page.width, page.accessible)
  if (decks.length === 0) return lines
  if (!begun) return [...welcomeLines(home, page), ...lines]
  return [
    ...lines,
    '',
    ...pastLines(stats, page),
    ...aheadLines(stats, page),
    ...(due.total === 0 ? ideaLines(page) : []),
  ]
}
