import type { Card } from './card.ts'
import { type Day, dayText, type Moment } from './day.ts'
import { type ForecastDay, forecast } from './forecast.ts'
import { type Progress, tallyOf } from './replay.ts'
import type { Settings } from './settings.ts'
import { streakOf } from './streak.ts'

/** The answers of one study day. */
export type DayCount = { readonly day: string; readonly reviews: number }

/** Of the cards in review that were due: how many were asked, and how many of them recalled. */
export type Retention = { readonly asked: number; readonly recalled: number }

/** What the numbers say of the days before and after today. */
export type Stats = {
  /** The study day. */
  readonly day: string
  readonly streak: number
  /** Oldest first; the last is today. */
  readonly history: readonly DayCount[]
  readonly retention: Retention
  /** Today first. */
  readonly forecast: readonly ForecastDay[]
}

/** The last `count` study days, oldest first, today among them. */
const lastDays = (today: Day, count: number): readonly Day[] =>
  Array.from({ length: count }, (_, index) => today - count + 1 + index)

export const historyOf = (progress: Progress, today: Day, count: number): readonly DayCount[] =>
  lastDays(today, count).map(day => ({ day: dayText(day), reviews: tallyOf(progress, day).total }))

export const retentionOf = (progress: Progress, today: Day, count: number): Retention => {
  const tallies = lastDays(today, count).map(day => tallyOf(progress, day))
  const asked = tallies.reduce((sum, { review }) => sum + review, 0)
  const lapsed = tallies.reduce((sum, tally) => sum + tally.lapsed, 0)
  return { asked, recalled: asked - lapsed }
}

export type StatsOptions = {
  readonly settings: Pick<Settings, 'newPerDay' | 'reviewsPerDay'>
  readonly now: Moment
  /** How many days to look back and ahead. */
  readonly back: number
  readonly ahead: number
}

export const statsOf = (cards: readonly Card[], progress: Progress, options: StatsOptions): Stats => {
  const { settings, now, back, ahead } = options
  return {
    day: dayText(now.day),
    streak: streakOf(progress.days, now.day),
    history: historyOf(progress, now.day, back),
    retention: retentionOf(progress, now.day, back),
    forecast: forecast(cards, progress, { settings, today: now.day, days: ahead }),
  }
}
