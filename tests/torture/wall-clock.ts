/** What a clock on a wall in a time zone shows, by the platform's formatter; nothing here is mull's own. */
export type WallClock = {
  /** The local date and time as if they were UTC, in whole seconds. */
  readonly shows: (at: number) => number
  /** An instant at which it shows a local time; one close by where it is skipped. */
  readonly when: (local: number) => number
}

const shown = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/

export const wallClock = (timeZone: string): WallClock => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const shows = (at: number): number => {
    const parts = shown.exec(format.format(at))
    if (!parts) throw new Error(`${timeZone}: ${format.format(at)}`)
    const [, month, day, year, hour, minute, second] = parts.map(Number)
    return Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second)
  }
  const offset = (at: number): number => shows(at) - Math.floor(at / 1000) * 1000
  return { shows, when: local => local - offset(local - offset(local)) }
}

const fortnight = 14 * 86_400_000

/** The instants between two at which a clock is set forward or back, found by halving. */
export const changes = ({ shows }: WallClock, from: number, to: number): readonly number[] => {
  const offset = (at: number) => shows(at) - at
  const found: number[] = []
  for (let start = from; start < to; start += fortnight) {
    let [before, after] = [start, start + fortnight]
    if (offset(before) === offset(after)) continue
    while (after - before > 1000) {
      const middle = Math.floor((before + after) / 2000) * 1000
      if (offset(middle) === offset(before)) before = middle
      else after = middle
    }
    found.push(after)
  }
  return found
}
