import { parseDay, weekday } from '../core/day.ts'
import type { ForecastDay } from '../core/forecast.ts'
import type { Line, Span } from './text.ts'
import { padEnd, textWidth } from './width.ts'
import type { Words } from './words.ts'

export const bars = { due: '█', fresh: '░' } as const

/** No bar is longer, so that its end stays near its number. */
const longest = 40
/** A bar of fewer columns says less than the numbers alone. */
const shortest = 3

/** How many columns of `room` each part takes: none is lost that is not 0, and the largest day fills the room. */
const barParts = ({ due, new: fresh }: ForecastDay, most: number, room: number) => {
  const columns = (count: number) => (count === 0 ? 0 : Math.max(1, Math.round((count / most) * room)))
  const dueColumns = Math.min(columns(due), room - (fresh > 0 ? 1 : 0))
  return { due: dueColumns, fresh: Math.min(columns(fresh), room - dueColumns) }
}

const dayName = ({ day }: ForecastDay, index: number, { home }: Pick<Words, 'home'>): string =>
  index === 0 ? home.today : home.weekday(weekday(parseDay(day)))

const bar = (day: ForecastDay, most: number, room: number): readonly Span[] => {
  if (room < shortest) return []
  const parts = barParts(day, most, room)
  return [
    ' ',
    { text: bars.due.repeat(parts.due), style: 'accent' },
    { text: bars.fresh.repeat(parts.fresh), style: 'dim' },
  ]
}

/** A line a day: its name, the cards due, the new ones, and a bar of both as long as there is room. */
export const forecastLines = (
  days: readonly ForecastDay[],
  width: number,
  words: Pick<Words, 'home'>,
): readonly Line[] => {
  const rows = days.map((day, index) => ({
    day,
    name: dayName(day, index, words),
    due: String(day.due),
    fresh: day.new > 0 ? `+${day.new}` : '',
  }))
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(textWidth))
  const names = widest(rows.map(row => row.name))
  const dues = widest(rows.map(row => row.due))
  const news = widest(rows.map(row => row.fresh))
  const numbers = names + 1 + dues + (news > 0 ? news + 1 : 0)
  const room = Math.min(longest, width - numbers - 1)
  const most = Math.max(1, ...days.map(day => day.due + day.new))
  return rows.map(({ day, name, due, fresh }): Line => {
    const right = news > 0 ? ` ${fresh.padEnd(news)}` : ''
    return [`${padEnd(name, names)} ${due.padStart(dues)}${right}`, ...bar(day, most, room)]
  })
}

/** The same numbers for a voice: today, and the days that bring something. */
export const spokenForecast = (days: readonly ForecastDay[], words: Pick<Words, 'home'>): readonly Line[] =>
  days.flatMap((day, index) =>
    index === 0 || day.due + day.new > 0
      ? words.home.dayAhead(dayName(day, index, words), day.due, day.new)
      : [],
  )
