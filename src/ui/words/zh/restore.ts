import type { restore as english } from '../en/restore.ts'

const reasons = { edit: '编辑', merge: '合并', sync: '同步', fix: '修复', restore: '恢复' }

export const restore: typeof english = {
  none: '还没有备份：mull 会在改写文件之前创建备份。',
  heads: {
    number: '#',
    when: '时间',
    age: '距今',
    before: '操作前',
    decks: '牌组',
    lines: '日志行数',
    size: '大小',
  },
  reasons,
  before: reason => `${reasons[reason]}前`,
  age: {
    minutes: count => `${count} 分钟`,
    hours: count => `${count} 小时`,
    days: count => `${count} 天`,
  },
  ago: age => `${age}前`,
  logLines: count => `日志 ${count} 行`,
  unreadable: { damaged: '已损坏', newer: '由更新版本的 mull 创建' },
  kept: (folder, size) => `${folder} 共 ${size}`,
  how: 'mull restore 编号   说明会改动什么，并请你确认',
  plan: (time, reason) => `${time} ${reasons[reason]}前的备份：`,
  over: (path, added, removed) => {
    const parts = [...(added > 0 ? [`增加 ${added} 行`] : []), ...(removed > 0 ? [`减少 ${removed} 行`] : [])]
    return `${path}：${parts.join('，') || '各行相同，仅顺序不同'}`
  },
  back: path => `${path}：将恢复`,
  beside: path => `${path}：保留不动，所缺的答题记录会放在旁边的文件里`,
  others: paths => `不在备份中，保留不动：${paths}`,
  same: '无需恢复：备份中的内容都在卡片库里。',
  sure: '要恢复吗？',
  nothing: '未做任何改动。',
  done: path => `已恢复 ${path}。`,
  doneBeside: (path, name) =>
    name === undefined ? `${path}：没有缺失的答题记录。` : `${path}：答题记录已并入 reviews/${name}。`,
  takeBack: time => `mull restore ${time} 可撤销这次恢复。`,
  goOn: time => `未全部恢复;排除问题后运行:mull restore ${time}`,
  wrote: (files, folder) => `已将 ${files} 个文件写入 ${folder}。`,
}
