import type { home as en } from '../en/home.ts'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

export const home: typeof en = {
  today: '今天',
  weekday: index => weekdays[index] ?? '',
  streak: days => `连续学习 ${days} 天`,
  remembered: (percent, asked) => `${asked} 次复习，记得 ${percent}%`,
  lastDays: days => `最近 ${days} 天`,
  answers: (all, today) => `作答 ${all} 次，今天 ${today} 次`,
  answersByDay: counts => (counts.length === 0 ? '今天之前没有作答。' : `从昨天往前：${counts.join('、')}。`),
  nextDays: days => `未来 ${days} 天`,
  due: '到期',
  fresh: '新卡',
  dayAhead: (day, due, fresh) => `${day}：到期 ${due} 张${fresh > 0 ? `，新卡 ${fresh} 张` : ''}`,
  start: 'Enter 开始复习',
  leave: 'q 退出',
  signs: '? 图例',
  legend: {
    spark: '每天的作答次数，最右边是今天',
    none: '没有作答的一天',
    due: '到期的旧卡；今天的包括已过期的',
    fresh: '新卡，按每日上限计',
  },
  welcome: '欢迎使用 mull。',
  howItWorks: '卡片提问，你在心里作答，再看答案，然后说出记得有多牢。快要忘记时，它会再次出现。',
  ideas: {
    ahead: '提前复习两天内到期的卡片',
    add: '写一张自己的卡片',
    quiz: '就一个主题做测验，不影响复习安排',
  },
  backlog: (reviews, backlog, day) =>
    `按每天复习 ${reviews} 张的速度，积压的 ${backlog} 张将于 ${day} 清完。`,
  backlogNever: (reviews, backlog) => `按每天复习 ${reviews} 张的速度，积压的 ${backlog} 张永远清不完。`,
}
