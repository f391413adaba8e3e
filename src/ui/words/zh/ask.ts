import type { ask as en } from '../en/ask.ts'

export const ask: typeof en = {
  actions: { navigate: '移动', select: '选择', submit: '完成' },
  number: most => `编号（1 到 ${most}）：`,
  noSuchNumber: '没有这个编号。',
  search: '要查找的文字（直接按 Enter 为全部）：',
  nothingFound: '没有找到。',
  yes: '是',
  no: '否',
  yesNo: initial => (initial ? '（y 或 n，Enter 为是）：' : '（y 或 n，Enter 为否）：'),
  sayYesOrNo: '请回答 y 或 n。',
}
