import type { Card } from './card.ts'
import { cardHistory, type Happening } from './card-history.ts'
import { type CardReport, cardReport } from './card-report.ts'
import { dayText, type Moment } from './day.ts'
import type { Log } from './history.ts'
import { curvePoints, type MemoryCurve, memoryCurve } from './memory-curve.ts'
import { untouched } from './progress.ts'
import type { CurrentId, Progress } from './replay.ts'
import type { Scheduler } from './scheduler.ts'
import type { Rules } from './session-state.ts'

/** Everything there is to know of one card. */
export type CardPage = {
  readonly card: Card
  readonly report: CardReport
  readonly history: readonly Happening[]
  /** Absent until the first review. */
  readonly curve: MemoryCurve | undefined
  readonly now: Moment
}

export const cardPage = (
  card: Card,
  from: {
    readonly progress: Progress
    readonly logs: readonly Log[]
    readonly currentId: CurrentId
    readonly rules: Rules
    readonly now: Moment
  },
  fileOf: (card: Card) => string,
): CardPage => {
  const { progress, logs, currentId, rules, now } = from
  const history = cardHistory(logs, card.id, currentId, rules.scheduler.nextMemory)
  const entry = { card, progress: progress.cards.get(card.id) ?? untouched }
  return {
    card,
    report: cardReport(entry, fileOf, now, rules),
    history,
    curve: memoryCurve(history, now),
    now,
  }
}

const mostPoints = 200

/** A card's page for programs: its report, the rest of its text, each event of its log with the memory it left, and its curve. */
export const cardPageJson = ({ card, report, history, curve }: CardPage, scheduler: Scheduler) => {
  const { note = null, wrong, accept, form, typed, was } = card
  const span = curve === undefined ? 0 : curve.last - curve.first
  const points = curve ? curvePoints(curve, Math.min(span + 1, mostPoints), scheduler.retrievability) : []
  return {
    ...report,
    note,
    wrong,
    accept,
    form,
    typed,
    was,
    history: history.map(({ event, after: { schedule } }) => ({
      ...event,
      ...(schedule.state === 'new' ? {} : schedule.memory),
    })),
    curve: points.flatMap(({ day, recall }) =>
      recall === undefined ? [] : [{ day: dayText(Math.round(day)), retrievability: recall }],
    ),
  }
}
