import type { diff as en } from '../en/diff.ts'

export const diff: typeof en = {
  typed: '你的答案：',
  right: '正确答案：',
  own: '卡片上的答案：',
}
