import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sparkline, sparks } from '../../src/ui/sparkline.ts'
import { textWidth } from '../../src/ui/width.ts'

it.each<[readonly number[], string]>([
  [[], ''],
  [[0, 0, 0], '···'],
  [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
  [[0, 1, 1000, 0], '·▁█·'],
  [[5, 5], '██'],
])('%j is %s', (counts, drawn) => {
  expect(sparkline(counts)).toBe(drawn)
})

it('is a column a number, none only for 0, and higher for more', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 40 }), counts => {
      const drawn = sparkline(counts)
      expect(textWidth(drawn)).toBe(counts.length)
      const heights: number[] = [...drawn].map(mark => sparks.join('').indexOf(mark) + 1)
      counts.forEach((count, index) => {
        expect(heights[index] === 0).toBe(count === 0)
        const other = counts[(index + 1) % counts.length] ?? 0
        if (count <= other)
          expect(heights[index]).toBeLessThanOrEqual(heights[(index + 1) % counts.length] ?? 0)
      })
    }),
  )
})
