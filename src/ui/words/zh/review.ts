import type { review as en } from '../en/review.ts'

type Keys = (typeof en)['keys']

const reveals = '显示答案；再按表示“良好”'

const acts: Keys = [
  ['1 重来', '忘了（忘了就不要按“困难”）'],
  ['2 困难', '想起来了，但很吃力'],
  ['3 良好', '想起来了'],
  ['4 简单', '一下就想起来了'],
  ['u', '撤销，次数不限'],
  ['s', '暂停：不再出现（按 u 撤销）'],
  ['b', '搁置到明天'],
  ['e', '用编辑器修改这张卡片'],
  ['f', '标记，待以后修改'],
]

const last: Keys = [
  ['q、Ctrl-C', '退出；所有作答都已保存'],
  ['?', '显示这些按键'],
]

const interval: (typeof en)['interval'] = {
  seconds: amount => `${amount}秒`,
  minutes: amount => `${amount}分钟`,
  hours: amount => `${amount}小时`,
  days: amount => `${amount}天`,
  months: amount => `${amount}个月`,
  years: amount => `${amount}年`,
}

export const review: typeof en = {
  notices: {
    undone: '已撤销。',
    'nothing-to-undo': '没有可以撤销的了。',
    suspended: '已暂停；按 u 撤销。',
    buried: '已搁置到明天；按 u 撤销。',
    flagged: '已标记，待修改；按 f 取消。',
    unflagged: '已取消标记。',
    edited: '卡片已更新。',
    'new-day': '新的学习日开始了，下面的间隔已更新。请再按一次。',
    'answered-elsewhere': '这张卡片刚刚在别处答过了。',
  },
  ratings: { again: '重来', hard: '困难', good: '良好', easy: '简单' },
  keys: [['空格、Enter', reveals], ...acts, ['↑ ↓', '滚动一屏放不下的内容'], ...last],
  interval,
  left: ({ new: fresh, learning, review }) => `新卡 ${fresh} · 学习中 ${learning} · 复习 ${review}`,
  hints: {
    answer: '空格 显示答案',
    undo: 'u 撤销',
    suspend: 's 暂停',
    bury: 'b 搁置',
    edit: 'e 编辑',
    flag: 'f 标记',
    type: '输入答案，按 Enter',
    showUntyped: '直接按 Enter 显示答案',
    undoTyping: 'Ctrl-U 撤销',
    interrupt: 'Ctrl-C 退出',
    keys: '? 按键',
    quit: 'q 退出',
    leave: 'Enter 退出',
    back: '按任意键返回',
    start: 'Enter 开始复习',
  },
  spoken: {
    question: '按 Enter 显示答案，? 列出按键，q 退出。',
    typed: '输入答案并按 Enter；直接按 Enter 显示答案，Ctrl-C 退出。',
    answer: enter => `输入 1 到 4 并按 Enter；直接按 Enter 为“${enter}”，? 列出按键。`,
    back: '按 Enter 回到卡片。',
    keys: [['Enter', reveals], ...acts, ...last],
    key: (key, meaning) => `${key}：${meaning}`,
    grade: (grade, interval) => `${grade}，${interval}`,
    interval,
  },
  typedAs: '答案：',
  suggested: grade => `Enter：${grade}`,
  flaggedMark: '⚑ 已标记',
  leech: {
    lapses: lapses => `已遗忘 ${lapses} 次：这张卡片花的时间多，收获少。`,
    advice: '换一种问法，或拆成两张小卡片，比再复习一次更有用。',
    hints: ['Enter 继续', 'e 编辑', 's 暂停', 'u 撤销'],
  },
  ends: { enough: '已答完你要的题数。', time: '你设定的时间到了。' },
  broken: {
    title: '牌组现在有错误，受影响的卡片暂不显示：',
    hints: ['e 再次编辑', 'r 恢复原样', 'Enter 不管它，继续'],
  },
  reworded: {
    title: '问题改了。还是同一张卡片吗？',
    choices: ['1 是同一张：保留学习记录（旧 id 会写入牌组）', '2 是新卡片：从头开始'],
  },
  nothingMissed: '今天没有忘记的卡片。',
  nothingDue: '现在没有到期的卡片。',
  nothingReviewed: '这次没有复习卡片。',
  saved: answers => `已保存 ${answers}`,
  took: duration => `，用时 ${duration}。`,
  score: (percent, { again, hard, good, easy }) => [
    `记住 ${percent}%`,
    `重来 ${again}`,
    `困难 ${hard}`,
    `良好 ${good}`,
    `简单 ${easy}`,
  ],
  stillToDo: left => `今天还剩：${left}。`,
  nextCards: when => `下一批卡片：${when}。`,
}
