import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../src/core/settings.ts'
import { parseSettings, settingsFromEnvironment } from '../../src/core/settings-file.ts'
import { exitCodes } from '../../src/errors.ts'
import { complaintOf } from '../complaint.ts'

const parse = (text: string) => parseSettings(text, 'mull.yaml')

const finds = (text: string, ...want: readonly string[]) =>
  expect(parse(text).problems.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual(want)

const weights = (count: number) => Array.from({ length: count }, () => '0.5').join(', ')

describe('mull.yaml', () => {
  it.each(['', '# nothing\n', '---\n'])('has the defaults where it says nothing: %j', text =>
    expect(parse(text)).toEqual({ settings: defaultSettings, problems: [] }),
  )

  it.each([
    ['desired_retention: 0.7', { desiredRetention: 0.7 }],
    ['desired_retention: 0.99', { desiredRetention: 0.99 }],
    ['new_per_day: 0', { newPerDay: 0 }],
    ['reviews_per_day: "9999"', { reviewsPerDay: 9999 }],
    ['day_starts_at: 23', { dayStartsAt: 23 }],
    ['maximum_interval: 365', { maximumInterval: 365 }],
    ['order: random', { order: 'random' }],
    ['learning_steps: 1m 10m', { learningSteps: [60_000, 600_000] }],
    ['learning_steps: 30s, 1.5h,2d', { learningSteps: [30_000, 5_400_000, 172_800_000] }],
    ['learning_steps: [1m]', { learningSteps: [60_000] }],
    ['relearning_steps: []', { relearningSteps: [] }],
  ])('%s', (text, settings) =>
    expect(parse(text)).toEqual({ settings: { ...defaultSettings, ...settings }, problems: [] }),
  )

  it.each([
    ['desired_retention: 0.69', '1:20'],
    ['desired_retention: 1', '1:20'],
    ['desired_retention: 0,9', '1:20'],
    ['desired_retention: .inf', '1:20'],
    ['new_per_day: -1', '1:14'],
    ['new_per_day: 1.5', '1:14'],
    ['new_per_day: many', '1:14'],
    ['new_per_day: 1e99', '1:14'],
    ['new_per_day: 0x10', '1:14'],
    ['reviews_per_day:', '1:1'],
    ['reviews_per_day: [1]', '1:18'],
    ['day_starts_at: 24', '1:16'],
    ['maximum_interval: 0', '1:19'],
    ['maximum_interval: 36501', '1:19'],
    ['order: Random', '1:8'],
    ['learning_steps: 10', '1:17'],
    ['learning_steps: 10 m', '1:17'],
    ['learning_steps: 0m', '1:17'],
    ['learning_steps: 366d', '1:17'],
    ['learning_steps:', '1:1'],
    ['learning_steps: [1m, 2x, 3y]', '1:22'],
    ['learning_steps: {a: b}', '1:17'],
    ['weights: 1, 2', '1:10'],
    ['weights: [1, x]', '1:14'],
    [`weights: 1e999, ${weights(20)}`, '1:10'],
  ])('does not take %s', (text, place) => {
    finds(text, `${place} settings/bad-value`)
    expect(parse(text).settings).toEqual(defaultSettings)
  })

  it.each([17, 19, 21])('takes %i weights, as the 21 of FSRS-6', count => {
    expect(parse(`weights: ${weights(count)}`).settings.weights).toHaveLength(21)
    expect(parse(`weights: [${weights(count)}]`).problems).toEqual([])
  })

  it('brings weights into line with the relearning steps it sets', () => {
    const list = `${weights(17)}, 2, ${weights(3)}`
    const w17 = (steps: string) =>
      parse(`weights: ${list}\nrelearning_steps: ${steps}`).settings.weights?.[17]
    expect(w17('10m 20m')).not.toBe(w17('10m'))
  })

  it('tells all that is wrong and keeps what is right', () => {
    const text = 'new_per_day: x\nreviews_per_day: 7\nordr: due\n__proto__: a\norder: foo\n'
    finds(
      text,
      '1:14 settings/bad-value',
      '3:1 settings/unknown-key',
      '4:1 settings/unknown-key',
      '5:8 settings/bad-value',
    )
    expect(parse(text).settings).toEqual({ ...defaultSettings, reviewsPerDay: 7 })
    expect(parse(text).problems[1]).toMatchObject({ key: 'ordr', meant: 'order' })
  })

  it.each([
    ['- a', '1:1 settings/not-a-map'],
    ['new_per_day', '1:1 settings/not-a-map'],
    ['order: "due', '1:8 yaml/unclosed-quote'],
    ['order: due\norder: random', '2:1 yaml/duplicate-key'],
    ['order: &a due', '1:8 yaml/anchor'],
  ])('is YAML of keys with values: %j', (text, problem) => finds(text, problem))
})

describe('the environment', () => {
  it('wins over mull.yaml', () => {
    const vars = {
      MULL_DESIRED_RETENTION: '0.8',
      MULL_NEW_PER_DAY: '5',
      MULL_REVIEWS_PER_DAY: '6',
      MULL_MAXIMUM_INTERVAL: '100',
      MULL_ORDER: 'due',
    }
    const file = { ...defaultSettings, newPerDay: 1, dayStartsAt: 5, weights: [1] }
    expect(settingsFromEnvironment(file, vars)).toEqual({
      ...file,
      desiredRetention: 0.8,
      newPerDay: 5,
      reviewsPerDay: 6,
      maximumInterval: 100,
      order: 'due',
    })
  })

  it.each([{}, { MULL_ORDER: '' }, { MULL_ORDER: undefined }, { MULL_DAY_STARTS_AT: '5' }])(
    'sets nothing by %j',
    vars => expect(settingsFromEnvironment(defaultSettings, vars)).toEqual(defaultSettings),
  )

  it.each([
    [{ MULL_NEW_PER_DAY: 'x' }, 'MULL_NEW_PER_DAY takes a whole number of 0 or more, not "x"'],
    [{ MULL_DESIRED_RETENTION: '1' }, 'MULL_DESIRED_RETENTION takes a number from 0.70 to 0.99, not "1"'],
    [{ MULL_ORDER: 'foo' }, 'MULL_ORDER takes one of retrievability, due, difficulty, random, not "foo"'],
  ])('is refused by name: %j', (vars, message) => {
    const settings = () => settingsFromEnvironment(defaultSettings, vars)
    expect(complaintOf(settings)).toEqual([message])
    expect(settings).toThrow(expect.objectContaining({ exitCode: exitCodes.usage }))
  })
})
