import type { add as en } from '../en/add.ts'

export const add: typeof en = {
  added: (card, place) => `已添加 ${card}（${place}）。`,
  addedSeveral: (card, count, place) => `已添加 ${card}（${place}），共 ${count} 张卡片。`,
  total: (count, file) => `已向 ${file} 添加 ${count} 张卡片。`,
  nothing: '没有添加卡片。',
  refused: count => `${count} 张卡片未添加。`,
  badLine: (line, message) => `第 ${line} 行：${message}`,
  reading: lines => `已读 ${lines} 行`,
  bad: {
    json: '不是 JSON',
    object: '一张卡片应为一个 JSON 对象',
    key: (key, meant) => `未知的键 "${key}"${meant === undefined ? '' : `，是不是想写 "${meant}"？`}`,
    type: key => `"${key}" 的类型不对`,
    deck: (deck, meant) => `没有牌组 ${deck}${meant === undefined ? '' : `，是不是想写 ${meant}？`}`,
    noDeck: '没有用 "deck" 指明牌组，命令行也没有',
    question: place => `这个问题已在 ${place}`,
    id: (id, place) => `id ${id} 已被 ${place} 使用`,
    earlierLine: line => `第 ${line} 行`,
  },
  ask: {
    deck: '添加到哪个牌组？',
    question: '问题',
    answer: '答案',
    topic: '主题',
    newTopic: '新主题',
    noTopic: '（无）',
    otherTopic: '（其他）',
    note: '备注（直接按 Enter 为无）',
    another: '再添加一张？',
    empty: '请输入内容，或按 Ctrl-C 退出。',
  },
  made: file => `已新建 ${file}，内有一张示例卡片。`,
  next: deck => [`mull add ${deck}    逐题添加卡片`, `mull edit ${deck}   用编辑器打开该文件`],
  editing: {
    same: file => `${file}：没有改动。`,
    changed: (file, parts) => `${file}：${parts.join('，')}。`,
    added: count => `新增 ${count} 张卡片`,
    removed: count => `删除 ${count} 张卡片`,
    reworded: count => `修改 ${count} 张卡片`,
    other: '卡片以外的内容有改动',
    again: '再次编辑？',
    gone: file => `${file} 已不存在。`,
  },
  ids: {
    wrote: (file, ids, was) => {
      const parts = [...(ids > 0 ? [`${ids} 个 id`] : []), ...(was > 0 ? [`${was} 处 was`] : [])]
      return `${file}：已写入 ${parts.join('、')}。`
    },
    all: files => `每张卡片都有 id（${files} 个文件）。`,
    left: file => `${file} 有错误，未改动（mull check 可查看）。`,
  },
  template: name => ({
    head: [
      'mull 牌组。# 之后为注释；文字照原样读取，',
      '只有 YAML 需要时才加引号（文字中有 ": "，或以 [ 或 { 开头）。',
    ],
    example: [
      '每张卡片以短横线开头。卡片还可以有以下键：',
      '  id、topic（主题）、note（显示在答案下方）、tags: [a, b]、',
      '  accept: [其他正确答案]、wrong: [测验用的错误选项]、',
      '  reverse: true（也反过来问）、typed: true（需键入答案）、',
      '  cloze: "GPT-3 有 {{1750 亿}} 个参数"（代替 question 和 answer）。',
    ],
    question: `“${name}”的第一张卡片是哪一张？`,
    answer: '就是这一张，请换成你自己的。',
  }),
}
