import type { Card, CardId } from '../core/card.ts'
import { moment } from '../core/day.ts'
import { nextText } from '../core/due.ts'
import type { Event } from '../core/event.ts'
import { createEventIds } from '../core/event-id.ts'
import { newestUndoable, voided } from '../core/history.ts'
import { untouched } from '../core/progress.ts'
import { progressText } from '../core/progress-text.ts'
import { buildQueue, nextDue } from '../core/queue.ts'
import { replay } from '../core/replay.ts'
import { type Input, leftOf, type Past, type Session, startSession, step, withNews } from '../core/session.ts'
import { type Summary, summarize } from '../core/summary.ts'
import type { Env } from '../env.ts'
import { deviceId } from '../files/device.ts'
import { type Collection, replayed } from '../files/open.ts'
import { saveProgress } from '../files/progress-file.ts'
import { createLogWriter } from '../files/review-log.ts'
import { logPath, type Mark, readLogs, readOn } from '../files/review-logs.ts'

/** A session bound to the disk: what it takes is saved before it shows. */
export type LiveSession = {
  readonly current: () => Session
  /** Returns the events that are on the disk now. Throws a UserError, and takes nothing, where they could not be saved. */
  readonly take: (input: Input) => readonly Event[]
  readonly summary: () => Summary
  /** Brings progress.json up to date and lets go of the log. */
  readonly end: () => Summary
}

/** The last answer of an earlier session on this device, and its card as it stood before. */
const earlierAnswer = ({ logs, cards, currentId, rules }: Collection, ownLog: string): Past | undefined => {
  const own = logs.find(log => log.path === ownLog)?.events ?? []
  const event = newestUndoable(own, voided(own))
  if (!event) return undefined
  const id = currentId(event.card)
  const card = cards.find(card => card.id === id)
  if (!card) return { event }
  const others = logs.map(log =>
    log.events.filter(other => currentId(other.card) === id && other.id !== event.id),
  )
  const progress = replay(others, currentId, rules.scheduler.nextMemory).cards.get(id) ?? untouched
  return { event, before: { card, progress } }
}

const movesACard = (event: Event): boolean => event.type !== 'quiz' && event.type !== 'flag'

export const startLiveSession = (
  env: Env,
  collection: Collection,
  cards: readonly Card[],
  extraNew: number,
): LiveSession => {
  const { place, settings, rules, calendar, currentId, progress, now } = collection
  const own = logPath(place.reviews, deviceId(env.folders.state, env.randomBytes))
  const writer = createLogWriter(own)
  const nextId = createEventIds(env.randomBytes)
  const saved = new Set<string>()
  let marks: readonly Mark[] = collection.logs
  const queue = buildQueue(cards, progress, { settings, scheduler: rules.scheduler, now, extraNew })
  let session = startSession(queue, now, rules, earlierAnswer(collection, own))

  /** Cards that others have answered since leave the queue. */
  const readNews = (): void => {
    const read = readOn(place.reviews, marks)
    marks = read.marks
    const touched = read.news.filter(event => movesACard(event) && !saved.has(event.id))
    if (touched.length === 0) return
    const ids: ReadonlySet<CardId> = new Set(touched.map(event => currentId(event.card)))
    session = withNews(session, ids, moment(env.now(), calendar), rules)
  }

  const take = (input: Input): readonly Event[] => {
    const shown = session.view
    readNews()
    if (session.view !== shown) return []
    const at = env.now()
    const { session: next, append } = step(
      session,
      input,
      { id: nextId(at), now: moment(at, calendar) },
      rules,
    )
    writer.append(append)
    for (const event of append) saved.add(event.id)
    session = next
    if (append.length > 0) readNews()
    return append
  }

  const summaryOf = (standing: Collection['progress']): Summary => {
    const now = moment(env.now(), calendar)
    return summarize(
      session.score,
      leftOf(session, now.at),
      nextText(nextDue(cards, standing, now), env.zone),
    )
  }

  const standing = () => replayed(collection, readLogs(place.reviews))

  return {
    current: () => session,
    take,
    summary: () => summaryOf(standing()),
    end: () => {
      writer.close()
      const final = standing()
      saveProgress(place.progress, progressText(final))
      return summaryOf(final)
    },
  }
}
