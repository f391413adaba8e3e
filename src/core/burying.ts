import { baseId } from './card-id.ts'
import type { Day } from './day.ts'
import type { CardProgress } from './progress.ts'
import type { Entry } from './queue.ts'

/**
 * Which of an entry's cards shows today: one graded today, else one in steps, else one in review, else a new one; one ahead of its
 * day makes way for any that has been seen.
 */
const claimOf = ({ schedule }: CardProgress, today: Day): number => {
  if (schedule.state === 'new') return 0
  if (schedule.last === today) return 4
  if ('day' in schedule.due && schedule.due.day > today) return 1
  return schedule.state === 'review' ? 2 : 3
}

/** A card whose steps have begun is never buried. */
const isBegun = ({ progress: { schedule } }: Entry): boolean =>
  schedule.state === 'learning' || schedule.state === 'relearning'

/** Of the cards that do not wait for a later day, the one of each entry that others make way for. */
const keepers = (entries: readonly Entry[], today: Day): ReadonlyMap<string, Entry> => {
  const kept = new Map<string, Entry>()
  for (const entry of entries) {
    const base = baseId(entry.card.id)
    const other = kept.get(base)
    if (!other || claimOf(entry.progress, today) > claimOf(other.progress, today)) kept.set(base, entry)
  }
  return kept
}

/**
 * The entries of `candidates` without those that a sibling buries until the next study day, so that one card does not give another's
 * answer away. `all` are the entries that may bury: also those that were answered today and are hidden now or due on a later day. Derived, never logged.
 */
export const unburied = <E extends Entry>(
  candidates: readonly E[],
  all: readonly Entry[],
  today: Day,
): readonly E[] => {
  const studied = all.filter(
    ({ progress: { schedule } }) => schedule.state !== 'new' && schedule.last === today,
  )
  const kept = keepers([...candidates, ...studied], today)
  return candidates.filter(entry => isBegun(entry) || kept.get(baseId(entry.card.id)) === entry)
}
