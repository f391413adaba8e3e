import type { screen as en } from '../en/screen.ts'

export const screen: typeof en = {
  part: (first, last, all) => `${first}–${last} / ${all} ↑↓`,
  prompt: '>',
  noSuchKey: '这里不能这样输入。',
}
