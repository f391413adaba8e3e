import type { common as en } from '../en/common.ts'

export const common: typeof en = {
  cards: count => `${count} 张卡片`,
  decks: count => `${count} 个牌组`,
  answers: count => `${count} 次作答`,
  days: count => `${count} 天`,
  lines: count => `${count} 行`,
  files: count => `${count} 个文件`,
  errors: count => `${count} 个错误`,
  warnings: count => `${count} 个警告`,
  warning: '警告：',
  listed: items => items.join('、'),
  seconds: seconds => `${seconds} 秒`,
  minutes: (minutes, seconds) => (seconds === 0 ? `${minutes} 分钟` : `${minutes} 分 ${seconds} 秒`),
  hours: (hours, minutes) => `${hours} 小时 ${minutes} 分`,
}
