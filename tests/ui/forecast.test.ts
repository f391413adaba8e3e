import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayText, parseDay } from '../../src/core/day.ts'
import { forecastLines, spokenForecast } from '../../src/ui/forecast.ts'
import { wordsOf } from '../words.ts'
import { shown, widest } from './show.ts'

const monday = parseDay('2026-11-23')
const week = (...counts: readonly (readonly [due: number, fresh: number])[]) =>
  counts.map(([due, fresh], index) => ({ day: dayText(monday + index), due, new: fresh }))

const busy = week([33, 20], [12, 20], [0, 20], [7, 16], [1, 0], [0, 0], [120, 0])
const drawn = (days: typeof busy, columns: number, language: 'en' | 'zh' = 'en') =>
  shown(forecastLines(days, columns, wordsOf(language)), columns)

describe('the week ahead', () => {
  it('at 20 columns', () => {
    expect(drawn(busy, 20)).toMatchInlineSnapshot(`
      "Today  33 +20 ██░
      Tue    12 +20 █░
      Wed     0 +20 ░
      Thu     7 +16 █░
      Fri     1     █
      Sat     0
      Sun   120     ██████"
    `)
  })
  it('at 40 columns, in Chinese', () => {
    expect(drawn(busy, 40, 'zh')).toMatchInlineSnapshot(`
      "今天  33 +20 ███████░░░░░
      周二  12 +20 ███░░░░░
      周三   0 +20 ░░░░░
      周四   7 +16 ██░░░░
      周五   1     █
      周六   0
      周日 120     ███████████████████████████"
    `)
  })
  it('at 200 columns', () => {
    expect(drawn(busy, 200)).toMatchInlineSnapshot(`
      "Today  33 +20 ███████████░░░░░░░
      Tue    12 +20 ████░░░░░░░
      Wed     0 +20 ░░░░░░░
      Thu     7 +16 ██░░░░░
      Fri     1     █
      Sat     0
      Sun   120     ████████████████████████████████████████"
    `)
  })
  it('without new cards', () => {
    expect(drawn(week([3, 0], [0, 0]), 20)).toMatchInlineSnapshot(`
      "Today 3 ████████████
      Tue   0"
    `)
  })
  it('for a voice', () => {
    expect(shown(spokenForecast(busy.slice(0, 2), wordsOf('en')), 80)).toBe(
      'Today: 33 due, 20 new\nTue: 12 due, 20 new',
    )
    expect(shown(spokenForecast(busy.slice(4, 5), wordsOf('zh')), 80)).toBe('今天：到期 1 张')
  })

  it('gives each number that is not 0 a column of its own, and fits', () => {
    const counts = fc.array(fc.tuple(fc.nat(99_999), fc.nat(999)), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 20, max: 200 }), (counts, columns) => {
        const screen = drawn(week(...counts), columns)
        expect(widest(screen)).toBeLessThanOrEqual(columns)
        const rows = screen.split('\n')
        expect(rows.length).toBe(counts.length)
        if (columns < 26) return
        rows.forEach((row, index) => {
          const [due = 0, fresh = 0] = counts[index] ?? []
          expect(row.includes('█')).toBe(due > 0)
          expect(row.includes('░')).toBe(fresh > 0)
        })
      }),
    )
  })
})
