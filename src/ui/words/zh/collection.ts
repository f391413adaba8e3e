import type { collection as en } from '../en/collection.ts'

export const collection: typeof en = {
  made: (folder, deck) => [
    `已在 ${folder} 建好你的卡片库，并放入牌组 ${deck}。`,
    'mull decks add 名称或文件 可添加牌组；mull init 文件夹 可在别处新建卡片库。',
  ],
  initialised: folder => [
    `已在 ${folder} 建好卡片库：decks/ 放牌组，mull.yaml 放设置。`,
    'mull decks add llm-basics-zh 可添加中文入门牌组（llm-basics 是内容相同的英文版）。',
    '在这个文件夹里 mull 会自动找到它；在别处请用 --collection 或 MULL_COLLECTION 指定。',
  ],
  logDamaged: (log, lines, copy) =>
    `${log} 有 ${lines} 行损坏，已跳过${copy === undefined ? '' : `，并另存到 ${copy}`}。`,
  logNewer: (log, what) => `${log} 中有更新版本的 mull 写入的作答（${what}）：这里只能读取这个卡片库。`,
  logInFuture: (log, newest) =>
    `${log} 中有来自未来的作答（${newest}）：当时或现在的时钟不对，这些卡片会太晚才再出现。详见 mull doctor。`,
  withheld: (file, errors) => `${file} 有 ${errors}，相关内容暂不显示（用 mull check 查看）。`,
  noDecks: '还没有牌组。用 mull decks add llm-basics-zh 添加入门牌组。',
  topic: (topic, cards) => `${topic}（${cards}）`,
  deckName: (name, id) => `${name}（${id}）`,
  added: (file, cards) => `已添加 ${file}（${cards}）。`,
  exportWhich: '导出哪个牌组？',
  leftOut: cards => `Anki 不接受问题为空的笔记，已略去：${cards}`,
  underOldNames: cards =>
    `没有写明 id 的卡片，在 Anki 里沿用 was 中最早的名称；去掉 was，它在 Anki 里就会变成新笔记。这样的卡片有：${cards}`,
  underOldName: (card, was) => `${card}（${was}）`,
  packing: rows => `正在打包：${rows} 条笔记、卡片和作答`,
  wrotePackage: (cards, answers, file) => [
    `已将 ${cards}和 ${answers}写入 ${file}。`,
    '在 Anki 中选择“文件 > 导入”，并勾选“导入所有学习进度信息”。',
  ],
  shownForTerminal: '为在终端中显示，部分字符已换成符号。要得到原样内容，请用 -o 文件 写入文件。',
  clozeLeftOut: cards => `填空卡片要单独一个文件（用 -o FILE 生成）；已略去：${cards}`,
  wroteCloze: (cards, file, isLanguageSaid) => [
    `已把 ${cards}（填空）写入 ${file}：Anki 的一个文件只能有一种笔记类型。`,
    ...(isLanguageSaid
      ? []
      : [
          '如果 Anki 不是英文界面，导入该文件时请选择它的填空类笔记类型；中文 Anki 可用 --anki-language zh 导出。',
        ]),
  ],
  wrote: (cards, file) => `已将 ${cards}写入 ${file}。`,
}
