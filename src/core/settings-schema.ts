import { z } from 'zod'
import { orders } from './settings.ts'
import { weightsProblem } from './weights.ts'

// Each check's message is what the setting takes.

const decimal = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

const number = (wants: string) => z.string(wants).regex(decimal, wants).transform(Number)

const numberFrom = (least: number, most: number, wants: string) =>
  number(wants).pipe(z.number(wants).min(least, wants).max(most, wants))

const wholeFrom = (least: number, most: number, wants: string) =>
  number(wants).pipe(z.int(wants).min(least, wants).max(most, wants))

/** A list, or one text with spaces or commas between its items. */
const listOf = <Item extends z.ZodType>(item: Item, wants: string) =>
  z.preprocess(
    value => (typeof value === 'string' ? value.trim().split(/[\s,]+/) : value),
    z.array(item, wants),
  )

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `90s`, `10m`, `1.5h` or `2d`; NaN of anything else. */
const duration = (text: string): number => {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? []
  return Math.round(Number(amount) * (units[unit] ?? Number.NaN))
}

const stepsWanted = 'times such as 30s, 10m, 1.5h or 2d, from a second to a year; [] is none'
const steps = listOf(
  z
    .string(stepsWanted)
    .transform(duration)
    .pipe(
      z
        .number(stepsWanted)
        .min(1000, stepsWanted)
        .max(365 * 86_400_000, stepsWanted),
    ),
  stepsWanted,
)

const weightsWanted = 'the 17, 19 or 21 numbers of an FSRS optimizer'
const weights = listOf(number(weightsWanted), weightsWanted).refine(
  list => weightsProblem(list) === undefined,
  weightsWanted,
)

const limit = wholeFrom(0, Number.MAX_SAFE_INTEGER, 'a whole number of 0 or more')

/** What may stand in `mull.yaml`. */
export const SettingsFile = z.strictObject({
  desired_retention: numberFrom(0.7, 0.99, 'a number from 0.70 to 0.99').exactOptional(),
  new_per_day: limit.exactOptional(),
  reviews_per_day: limit.exactOptional(),
  day_starts_at: wholeFrom(0, 23, 'an hour from 0 to 23').exactOptional(),
  learning_steps: steps.exactOptional(),
  relearning_steps: steps.exactOptional(),
  maximum_interval: wholeFrom(1, 36_500, 'a whole number of days from 1 to 36500').exactOptional(),
  weights: weights.exactOptional(),
  order: z.enum(orders, `one of ${orders.join(', ')}`).exactOptional(),
})
export type SettingsFile = z.infer<typeof SettingsFile>

export const settingsKeys = Object.keys(SettingsFile.shape)
