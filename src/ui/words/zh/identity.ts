import type { identity as en } from '../en/identity.ts'

/** Whether a card is one that was there before. */
export const identity: typeof en = {
  reworded: (deck, file) => `牌组 ${deck} 中有一张卡片改过了（${file}）：`,
  moved: (from, to, file) => `牌组 ${from} 少了一张卡片，${to} 中有一张和它相似（${file}）：`,
  gotId: (deck, file) => `牌组 ${deck} 中有一张卡片加了 id，后来内容又改了（${file}）：`,
  before: '原来',
  now: '现在',
  history: '记录',
  noText: id => `${id}（本机不知道它的内容）`,
  standing: ({ answers, last, next }) =>
    [`作答 ${answers} 次`, last && `上次 ${last}`, next && `下次 ${next}`].filter(Boolean).join('，'),
  isSame: '是同一张卡片吗？',
  same: '是同一张：保留学习记录',
  other: '是新卡片：从头开始',
  later: '以后再问',
  renamed: (from, to, file, cards) =>
    `牌组 ${from} 不见了，其中 ${cards} 张有记录的卡片现在在 ${to} 中（${file}）。`,
  isSameDeck: '是同一个牌组吗？',
  sameDeckById: id => `是同一个：在文件中写入 "id: ${id}"`,
  sameDeckByWas: '是同一个：在各卡片中写入 was',
  otherDeck: '是另一个牌组：卡片从头开始',
  many: count => `有 ${count} 张卡片和已消失的卡片相似：`,
  more: count => `另有 ${count} 张`,
  areSame: '它们是同样的卡片吗？',
  allSame: '全都是：保留学习记录',
  oneByOne: '逐张确认',
  wroteWas: (file, count) =>
    count === 1 ? `已把旧 id 写入 ${file}（was）。` : `已把 ${count} 个旧 id 写入 ${file}（was）。`,
  wroteId: (file, id) => `已在 ${file} 中写入 "id: ${id}"。`,
  waiting: count => `有 ${count} 张卡片和已消失的卡片相似，其学习记录仍然保留：`,
  maybe: (place, question, old) => `  ${place}「${question}」原来可能是 ${old}`,
  maybeDeck: (file, to, from, cards) => `  ${file}：牌组 ${to} 原来可能是 ${from}（${cards} 张卡片）`,
  settle: '在终端中运行 mull check --write-ids 逐一确认，或在卡片中手动写入旧 id：was: [旧id]',
}
