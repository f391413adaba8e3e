import type { Act } from '../../../core/acts.ts'
import type { acts as en } from '../en/acts.ts'

const done: Readonly<Record<Act, string>> = {
  suspend: '已暂停',
  unsuspend: '已取消暂停',
  bury: '已搁置到明天',
  flag: '已标记',
  unflag: '已取消标记',
  reset: '已重置为新卡',
}

const already: Readonly<Record<Act, string>> = {
  suspend: '早已暂停',
  unsuspend: '并未暂停',
  bury: '早已搁置',
  flag: '早已标记',
  unflag: '并未标记',
  reset: '本来就是新卡',
}

export const acts: typeof en = {
  done: (act, card) => `${done[act]}：${card}`,
  already: (act, card) => `${already[act]}：${card}`,
  takeBack: events => (events === 1 ? 'mull undo 可撤销。' : `mull undo --times ${events} 可全部撤销。`),
  nothingWritten: '未做任何改动。',
  resetSure: cards => (cards === 1 ? '将这张卡片重置为新卡吗？' : `将 ${cards} 张卡片重置为新卡吗？`),
  undone: (what, card, when) => `已撤销：${what} · ${card} · ${when}`,
  nothingToUndo: '没有可撤销的操作。',
  gone: '已不在任何牌组中的卡片',
}
