import { unburied } from './burying.ts'
import type { Card } from './card.ts'
import { type Day, dayText } from './day.ts'
import { type CardProgress, untouched } from './progress.ts'
import { isHidden } from './queue.ts'
import { type Progress, tallyOf } from './replay.ts'
import type { Settings } from './settings.ts'

/** What falls to one study day. Today's `due` has in it what is overdue, the limits held back or not. */
export type ForecastDay = {
  readonly day: string
  /** Cards seen before that come due. */
  readonly due: number
  /** New cards that the limits let in. */
  readonly new: number
}

export type ForecastOptions = {
  readonly settings: Pick<Settings, 'newPerDay' | 'reviewsPerDay'>
  readonly today: Day
  /** How many days, today the first. */
  readonly days: number
}

const dayOf = ({ schedule }: CardProgress, today: Day): Day =>
  schedule.state !== 'new' && 'day' in schedule.due ? schedule.due.day : today

type Counts = {
  readonly due: readonly number[]
  readonly reviews: readonly number[]
  readonly fresh: readonly number[]
}

/** By the day from today on: cards that come due, those of them that the limit of reviews counts, and cards first free to be begun. */
const countByDay = (cards: readonly Card[], progress: Progress, { today, days }: ForecastOptions): Counts => {
  const none = () => Array.from({ length: days }, () => 0)
  const counts = { due: none(), reviews: none(), fresh: none() }
  const entries = cards.map(card => ({ card, progress: progress.cards.get(card.id) ?? untouched }))
  const open = entries.filter(({ progress }) => !isHidden(progress, today) && dayOf(progress, today) <= today)
  const shown = new Set(unburied(open, entries, today))
  const buried = new Set(open.filter(entry => !shown.has(entry)))
  for (const entry of entries) {
    const { schedule, suspended, buriedUntil = today } = entry.progress
    if (suspended) continue
    const first = buried.has(entry) ? today + 1 : today
    const at = Math.max(dayOf(entry.progress, today), buriedUntil, first) - today
    if (at >= days) continue
    const add = (list: number[]) => list.splice(at, 1, (list[at] ?? 0) + 1)
    if (schedule.state === 'new') add(counts.fresh)
    else add(counts.due)
    if (schedule.state === 'review') add(counts.reviews)
  }
  return counts
}

/**
 * What the days to come bring, by the limits of `buildQueue`: of the cards as they stand, without the reviews that answers on these days
 * will lead to. What a day's limit holds back is taken to be the next day's first.
 */
export const forecast = (
  cards: readonly Card[],
  progress: Progress,
  options: ForecastOptions,
): readonly ForecastDay[] => {
  const { settings, today } = options
  const { due, reviews, fresh } = countByDay(cards, progress, options)
  const done = tallyOf(progress, today)
  let heldBack = 0
  let unseen = 0
  return due.map((count, index) => {
    const room = Math.max(0, settings.reviewsPerDay - (index === 0 ? done.review : 0))
    const wanted = heldBack + (reviews[index] ?? 0)
    const shown = Math.min(wanted, room)
    heldBack = wanted - shown
    unseen += fresh[index] ?? 0
    const news = Math.min(settings.newPerDay, room - shown) - (index === 0 ? done.new : 0)
    const begun = Math.min(unseen, Math.max(0, news))
    unseen -= begun
    return { day: dayText(today + index), due: count, new: begun }
  })
}
