import type { LeftBehind } from '../../../core/import/imported.ts'
import type { importing as english } from '../en/importing.ts'

const left: Readonly<Record<LeftBehind['what'], (count: number) => string>> = {
  audio: count => `${count} 段声音`,
  image: count => `${count} 张图片`,
  formatting: count => `${count} 处格式`,
  field: count => `${count} 个字段`,
  card: count => `${count} 张卡片（这里没有相应的模板）`,
  deck: count => `${count} 条笔记有卡片在别的牌组`,
  forgotten: count => `${count} 次重置之前的作答`,
  buried: count => `${count} 张卡片的搁置状态`,
  unlogged: count => `${count} 张卡片的作答（以一次作答代替）`,
  review: count => `${count} 次时间或数值有误的作答`,
  other: count => `${count} 项其他内容`,
}

export const importing: typeof english = {
  kinds: {
    'anki-text': 'Anki 纯文本笔记',
    csv: '表格',
    markdown: 'Markdown 卡片',
    jsonl: 'JSON',
    apkg: 'Anki 牌组包',
  },
  delimiters: mark =>
    ({ '\t': '制表符', ',': '逗号', ';': '分号', '|': '竖线', ':': '冒号', ' ': '空格' })[mark] ?? mark,
  parted: marks => `以${marks}分隔`,
  columns: names => `各列：${names}`,
  header: has => (has ? '有标题行' : '无标题行'),
  entries: count => `${count} 条`,
  deck: (added, changed, same) =>
    [
      ...(added > 0 ? [`新增 ${added} 条`] : []),
      ...(changed > 0 ? [`更改 ${changed} 条`] : []),
      ...(same > 0 ? [`${same} 条不变`] : []),
    ].join('，'),
  made: file => `${file}，新牌组`,
  first: { new: '新增', changed: '更改', same: '不变' },
  more: count => `…… 另有 ${count} 条`,
  left: '无法带来的内容（牌组是纯文本）：',
  leftOf: (what, count, names) => `${left[what](count)}${names === '' ? '' : `：${names}`}`,
  refusedCount: count => `${count} 条未导入：`,
  note: number => `（第 ${number} 条笔记）`,
  refusals: why => {
    switch (why.code) {
      case 'no-question':
        return '没有问题'
      case 'no-answer':
        return '没有答案'
      case 'no-gap':
        return '文字中没有填空'
      case 'unreadable':
        return `无法读取（${why.reason}）`
      case 'unknown-keys':
        return `未知的键：${why.keys.join('、')}`
      case 'too-large':
        return '过大，不像一张卡片'
      case 'twice':
        return '重复：前面已有同名或同题的一条'
      case 'other-form':
        return `${why.card} 的形式不同（一个是填空，一个不是）`
      case 'held-back':
        return `${why.card} 在牌组中有错误，mull check 可查看`
    }
  },
  history: what => `学习记录：${what}`,
  done: (dryRun, added, changed, same) =>
    `${dryRun ? '将导入' : '已导入'}：新增 ${added} 条，更改 ${changed} 条，${same} 条不变。`,
  nothing: '没有新内容。',
  backup: name => `已先备份：${name}`,
  progress: count => `${count} 张卡片`,
}
