import { type Instant, instantText } from './day.ts'
import type { Event } from './event.ts'

const hour = 3_600_000
const tolerance = 24 * hour

/** The newest of the events that lie more than a day ahead of now; a clock was wrong, then or now. */
export const newestAhead = (events: readonly Event[], now: Instant): Event | undefined => {
  // No zone is further from UTC than 14 hours, so most local times are told without being parsed.
  const surely = instantText(now + tolerance - 15 * hour, 0)
  let newest: Event | undefined
  for (const event of events) {
    if (event.at <= surely || Date.parse(event.at) <= now + tolerance) continue
    if (!newest || Date.parse(event.at) > Date.parse(newest.at)) newest = event
  }
  return newest
}
