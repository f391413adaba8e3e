import type { due as en } from '../en/due.ts'

export const due: typeof en = {
  heads: { deck: '牌组', new: '新卡', learning: '学习中', review: '复习', waiting: '延后' },
  toStudy: total => `现在要学 ${total} 张`,
  namely: left => `：${left}。`,
  nothing: '现在没有到期的卡片。',
  next: when => `下一批卡片：${when}。`,
  waiting: count => `延后 ${count}`,
  waitingAll: count => `另有 ${count} 张因每日上限延后。`,
  noDecks: '还没有牌组。用 mull decks add llm-basics-zh 添加入门牌组，或自己写一个放进 decks/。',
}
