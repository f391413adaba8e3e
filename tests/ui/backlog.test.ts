import { expect, it } from 'vitest'
import { backlogLine } from '../../src/ui/backlog.ts'
import { wordsOf } from '../words.ts'

const [en, zh] = [wordsOf('en'), wordsOf('zh')]

it.each([
  [en, 60, '2026-12-09', 'At 60 reviews a day the backlog of 340 clears on 2026-12-09.'],
  [en, 1, null, 'At 1 review a day the backlog of 340 never clears.'],
  [zh, 60, '2026-12-09', '按每天复习 60 张的速度，积压的 340 张将于 2026-12-09 清完。'],
  [zh, 60, null, '按每天复习 60 张的速度，积压的 340 张永远清不完。'],
])('says when the backlog clears', (words, pace, clears, line) => {
  expect(backlogLine(words, { pace, reviews: 340, clears })).toBe(line)
})
