import type { ErrorWords } from '../en/errors.ts'
import { usage } from './usage.ts'

const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `，是不是想输入 ${meant}？`

export const errors: ErrorWords = {
  ...usage,
  'no-such-card': ({ card, meant }) => [
    `没有卡片 ${card}${didYouMean(meant)}`,
    'mull list 可按文字查找卡片并显示其 id',
  ],
  'cannot-start': ({ program, reason }) => [`无法启动 ${program}：${reason}`],
  'needs-terminal': ({ what }) => [`${what} 需要在终端中运行`],
}
