import type { Card } from '../core/card.ts'
import { isDue } from '../core/day.ts'
import { nextText } from '../core/due.ts'
import type { Event } from '../core/event.ts'
import { newestUndoable, voided } from '../core/history.ts'
import { untouched } from '../core/progress.ts'
import { progressText } from '../core/progress-text.ts'
import { buildQueue, nextDue, type Queue } from '../core/queue.ts'
import { type Progress, replay, tallyOf } from '../core/replay.ts'
import {
  type Input,
  leftOf,
  type Past,
  type Session,
  startSession,
  step,
  withNews,
  withQueue,
} from '../core/session.ts'
import { type Summary, summarize } from '../core/summary.ts'
import type { Env } from '../env.ts'
import { type Collection, replayed } from '../files/open.ts'
import { saveProgress } from '../files/progress-file.ts'
import { type Mark, readLogs, readOn } from '../files/review-logs.ts'
import { newerMull } from './context.ts'
import { rememberCards } from './identity.ts'
import { createRecorder } from './recorder.ts'

/** A session bound to the disk: what it takes is saved before it shows. */
export type LiveSession = {
  readonly current: () => Session
  /** Returns the events that are on the disk now. Throws a UserError, and takes nothing, where they could not be saved. */
  readonly take: (input: Input) => readonly Event[]
  readonly summary: () => Summary
  /** Brings progress.json up to date and lets go of the log. */
  readonly end: () => void
}

/** The last answer of an earlier session on this device, and its card as it stood before, where it would be due again. */
const earlierAnswer = (collection: Collection, ownLog: string): Past | undefined => {
  const { logs, cards, currentId, rules, now } = collection
  const own = logs.find(log => log.path === ownLog)?.events ?? []
  const event = newestUndoable(own, voided(logs.flatMap(log => log.events)))
  if (!event) return undefined
  const id = currentId(event.card)
  const card = cards.find(card => card.id === id)
  const others = logs.map(log =>
    log.events.filter(other => currentId(other.card) === id && other.id !== event.id),
  )
  const progress = replay(others, currentId, rules.scheduler.nextMemory).cards.get(id) ?? untouched
  const { schedule } = progress
  const due = schedule.state === 'new' || isDue(schedule.due, now)
  return card && due ? { event, before: { card, progress } } : { event }
}

const movesACard = (event: Event): boolean => event.type !== 'quiz' && event.type !== 'flag'

export const startLiveSession = (
  env: Env,
  collection: Collection,
  cards: readonly Card[],
  extraNew: number,
): LiveSession => {
  const { place, settings, rules, currentId, now: begun } = collection
  const recorder = createRecorder(env, collection)
  const saved = new Set<string>()
  let marks: readonly Mark[] = collection.logs
  let day = begun.day
  let known: Progress | undefined = collection.progress

  /** Where all cards stand; read anew once something was appended. */
  const standing = (): Progress => {
    known ??= replayed(collection, readLogs(place.reviews))
    return known
  }

  const limit = Math.max(settings.newPerDay, tallyOf(standing(), begun.day).new)
  const queueNow = (now = recorder.now()): Queue => {
    const beyond = now.day === begun.day ? tallyOf(standing(), now.day).new - limit : 0
    const extra = Math.max(0, extraNew - Math.max(0, beyond))
    return buildQueue(cards, standing(), { settings, scheduler: rules.scheduler, now, extraNew: extra })
  }

  let session = startSession(queueNow(begun), begun, rules, earlierAnswer(collection, recorder.path))

  /** Takes in what other processes and devices have appended since. */
  const readNews = (): void => {
    const news = readOn(place.reviews, marks)
    marks = news.marks
    if (news.newer !== undefined) throw newerMull()
    const events = news.events.filter(event => movesACard(event) && !saved.has(event.id))
    if (events.length === 0) return
    known = undefined
    const told = events.map(event => ({
      card: currentId(event.card),
      ...(event.type === 'undo' ? { voids: event.event } : {}),
    }))
    const now = recorder.now()
    session = withNews(session, told, queueNow(now), now, rules)
  }

  /** A new study day has its own due cards and limits. */
  const turnDay = (): void => {
    const now = recorder.now()
    if (now.day === day) return
    day = now.day
    session = withQueue(session, queueNow(now), now, rules)
  }

  const take = (input: Input): readonly Event[] => {
    const shown = session.view
    readNews()
    if (session.view !== shown) return []
    const { session: next, append } = step(session, input, recorder.stamp(), rules)
    for (const event of append) {
      recorder.append(event)
      saved.add(event.id)
      known = undefined
    }
    session = next
    turnDay()
    if (append.length > 0) readNews()
    return append
  }

  return {
    current: () => session,
    take,
    summary: () => {
      turnDay()
      const now = recorder.now()
      const next = nextText(nextDue(cards, standing(), now, settings), env.zone)
      return summarize(session.score, leftOf(session, now.at), next)
    },
    end: () => {
      recorder.close()
      rememberCards(env, collection, standing())
      saveProgress(place.progress, progressText(standing()))
    },
  }
}
