import type { study as en } from '../en/study.ts'

export const study: typeof en = {
  flagged: '已标记，待修改；按 f 取消。',
  unflagged: '已取消标记。',
  edited: '卡片已更新。',
  hints: {
    show: '空格 显示答案',
    typed: '输入答案，按 Enter',
    typedLeaves: '直接按 Enter 显示答案 · Ctrl-C 离开',
    edit: 'e 编辑',
    flag: 'f 标记',
  },
  spoken: {
    question: '按 Enter 显示答案，? 列出按键，q 离开。',
    typed: '输入答案并按 Enter。',
    answer: '输入 1 到 4 并按 Enter；? 列出按键。',
    again: '这张卡片：',
  },
  typedAs: '答案：',
  youTyped: '你的输入：',
  suggested: rating => `Enter：${rating}`,
  flag: '⚑',
  flagText: '已标记',
  leech: lapses => `已遗忘 ${lapses} 次：这张卡片花的时间多，收获少。`,
  leechAdvice: '换一种问法，或拆成两张小卡片，比再复习一次更有用。',
  leechHints: ['Enter 继续', 'e 编辑', 's 暂停', 'u 撤销'],
  enough: '已答完你要的题数。',
  time: '你设定的时间到了。',
  broken: '牌组现在有错误，受影响的卡片暂不显示：',
  brokenHints: ['e 再次编辑', 'r 恢复原样', 'Enter 不管它，继续'],
  reworded: '问题改了，而这张卡片没有自己的 id。',
  rewordedHints: ['1 同一张卡片：保留历史（在牌组中写入 was:）', '2 新卡片'],
}
