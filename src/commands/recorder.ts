import { type Moment, moment } from '../core/day.ts'
import type { Event } from '../core/event.ts'
import { createEventIds } from '../core/event-id.ts'
import type { Stamp } from '../core/stamp.ts'
import type { Env } from '../env.ts'
import { deviceId } from '../files/device.ts'
import type { Collection } from '../files/open.ts'
import { createLogWriter } from '../files/review-log.ts'
import { logPath } from '../files/review-logs.ts'

/** This device's pen: the log it alone appends to, and the ids and times it gives. */
export type Recorder = {
  readonly path: string
  readonly now: () => Moment
  readonly stamp: () => Stamp
  /** Throws a UserError where the event is not on the disk. */
  readonly append: (event: Event) => void
  readonly close: () => void
}

export const ownLogPath = (
  { folders, randomBytes }: Pick<Env, 'folders' | 'randomBytes'>,
  { place }: Pick<Collection, 'place'>,
): string => logPath(place.reviews, deviceId(folders.state, randomBytes))

export const createRecorder = (
  env: Env,
  { place, calendar }: Pick<Collection, 'place' | 'calendar'>,
): Recorder => {
  const path = ownLogPath(env, { place })
  const writer = createLogWriter(path)
  const nextId = createEventIds(env.randomBytes)
  const now = () => moment(env.now(), calendar)
  return {
    path,
    now,
    stamp: () => {
      const here = now()
      return { id: nextId(here.at), now: here }
    },
    append: writer.append,
    close: writer.close,
  }
}
