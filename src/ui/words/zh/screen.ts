import type { screen as en } from '../en/screen.ts'

export const screen: typeof en = {
  part: (first, last, all) => `${first}–${last} / ${all} ↑↓`,
  prompt: '>',
  noSuchKey: '这里不能这样输入。输入 ? 查看按键。',
  pressToGoOn: '按 Enter 继续。',
}
