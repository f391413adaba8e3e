import { z } from 'zod'
import { parseDay } from './day.ts'

/** A ULID: 48 bits of time and 80 of chance, in Crockford's base 32. */
export type EventId = string

const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .refine(text => !Number.isNaN(parseDay(text)))
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
  .refine(text => !Number.isNaN(Date.parse(text)))
const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

const base = {
  v: z.literal(1),
  id,
  card: z.string().min(1),
  /** When, in local time with its UTC offset. */
  at: instant,
  /** The study day it counts to. */
  day,
  /** Where an imported event came from. */
  source: z.string().optional(),
}

const schemas = [
  z.object({
    ...base,
    type: z.literal('review'),
    rating,
    /** Milliseconds from the question to the grade. */
    ms: z.int().nonnegative(),
    state: z.enum(['learning', 'review', 'relearning']),
    step: z.int().nonnegative(),
    due: z.union([day, instant]),
    kind: z.enum(['due', 'ahead', 'failed']),
  }),
  z.object({ ...base, type: z.literal('undo'), event: id }),
  z.object({ ...base, type: z.literal('suspend') }),
  z.object({ ...base, type: z.literal('unsuspend') }),
  z.object({ ...base, type: z.literal('bury'), until: day }),
  z.object({ ...base, type: z.literal('flag'), on: z.boolean() }),
  z.object({ ...base, type: z.literal('reset') }),
  z.object({ ...base, type: z.literal('reschedule'), due: day }),
  z.object({
    ...base,
    type: z.literal('quiz'),
    run: id,
    mode: z.enum(['choice', 'typed', 'marked']),
    correct: z.boolean(),
  }),
] as const

/** One line of a review log, as it stands there without its `sum`. Fields we do not know stay in the file. */
export const Event = z.discriminatedUnion('type', schemas)
export type Event = z.infer<typeof Event>
type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>

/** What happened, before the shell gives it its id and time. */
type Stamped = 'v' | 'id' | 'at' | 'day' | 'source'
export type Fact = Event extends infer E ? (E extends Event ? Omit<E, Stamped> : never) : never
