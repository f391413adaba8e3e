import type { common as en } from '../en/common.ts'

export const common: typeof en = {
  cards: count => `${count} 张卡片`,
  decks: count => `${count} 个牌组`,
  answers: count => `${count} 次作答`,
  days: count => `${count} 天`,
  lines: count => `${count} 行`,
}
