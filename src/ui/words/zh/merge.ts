import type { merge as english } from '../en/merge.ts'

export const merge: typeof english = {
  types: {
    review: count => `${count} 次作答`,
    undo: count => `${count} 次撤销`,
    quiz: count => `${count} 次测验作答`,
    suspend: count => `${count} 次暂停`,
    unsuspend: count => `${count} 次取消暂停`,
    bury: count => `${count} 次搁置`,
    flag: count => `${count} 次标记`,
    reset: count => `${count} 次重置`,
    reschedule: count => `${count} 次改期`,
  },
  fresh: (what, from, to) => `新增 ${what} · ${from === to ? from : `${from} 至 ${to}`}`,
  known: count => `${count} 条记录都已在此`,
  knownToo: count => `另有 ${count} 条已在此`,
  damaged: count => `${count} 行损坏`,
  nothing: '没有新内容。',
  total: (what, dryRun) => `${dryRun ? '将并入' : '已并入'} ${what}。`,
  taken: count => `其中 ${count} 条已被撤销。`,
  homeless: (answers, decks) =>
    `有 ${answers} 次作答的卡片不在这里的任何牌组中（${decks}），这些记录会留在日志里等待卡片出现。`,
  addDeck: folder =>
    `mull decks add 文件 可添加牌组${folder === undefined ? '' : `；对方的牌组在 ${folder}`}。`,
  backup: name => `已先备份：${name}`,
  copies: {
    none: '没有同步工具留下的冲突副本。',
    found: count => `同步工具留下了 ${count} 个冲突副本：`,
    redundant: (of, events) =>
      `${of} 的副本 · ${events === 0 ? '没有作答记录' : `${events} 条记录都已在其他日志中`}`,
    own: (of, own) =>
      `${of} 的副本 · ${own === 0 ? '记录都已在其他日志中，只是顺序不同' : `有 ${own} 条独有的记录，已经计入`}`,
    deck: (of, copy, deck, differ) => {
      const parts = [
        ...(copy === 0 ? [] : [`${copy} 张卡片只在副本中`]),
        ...(deck === 0 ? [] : [`${deck} 张只在 ${of} 中`]),
        ...(differ === 0 ? [] : [`${differ} 张内容不同`]),
      ]
      return `${of} 的副本 · ${parts.length === 0 ? '卡片相同' : parts.join('，')}`
    },
    unread: of => `${of} 的副本 · 两者之一不存在或有错误`,
    settings: (of, same) => `${of} 的副本 · ${same ? '设置相同' : '其中的设置未被采用'}`,
    progress: of => `${of} 的副本 · 由日志生成，没有独有的内容`,
    byHand: '牌组和设置由你决定：从副本中取回需要的内容，然后删除副本。',
    atTerminal: '在终端中运行 mull merge，可以处理其余副本。',
    canRemove: logs => `${logs} 个日志副本没有独有的内容，可以删除；备份中仍会保留。`,
    canRename: logs => `${logs} 个日志副本有独有的记录，可以改名，使其不再是冲突副本。`,
    canRemoveProgress: files => `progress.json 的 ${files} 个副本可以删除。`,
    remove: () => '删除？',
    rename: () => '改名？',
    removed: file => `已删除 ${file}`,
    moved: (file, to) => `${file} 的内容现在在 ${to} 中`,
  },
}
