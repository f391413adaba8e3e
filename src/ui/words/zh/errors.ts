import type { ErrorWords } from '../en/errors.ts'

const didYouMean = (meant: string | undefined): string =>
  meant === undefined ? '' : `，是不是想输入 ${meant}？`

const kinds = { deck: '牌组', topic: '主题', tag: '标签' }

export const errors: ErrorWords = {
  'no-such-card': ({ card, meant }) => [
    `没有卡片 ${card}${didYouMean(meant)}`,
    'mull list 可按文字查找卡片并显示其 id',
  ],
  'cannot-start': ({ program, reason }) => [`无法启动 ${program}：${reason}`],
  'needs-terminal': ({ what }) => [`${what} 需要在终端中运行`],
  'ambiguous-card': ({ card, ids }) => [`多个牌组中都有卡片 ${card}`, ...ids],
  'no-such-name': ({ kind, name, meant }) => [
    `没有${kinds[kind]} ${name}${didYouMean(meant)}`,
    ...(kind === 'tag' ? [] : ['mull decks 会列出全部牌组和主题']),
  ],
  'which-card': () => ['请用 id 指明卡片', 'mull list 可查找卡片并显示其 id'],
  'reset-unasked': ({ cards }) => [`重置会将 ${cards} 张卡片变回新卡，而现在无法询问`, '加 --yes 可直接重置'],
}
