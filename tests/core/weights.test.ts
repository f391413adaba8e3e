import fc from 'fast-check'
import { checkParameters, clipParameters, default_w, migrateParameters } from 'ts-fsrs'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { fullWeights, weightsProblem } from '../../src/core/weights.ts'

const weight = fc.oneof(
  fc.double({ min: -1, max: 7, noNaN: true }),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
)
const set = fc
  .constantFrom(17, 19, 21)
  .chain(length => fc.array(weight, { minLength: length, maxLength: length }))
const relearningSteps = fc.integer({ min: 0, max: 6 })

describe('full weights', () => {
  it("are ts-fsrs's own, without its printing", () => {
    const debug = vi.spyOn(console, 'debug').mockImplementation(() => undefined)
    onTestFinished(() => debug.mockRestore())
    fc.assert(
      fc.property(set, relearningSteps, (weights, relearningSteps) => {
        const expected = migrateParameters(weights, relearningSteps)
        debug.mockClear()
        expect(fullWeights(weights, relearningSteps)).toEqual(expected)
        expect(debug).not.toHaveBeenCalled()
      }),
    )
  })

  it('are 21, and in range once they are full', () => {
    fc.assert(
      fc.property(set, relearningSteps, (weights, relearningSteps) => {
        const full = fullWeights(fullWeights(weights, relearningSteps), relearningSteps)
        expect(full).toHaveLength(21)
        expect(full).toEqual(clipParameters([...full], relearningSteps))
      }),
    )
  })

  it('leave the defaults as they are', () => {
    expect(fullWeights(default_w, 1)).toEqual(default_w)
  })

  it('hold w17 and w18 down when many relearning steps follow a lapse', () => {
    const held = [1, 2, 3, 6].map(steps => fullWeights(default_w, steps).slice(17, 19))
    expect(held).toMatchInlineSnapshot(`
      [
        [
          0.5425,
          0.0912,
        ],
        [
          0.5425,
          0.0912,
        ],
        [
          0.49027301,
          0.0912,
        ],
        [
          0.34667537,
          0.0912,
        ],
      ]
    `)
  })
})

describe('a problem with weights', () => {
  it.each([
    [[...default_w], undefined],
    [default_w.slice(0, 19), undefined],
    [default_w.slice(0, 17), undefined],
    [default_w.slice(0, 18), 'length'],
    [[...default_w, 1], 'length'],
    [[], 'length'],
    [default_w.with(20, Number.NaN), 'not-finite'],
    [default_w.with(0, Number.POSITIVE_INFINITY), 'not-finite'],
  ])('of %j: %s', (weights, expected) => {
    expect(weightsProblem(weights)).toBe(expected)
  })

  it('is found where ts-fsrs refuses a set', () => {
    const anything = fc.array(fc.double(), { minLength: 16, maxLength: 22 })
    fc.assert(
      fc.property(anything, weights => {
        const check = expect(() => checkParameters(weights))
        if (weightsProblem(weights)) check.toThrow()
        else check.not.toThrow()
      }),
    )
  })
})
