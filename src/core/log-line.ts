import { Event } from './event.ts'
import { parseJson } from './json.ts'

/** What one line of a log turned out to be. `newer` is written by a mull that knows more than this one. */
export type LogLine =
  | { readonly is: 'event'; readonly event: Event }
  | { readonly is: 'damaged' }
  | { readonly is: 'newer'; readonly what: string }

/** CRC-32 of UTF-8 text. */
export type Checksum = (text: string) => number

const sumText = (body: string, checksum: Checksum): string => checksum(body).toString(16).padStart(8, '0')

/** An event as its line, without the line break. `sum` stands last and covers the line without it. */
export const logLine = (event: Event, checksum: Checksum): string => {
  const body = JSON.stringify(event)
  return `${body.slice(0, -1)},"sum":"${sumText(body, checksum)}"}`
}

const ending = /,"sum":"([0-9a-f]{8})"\}$/

const known = new Set<unknown>(Event.options.map(option => option.shape.type.value))

const newerThing = (value: object): string | undefined => {
  if ('v' in value && typeof value.v === 'number' && value.v > 1) return `version ${value.v}`
  if ('type' in value && typeof value.type === 'string' && !known.has(value.type)) return `type ${value.type}`
  return undefined
}

/**
 * A line whose sum does not fit is damaged, whatever it seems to say; one without a sum may follow newer rules. What git and
 * editors add around lines (a carriage return, a byte order mark) is no damage.
 */
export const readLogLine = (written: string, checksum: Checksum): LogLine => {
  const line = written.replace(/^\ufeff/, '').replace(/\r$/, '')
  const sum = ending.exec(line)
  if (sum && sumText(`${line.slice(0, sum.index)}}`, checksum) !== sum[1]) return { is: 'damaged' }
  const value = parseJson(line)
  if (typeof value !== 'object' || value === null) return { is: 'damaged' }
  const newer = newerThing(value)
  if (newer !== undefined) return { is: 'newer', what: newer }
  if (!sum) return { is: 'damaged' }
  const event = Event.safeParse(value)
  return event.success ? { is: 'event', event: event.data } : { is: 'damaged' }
}
