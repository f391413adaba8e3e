import { unburied } from './burying.ts'
import type { Card } from './card.ts'
import type { Day, Due, Instant, Moment } from './day.ts'
import { fuzzFactor } from './fuzz.ts'
import { type CardProgress, isBuried, type Seen, untouched } from './progress.ts'
import { type Progress, tallyOf } from './replay.ts'
import type { Scheduler } from './scheduler.ts'
import type { Order, Settings } from './settings.ts'

/** A card and where it stands. */
export type Entry = { readonly card: Card; readonly progress: CardProgress }
type SeenEntry = Entry & { readonly progress: CardProgress & { readonly schedule: Seen } }

/** What a session shows, each list in the order it is shown in. A card in steps may come due later than now. */
export type Queue = {
  readonly learning: readonly Entry[]
  readonly review: readonly Entry[]
  readonly fresh: readonly Entry[]
  /** What is due or new besides, and held back by today's limits. */
  readonly waiting: readonly Entry[]
}

/** Cards in steps are shown this much before their time when nothing else is due (Anki's learn-ahead limit). */
const learnAhead = 20 * 60_000

/** What a session is made of: what is due, also what comes due within some days, or what was forgotten today. */
export type Scope =
  | { readonly type: 'due' }
  | { readonly type: 'ahead'; readonly days: number }
  | { readonly type: 'failed' }

export type QueueOptions = {
  readonly settings: Settings
  readonly scheduler: Scheduler
  readonly now: Moment
  /** New cards asked for beyond today's limit. */
  readonly extraNew?: number
  readonly scope?: Scope
}

const isSeen = (entry: Entry): entry is SeenEntry => entry.progress.schedule.state !== 'new'

const inSteps = (entry: SeenEntry): boolean => entry.progress.schedule.state !== 'review'

/** A card whose due day has come is due before any instant of today. */
export const dueTime = (due: Due): Instant => ('at' in due ? due.at : Number.NEGATIVE_INFINITY)

export const isHidden = (progress: CardProgress, today: Day): boolean =>
  progress.suspended || isBuried(progress, today)

/** The smaller comes first. */
const ranks = (scheduler: Scheduler, today: Day) =>
  ({
    retrievability: ({ progress: { schedule } }) =>
      -scheduler.retrievability(schedule.memory, Math.max(0, today - schedule.last)),
    due: ({ progress: { schedule } }) => ('day' in schedule.due ? schedule.due.day : today),
    difficulty: ({ progress: { schedule } }) => schedule.memory.difficulty,
    random: () => 0,
  }) satisfies Record<Order, (entry: SeenEntry) => number>

const ranked = (entries: readonly SeenEntry[], { settings, scheduler, now }: QueueOptions): SeenEntry[] => {
  const rank = ranks(scheduler, now.day)[settings.order]
  return entries
    .map(entry => ({ entry, rank: rank(entry), chance: fuzzFactor(entry.card.id, now.day) }))
    .sort((a, b) => a.rank - b.rank || a.chance - b.chance)
    .map(({ entry }) => entry)
}

/** Takes from each deck in turn, so that a long deck starves no other. */
const interleaved = (entries: readonly Entry[]): Entry[] => {
  const places = new Map<string, number>()
  return entries
    .map(entry => {
      const place = places.get(entry.card.deck) ?? 0
      places.set(entry.card.deck, place + 1)
      return { entry, place }
    })
    .sort((a, b) => a.place - b.place)
    .map(({ entry }) => entry)
}

const byTime = (a: SeenEntry, b: SeenEntry): number =>
  dueTime(a.progress.schedule.due) - dueTime(b.progress.schedule.due)

const isUpToDay = ({ progress: { schedule } }: SeenEntry, day: Day): boolean =>
  'day' in schedule.due ? schedule.due.day <= day : true

/** A card is answered ahead of its day once a day, however soon that is. */
const isOpen = (entry: Entry, today: Day, until: Day): boolean => {
  if (!isSeen(entry) || isUpToDay(entry, today)) return true
  return isUpToDay(entry, until) && entry.progress.schedule.last !== today
}

/** What was forgotten today, to be gone over again: no limit and no sibling holds it back. */
const failedQueue = (seen: readonly SeenEntry[], { now }: QueueOptions): Queue => {
  const missed = seen.filter(({ progress }) => progress.missed === now.day)
  return {
    learning: missed.filter(inSteps).sort(byTime),
    review: missed.filter(entry => !inSteps(entry)),
    fresh: [],
    waiting: [],
  }
}

/**
 * What to study now. The limits count the whole study day, over all its sessions; cards already in steps are never held back. Who asks
 * for cards ahead of their day gets them after all reviews that are due. Of siblings one shows a day.
 */
export const buildQueue = (cards: readonly Card[], progress: Progress, options: QueueOptions): Queue => {
  const { settings, now, extraNew = 0, scope = { type: 'due' } } = options
  const all = cards.map(card => ({ card, progress: progress.cards.get(card.id) ?? untouched }))
  const entries = all.filter(entry => !isHidden(entry.progress, now.day))
  if (scope.type === 'failed') return failedQueue(entries.filter(isSeen), options)
  const until = scope.type === 'ahead' ? now.day + scope.days : now.day
  const open = unburied(
    entries.filter(entry => isOpen(entry, now.day, until)),
    all,
    now.day,
  )
  const seen = open.filter(isSeen)
  const today = seen.filter(entry => isUpToDay(entry, now.day))
  const ahead = ranked(
    seen.filter(entry => !isUpToDay(entry, now.day)),
    options,
  )
  const due = ranked(
    today.filter(entry => !inSteps(entry)),
    options,
  )
  const fresh = interleaved(open.filter(entry => !isSeen(entry)))

  const done = tallyOf(progress, now.day)
  const room = Math.max(0, settings.reviewsPerDay - done.review)
  const within = Math.min(due.length, room)
  const shown = scope.type === 'ahead' ? due.length : within
  const news = Math.max(0, Math.min(settings.newPerDay, room - within) - done.new) + extraNew
  return {
    learning: today.filter(inSteps).sort(byTime),
    review: [...due.slice(0, shown), ...ahead],
    fresh: fresh.slice(0, news),
    waiting: [...due.slice(shown), ...fresh.slice(news)],
  }
}

export type Left = { readonly learning: number; readonly review: number; readonly new: number }

/** What a session at this instant would still show. */
export const leftIn = ({ learning, review, fresh }: Queue, now: Instant): Left => ({
  learning: learning.filter(entry => isWithinReach(entry, now)).length,
  review: review.length,
  new: fresh.length,
})

export const isWithinReach = ({ progress: { schedule } }: Entry, now: Instant): boolean =>
  schedule.state !== 'new' && dueTime(schedule.due) <= now + learnAhead

/** When the next card comes back that is not within reach now: later today inside steps, or on a study day; undefined where none ever will. */
export const nextDue = (
  cards: readonly Card[],
  progress: Progress,
  now: Moment,
  { newPerDay }: Pick<Settings, 'newPerDay'>,
): Due | undefined => {
  let day: Day | undefined
  let at: Instant | undefined
  for (const card of cards) {
    const { schedule, suspended, buriedUntil = now.day } = progress.cards.get(card.id) ?? untouched
    if (suspended || (schedule.state === 'new' && newPerDay === 0)) continue
    const due = schedule.state === 'new' ? { day: now.day } : schedule.due
    if ('at' in due && buriedUntil <= now.day) {
      if (due.at > now.at + learnAhead) at = Math.min(at ?? due.at, due.at)
      continue
    }
    const next = Math.max('day' in due ? due.day : now.day, buriedUntil, now.day + 1)
    day = Math.min(day ?? next, next)
  }
  if (at !== undefined) return { at }
  return day === undefined ? undefined : { day }
}
