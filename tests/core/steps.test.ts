import { describe, expect, it } from 'vitest'
import { ratings } from '../../src/core/rating.ts'
import { nextStep } from '../../src/core/steps.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** What each grade leads to, as `step:seconds`; `-` leaves the steps. */
const table = (steps: readonly number[], current: number): string =>
  ratings
    .map(rating => nextStep(steps, current, rating))
    .map(next => (next ? `${next.step}:${next.wait / second}` : '-'))
    .join(' ')

describe('the next step', () => {
  it.each([
    ['of 1m 10m, on the first', [minute, 10 * minute], 0, '0:60 0:330 1:600 -'],
    ['of 1m 10m, on the second', [minute, 10 * minute], 1, '0:60 1:600 - -'],
    ['of 1m 10m, on one that is gone', [minute, 10 * minute], 5, '0:60 1:600 - -'],
    ['of a lone 10m', [10 * minute], 0, '0:600 0:900 - -'],
    ['of a lone 3d', [3 * day], 0, '0:259200 0:345600 - -'],
    ['of 1m 10m 1h, on the second', [minute, 10 * minute, hour], 1, '0:60 1:600 2:3600 -'],
    ['of 1m 10m 1h, on the third', [minute, 10 * minute, hour], 2, '0:60 2:3600 - -'],
    ['of 1m 3d, whose mean may pass a day', [minute, 3 * day], 0, '0:60 0:129630 1:259200 -'],
    ['of falling steps', [hour, minute], 0, '0:3600 0:3600 1:3600 -'],
    ['of falling steps, on the second', [hour, minute], 1, '0:3600 1:3600 - -'],
    ['of an odd sum of milliseconds', [1001, 1002], 0, '0:1.001 0:1.002 1:1.002 -'],
    ['of none', [], 0, '- - - -'],
  ])('%s', (_, steps, current, expected) => {
    expect(table(steps, current)).toBe(expected)
  })
})
