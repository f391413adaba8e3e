import type { list as en } from '../en/list.ts'

export const list: typeof en = {
  states: { new: '新卡', learning: '学习中', review: '复习', relearning: '重学中' },
  marks: { suspended: '已暂停', buried: '已搁置', flagged: '已标记', leech: '顽固卡' },
  joined: marks => marks.join('、'),
  heads: {
    id: '卡片',
    question: '问题',
    answer: '答案',
    topic: '主题',
    state: '状态',
    due: '到期',
    marks: '标注',
  },
  dueOn: due => `${due} 到期`,
  count: (found, all) => (found === all ? `共 ${all} 张卡片` : `${all} 张卡片中的 ${found} 张`),
  nothingFound: '没有符合条件的卡片。',
  noCards: '还没有卡片。mull decks add llm-basics-zh 可添加入门牌组。',
  fewerWords: '卡片须包含每一个词：试试减少或缩短要查找的词。',
  fewerFilters: options => `去掉 ${options} 或许能找到更多。`,
  pick: '哪张卡片？',
}
