import type { ErrorWords } from '../en/errors.ts'

const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `，是不是想输入 ${meant}？`

export const errors: ErrorWords = {
  'no-such-card': ({ card, meant }) => [
    `没有卡片 ${card}${didYouMean(meant)}`,
    'mull list 可按文字查找卡片并显示其 id',
  ],
  'cannot-start': ({ program, reason }) => [`无法启动 ${program}：${reason}`],
  'needs-terminal': ({ what }) => [`${what} 需要在终端中运行`],
  'no-such-deck': ({ deck, meant, decks }) => [
    `没有牌组 ${deck}${didYouMean(meant)}`,
    ...(decks.length > 0 ? [`现有牌组：${decks.join('、')}`] : []),
    `mull new ${deck}   新建一个`,
  ],
  'which-deck': ({ decks }) =>
    decks.length === 0
      ? ['还没有牌组', 'mull new 名称   新建一个']
      : ['添加到哪个牌组？', `现有牌组：${decks.join('、')}`],
  'no-card-given': () => ['没有给出卡片', 'mull add 牌组 -q 问题 -a 答案，或从标准输入逐行读入 JSON'],
  'bad-card': ({ message }) => [`卡片未添加：${message}`],
  'card-there': ({ by, card, place }) => [
    by === 'id' ? `id ${card} 已被 ${place} 使用` : `这个问题已在 ${place}`,
    ...(by === 'id' ? [] : [`mull edit ${card}   打开那张卡片`]),
  ],
  'deck-broken': ({ file, message }) => [`未写入 ${file}：${message}`, 'mull check 可查看错误'],
  'deck-layout': ({ file }) => [
    `${file} 的写法特殊，mull 无法只添加而不改动其他内容`,
    '文件未改动，请手动编辑。',
  ],
  'deck-changing': ({ file }) => [`${file} 正被其他程序修改，未写入`],
  'deck-taken': ({ deck, file }) => [`已有牌组 ${deck}：${file}`],
  'bad-deck-name': ({ name }) => [`牌组名 ${name} 无法用作文件名`],
  'many-cards': ({ word, cards }) => [`${word} 对应 ${cards.length} 张卡片`, ...cards],
  'editor-failed': ({ program, exitCode }) => [`${program} 退出，退出码 ${exitCode}`],
}
