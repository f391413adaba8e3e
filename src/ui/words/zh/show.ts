import type { show as en } from '../en/show.ts'

const modes = { choice: '选择', typed: '输入', marked: '自评' }

export const show: typeof en = {
  label: name => `${name}：`,
  wrong: '错误选项',
  accept: '也算对',
  tags: '标签',
  schedule: '日程',
  memory: '记忆',
  history: '历史',
  state: '状态',
  marks: '备注',
  buriedUntil: day => `搁置到 ${day}`,
  due: '到期',
  dueNow: due => `${due}，已到期`,
  dueIn: (due, interval) => `${due}，${interval}后`,
  interval: '间隔',
  stability: '稳定性',
  stabilityDays: days => `${days} 天`,
  difficulty: '难度',
  difficultyOf: difficulty => `${difficulty}（满分 10）`,
  recall: '今日可提取性',
  reviews: '复习次数',
  lapses: '遗忘次数',
  neverReviewed: '还没有复习过。',
  today: '今天',
  percent: share => `${Math.round(share * 100)}%`,
  curve: (reviews, first, today, due) =>
    `自 ${first} 起复习了 ${reviews} 次。今天想起来的概率为 ${today}${
      due ? `，${due.day} 到期时为 ${due.recall}` : ''
    }。`,
  plotKey: '曲线下的数字是评分：1 重来，2 困难，3 良好，4 简单。',
  ratings: { 1: '重来', 2: '困难', 3: '良好', 4: '简单' },
  heads: { when: '时间', what: '操作', next: '间隔', time: '用时' },
  events: {
    suspend: '暂停',
    unsuspend: '取消暂停',
    bury: until => `搁置到 ${until}`,
    flag: '标记',
    unflag: '取消标记',
    reset: '重置为新卡',
    reschedule: due => `改到 ${due}`,
    quiz: (mode, correct) => `测验（${modes[mode]}）：${correct ? '答对' : '答错'}`,
  },
}
