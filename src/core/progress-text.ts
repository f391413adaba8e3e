import { dayText } from './day.ts'
import type { CardProgress, Schedule } from './progress.ts'
import type { Progress } from './replay.ts'

const scheduleFields = (schedule: Schedule) => {
  if (schedule.state === 'new') return { state: schedule.state }
  const { state, step, due, last, memory } = schedule
  return {
    state,
    ...(state === 'review' ? {} : { step }),
    due: 'day' in due ? dayText(due.day) : new Date(due.at).toISOString(),
    last: dayText(last),
    stability: memory.stability,
    difficulty: memory.difficulty,
  }
}

const fields = ({ schedule, reps, lapses, suspended, flagged, buriedUntil }: CardProgress) => ({
  ...scheduleFields(schedule),
  reps,
  lapses,
  ...(suspended ? { suspended } : {}),
  ...(flagged ? { flagged } : {}),
  ...(buriedUntil === undefined ? {} : { buried_until: dayText(buriedUntil) }),
})

/** `progress.json`: a line a card, in the order of code units. A function of the progress alone: no zone, no time of writing. */
export const progressText = ({ cards }: Progress): string => {
  const ids = [...cards.keys()].sort()
  const lines = ids.flatMap(id => {
    const card = cards.get(id)
    return card ? [`${JSON.stringify(id)}: ${JSON.stringify(fields(card))}`] : []
  })
  return `{\n"v": 1,\n"cards": {\n${lines.join(',\n')}\n}\n}\n`
}

/** Whether a `progress.json` is of a newer mull. */
export const isNewerProgress = (text: string): boolean => Number(/^\{\s*"v":\s*(\d+)/.exec(text)?.[1]) > 1
