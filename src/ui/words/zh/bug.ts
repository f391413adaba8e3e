import type { bug as en } from '../en/bug.ts'

export const bug: typeof en = {
  report: '这是 mull 自身的错误，请向我们报告。已保存的作答不会丢失。',
}
