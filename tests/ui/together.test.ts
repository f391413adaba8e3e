import { expect, it } from 'vitest'
import { together } from '../../src/ui/together.ts'
import { shown } from './show.ts'

it.each([
  [80, 'Enter starts · q leaves · ? the signs'],
  [36, 'Enter starts · q leaves\n? the signs'],
  [12, 'Enter starts\nq leaves\n? the signs'],
  [8, 'Enter\nstarts\nq leaves\n? the\nsigns'],
])('facts break between each other at %i columns', (width, screen) => {
  expect(shown(together(['Enter starts', 'q leaves', '? the signs'], width), width)).toBe(screen)
})

it('no facts are no line', () => {
  expect(together([], 20)).toEqual([])
})
