import type { Wanted } from '../../../errors.ts'

/** What a setting takes: `a number from 0.70 to 0.99`. */
export const wanted = (wants: Wanted): string => {
  switch (wants.is) {
    case 'number':
      return `a number from ${wants.least.toFixed(2)} to ${wants.most.toFixed(2)}`
    case 'whole':
      return `a whole number of ${wants.least} or more`
    case 'hour':
      return `an hour from ${wants.least} to ${wants.most}`
    case 'days':
      return `a whole number of days from ${wants.least} to ${wants.most}`
    case 'steps':
      return 'times such as 30s, 10m, 1.5h or 2d, from a second to a year; [] is none'
    case 'weights':
      return 'the 17, 19 or 21 numbers of an FSRS optimizer'
    case 'one-of':
      return `one of ${wants.names.join(', ')}`
  }
}
