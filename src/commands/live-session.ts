import { isDeepStrictEqual } from 'node:util'
import { backlogClears, backlogOf, paceOf } from '../core/backlog.ts'
import type { Card, CardId } from '../core/card.ts'
import { baseId } from '../core/card-id.ts'
import { dayText, isDue, type Moment } from '../core/day.ts'
import { nextText } from '../core/due.ts'
import type { Event } from '../core/event.ts'
import { newestUndoable, voided } from '../core/history.ts'
import { untouched } from '../core/progress.ts'
import { progressText } from '../core/progress-text.ts'
import { buildQueue, isHidden, nextDue, type Queue, type Scope } from '../core/queue.ts'
import { replay, tallyOf, withEvents } from '../core/replay.ts'
import { step } from '../core/session.ts'
import { makesRoom, withCards, withNews, withQueue, withRest } from '../core/session-news.ts'
import { type Input, leftOf, type Past, type Session, startSession } from '../core/session-state.ts'
import { type Summary, summarize } from '../core/summary.ts'
import type { Env } from '../env.ts'
import { type Collection, replayed, withDecksReadAgain } from '../files/open.ts'
import { saveProgress } from '../files/progress-file.ts'
import { type Mark, readLogs, readOn } from '../files/review-logs.ts'
import { newerMull } from './context.ts'
import { rememberCards } from './identity.ts'
import { createRecorder } from './recorder.ts'
import { createStanding } from './standing.ts'

/** A session bound to the disk: what it takes is saved before it shows. */
export type LiveSession = {
  readonly current: () => Session
  /** The collection as it was last read. */
  readonly collection: () => Collection
  /** Returns the events that are on the disk now. Throws a UserError, and takes nothing, where they could not be saved. */
  readonly take: (input: Input) => readonly Event[]
  /** Reads the decks again, after an edit: the session goes on with the cards as they are now, those renamed (by their base ids) too. */
  readonly readDecks: (renamed?: ReadonlyMap<CardId, CardId>) => void
  readonly summary: () => Summary
  /** Brings progress.json up to date and lets go of the log. */
  readonly end: () => void
}

export type SessionOptions = {
  /** The cards of a collection that the session is about. */
  readonly cards: (collection: Collection) => readonly Card[]
  /** New cards beyond today's limit. */
  readonly extraNew?: number
  readonly scope?: Scope
  /** The session ends after this many answers, or minutes. */
  readonly answers?: number
  readonly minutes?: number
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
  return card && due && !isHidden(progress, now.day) ? { event, before: { card, progress } } : { event }
}

const movesACard = (event: Event): boolean => event.type !== 'quiz' && event.type !== 'flag'

const minute = 60_000

/** Whose logs grow for longer than this has a session that ends later, and writes then. */
const mostEndings = 5

export const startLiveSession = (
  env: Env,
  opened: Collection,
  { cards: cardsIn, extraNew = 0, scope = { type: 'due' }, answers, minutes }: SessionOptions,
): LiveSession => {
  const { place, settings, rules, now: begun } = opened
  const recorder = createRecorder(env, opened)
  const saved = new Set<string>()
  let collection = opened
  let cards = cardsIn(opened)
  let marks: readonly Mark[] = opened.logs
  let day = begun.day
  const standing = createStanding(
    opened.progress,
    () => replayed(collection, readLogs(place.reviews)),
    (progress, events) => withEvents(progress, events, collection.currentId, rules.scheduler.nextMemory),
  )

  const queueAt = (now: Moment, extraNew: number): Queue =>
    buildQueue(cards, standing.now(), { settings, scheduler: rules.scheduler, now, extraNew, scope })

  /** How many new cards the limits let in today, those begun before this session too. */
  const limit = tallyOf(opened.progress, begun.day).new + queueAt(begun, 0).fresh.length
  const queueNow = (now = recorder.now()): Queue => {
    const beyond = now.day === begun.day ? tallyOf(standing.now(), now.day).new - limit : 0
    return queueAt(now, Math.max(0, extraNew - Math.max(0, beyond)))
  }

  let session = startSession(queueNow(begun), begun, rules, {
    earlier: earlierAnswer(opened, recorder.path),
    scope,
    bounds: {
      ...(answers === undefined ? {} : { answers }),
      ...(minutes === undefined ? {} : { until: begun.at + minutes * minute }),
    },
  })

  /** Takes in what other processes and devices have appended since. */
  const readNews = (): void => {
    const news = readOn(place.reviews, marks)
    marks = news.marks
    if (news.newer !== undefined) throw newerMull()
    const others = news.events.filter(event => !saved.has(event.id))
    if (others.length > 0) standing.stale()
    const events = others.filter(movesACard)
    if (events.length === 0) return
    const told = events.map(event => ({
      card: collection.currentId(event.card),
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
      standing.saved(event)
    }
    session = next
    const now = recorder.now()
    if (append.some(makesRoom)) session = withRest(session, queueNow(now), now, rules)
    turnDay()
    if (append.length > 0) readNews()
    return append
  }

  const readDecks: LiveSession['readDecks'] = (renamed = new Map()) => {
    collection = withDecksReadAgain(env, collection)
    cards = cardsIn(collection)
    standing.stale()
    const now = recorder.now()
    const byId = new Map(cards.map(card => [card.id, card]))
    const cardOf = (id: CardId): Card | undefined => {
      const base = baseId(id)
      const heir = renamed.get(base)
      return byId.get(heir === undefined ? collection.currentId(id) : heir + id.slice(base.length))
    }
    session = withCards(session, cardOf, queueNow(now), now, rules)
  }

  /** The reviews that a day's limit holds back. */
  const backlogAt = (now: Moment): Summary['backlog'] => {
    const reviews = backlogOf(cards, standing.now(), settings, now)
    if (reviews === 0) return undefined
    const pace = paceOf(standing.now(), settings, now.day)
    const { scheduler } = rules
    const day = backlogClears(cards, standing.now(), { settings, now, scheduler, pace })
    return { reviews, pace, clears: typeof day === 'number' ? dayText(day) : null }
  }

  /** Another that ends now may put an older progress.json over ours: who has written looks at the logs again. */
  const saveProgressAtEnd = (): void => {
    for (let turn = 0; turn < mostEndings; turn++) {
      standing.stale()
      const read = readOn(place.reviews, marks).marks
      saveProgress(place.progress, progressText(standing.now()))
      marks = readOn(place.reviews, read).marks
      if (isDeepStrictEqual(marks, read)) return
    }
  }

  return {
    current: () => session,
    collection: () => collection,
    take,
    readDecks,
    summary: () => {
      turnDay()
      const now = recorder.now()
      const next = nextText(nextDue(cards, standing.now(), now, settings), env.zone)
      return summarize(session.score, leftOf(session, now.at), next, backlogAt(now))
    },
    end: () => {
      recorder.close()
      saveProgressAtEnd()
      rememberCards(env, collection, standing.now())
    },
  }
}
