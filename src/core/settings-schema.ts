import { z } from 'zod'
import type { Wanted } from '../errors.ts'
import { orders } from './settings.ts'
import { weightsProblem } from './weights.ts'

const whole = { is: 'whole', least: 0 } as const

/** What each setting takes. */
export const wanted = {
  desired_retention: { is: 'number', least: 0.7, most: 0.99 },
  new_per_day: whole,
  reviews_per_day: whole,
  day_starts_at: { is: 'hour', least: 0, most: 23 },
  learning_steps: { is: 'steps' },
  relearning_steps: { is: 'steps' },
  maximum_interval: { is: 'days', least: 1, most: 36_500 },
  weights: { is: 'weights' },
  order: { is: 'one-of', names: orders },
} as const satisfies Readonly<Record<string, Wanted>>

type Range = { readonly least: number; readonly most: number }

const decimal = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

const number = z.string().regex(decimal).transform(Number)

const numberFrom = ({ least, most }: Range) => number.pipe(z.number().min(least).max(most))

const wholeFrom = ({ least, most }: Range) => number.pipe(z.int().min(least).max(most))

/** A list, or one text with spaces or commas between its items. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(value => (typeof value === 'string' ? value.trim().split(/[\s,]+/) : value), z.array(item))

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `90s`, `10m`, `1.5h` or `2d`; NaN of anything else. */
const duration = (text: string): number => {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? []
  return Math.round(Number(amount) * (units[unit] ?? Number.NaN))
}

const steps = listOf(
  z
    .string()
    .transform(duration)
    .pipe(
      z
        .number()
        .min(1000)
        .max(365 * 86_400_000),
    ),
)

const weights = listOf(number).refine(list => weightsProblem(list) === undefined)

const limit = wholeFrom({ least: whole.least, most: Number.MAX_SAFE_INTEGER })

/** What may stand in `mull.yaml`. */
export const SettingsFile = z.strictObject({
  desired_retention: numberFrom(wanted.desired_retention).exactOptional(),
  new_per_day: limit.exactOptional(),
  reviews_per_day: limit.exactOptional(),
  day_starts_at: wholeFrom(wanted.day_starts_at).exactOptional(),
  learning_steps: steps.exactOptional(),
  relearning_steps: steps.exactOptional(),
  maximum_interval: wholeFrom(wanted.maximum_interval).exactOptional(),
  weights: weights.exactOptional(),
  order: z.enum(orders).exactOptional(),
} satisfies Record<keyof typeof wanted, z.ZodType>)
export type SettingsFile = z.infer<typeof SettingsFile>

export const settingsKeys = Object.keys(SettingsFile.shape)

export const isSetting = (key: string): key is keyof typeof wanted => Object.hasOwn(wanted, key)
