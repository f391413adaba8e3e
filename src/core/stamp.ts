import { dayText, instantText, type Moment } from './day.ts'
import type { Event, EventId, Fact } from './event.ts'

/** The identity and time the shell gives to what an input causes. */
export type Stamp = { readonly id: EventId; readonly now: Moment }

export const stamped = (fact: Fact, { id, now }: Stamp): Event => ({
  v: 1,
  id,
  at: instantText(now.at, now.offset),
  day: dayText(now.day),
  ...fact,
})
