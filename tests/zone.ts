import type { Zone } from '../src/core/day.ts'

/** A time zone by its IANA name, from the platform's own data. */
export const zoneOf = (name: string): Zone => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  return at => {
    const offset = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(at))
    if (!offset) return 0
    const [, sign, hours, minutes] = offset
    return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes))
  }
}
