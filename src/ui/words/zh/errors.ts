import type { Nameable, Reason } from '../../../errors.ts'
import type { ErrorWords } from '../en/errors.ts'
import { didYouMean } from './did-you-mean.ts'
import { because, cannot } from './reasons.ts'
import { syncErrors } from './sync-errors.ts'
import { usage } from './usage.ts'
import { shouldBe } from './wanted.ts'

const nameable = ({ decks, topics }: Nameable): readonly string[] => [
  `牌组：${decks.join('、') || '无'}`,
  `主题：${topics.join('、') || '无'}`,
]
const kinds = { deck: '牌组', topic: '主题', tag: '标签' }

const inFolder = (folder: string, reason: Reason): string =>
  typeof reason === 'object' && 'code' in reason ? because(reason) : `${folder}：${because(reason)}`

const obstacle = (why: 'damaged' | 'outside' | Reason): string => {
  if (why === 'damaged') return '备份中的这个文件已损坏'
  return why === 'outside' ? '该处是一个指向卡片库之外的链接' : because(why)
}

export const errors: ErrorWords = {
  ...usage,
  ...syncErrors,
  'no-such-card': ({ card, meant, found = [] }) => [
    `没有${found.length > 0 ? ' id 为 ' : '卡片 '}${card}${found.length > 0 ? ' 的卡片' : ''}${didYouMean(meant)}`,
    ...(found.length === 0
      ? ['mull list 文字   按文字查找卡片并显示其 id']
      : ['以下卡片含有这些文字：', ...found]),
  ],
  'cannot-start': ({ program, reason }) => [`无法启动 ${program}：${because(reason)}`],
  'needs-terminal': ({ what }) => [
    `mull ${what} 需要在终端中运行`,
    what === 'edit'
      ? '可用 VISUAL 或 EDITOR 指定不需要终端的编辑器'
      : 'mull list   列出卡片，mull show CARD   显示一张卡片',
  ],
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
  'cannot-make': complaint => [cannot(complaint)],
  'cannot-write': complaint => [cannot(complaint)],
  'cannot-read': complaint => [cannot(complaint)],
  'cannot-remove': complaint => [cannot(complaint)],
  'cannot-write-output': ({ reason }) => [`无法输出：${because(reason)}`],
  'system-refused': ({ call, reason }) => [`无法继续：${because(reason)}`, call],
  'not-saved': ({ log, reason }) => [`未保存：无法写入 ${log}：${because(reason)}`],
  'progress-not-saved': ({ reason }) => [
    `progress.json 未能更新：${because(reason)}`,
    '所有作答都已记入日志，下次学习时会重新写入 progress.json。',
  ],
  'folder-gone': () => ['当前文件夹已不存在'],
  'no-collection': ({ folder }) => [`${folder} 中没有卡片库`, `mull init ${folder}   在那里新建一个`],
  'collection-there': ({ folder }) => [`${folder} 中已经有卡片库`],
  'newer-mull': () => ['这个卡片库由更新版本的 mull 写入过，当前版本只能读取', '请先升级 mull，再来复习。'],
  'cannot-import': ({ path, why }) => {
    switch (why) {
      case 'not-a-file':
        return [`${path} 不是文件`]
      case 'too-large':
        return [`${path} 过大，无法导入`]
      case 'encoding':
        return [`${path} 既不是 UTF-8 也不是 UTF-16 编码`, '请在原来的程序中另存为 UTF-8。']
      case 'nothing':
        return [`${path} 中没有找到卡片`, '可用 --from 指明格式：anki-text、csv、markdown、jsonl 或 apkg。']
      case 'damaged':
        return [`${path} 已损坏，或不是 Anki 的牌组包`, '请在 Anki 中重新导出。']
      case 'no-collection':
        return [`${path} 不是 Anki 的牌组包：其中没有卡片集合`]
    }
  },
  'no-log': ({ path, why }) => [
    `${path} ${
      {
        empty: '不是 mull 的日志：其中没有作答记录',
        newer: '由更新版本的 mull 写入，请先升级 mull 再并入',
        'not-a-file': '不是 mull 的日志：它不是文件',
        'too-large': '过大，不像 mull 的日志',
      }[why]
    }`,
    '没有并入任何内容。',
  ],
  'no-logs': ({ path }) => [
    `${path} 中没有 mull 的日志`,
    '请指定卡片库文件夹、其中的 reviews 文件夹，或一个日志文件（….jsonl）。',
  ],
  'merge-itself': ({ path }) => [
    `${path} 就是当前卡片库`,
    'mull merge   不带参数时，会查找同步工具在其中留下的冲突副本',
  ],
  'collection-busy': ({ folder }) => [`另一个 mull 正在向 ${folder} 并入日志，未写入`, '请稍后再试。'],
  'bad-now': ({ text }) => [
    `MULL_NOW 不是 ISO 格式的时间：${text}`,
    '例如 MULL_NOW=2026-11-24T09:00:00+01:00',
  ],
  'bad-variable': ({ variable, wants, value }) => [`${variable} ${shouldBe(wants)}，而不是 "${value}"`],
  'bad-settings': () => ['设置有错误'],
  'no-deck': ({ named, starters }) => [
    `${named} 不是牌组`,
    '牌组是以 .yaml 或 .yml 结尾的文件。',
    `mull 自带的牌组：${starters.join('、')}`,
  ],
  'deck-there': ({ path }) => [`已有另一个牌组文件 ${path}`],
  'nothing-named': ({ named, meant, ...there }) => [
    `没有牌组或主题 ${named}${didYouMean(meant)}`,
    ...nameable(there),
  ],
  'review-needs-terminal': () => [
    '复习需要在终端中运行',
    'mull review --json   通过标准输入和输出复习',
    'mull due             查看有哪些卡片到期',
  ],
  'two-scopes': () => ['--failed 和 --ahead 不能同时使用', '请去掉其中一个。'],
  'quiz-needs-terminal': ({ topic }) => [
    '测验需要在终端中运行',
    `mull quiz ${topic} --json   通过标准输入和输出作答`,
  ],
  'quiz-on-what': there => ['请指定测验的主题或牌组', ...nameable(there)],
  'nothing-on': ({ topic, deck }) => [
    deck === undefined ? `${topic} 里没有卡片` : `牌组 ${deck} 里没有 ${topic} 的卡片`,
  ],
  'export-what': there => ['要导出哪个牌组？', ...nameable(there)],
  'number-among-decks': ({ deck }) => [
    `Anki 会把牌组名 ${deck} 当作数字，因此不能与其他牌组放在同一个文件里`,
    '请单独导出这个牌组，给它起一个不是数字的名字，或用 -o 文件.apkg 导出为牌组包。',
  ],
  'two-outputs': ({ format }) => [
    `--json 和 --format ${format} 要求标准输出两种不同的内容`,
    '请去掉其中一个，或用 -o 指定文件。',
  ],
  'package-to-terminal': () => [
    'Anki 牌组包不能显示在终端里：请用 -o 文件.apkg 写入文件，或用 > 或 | 转到别处',
  ],
  'ambiguous-card': ({ card, ids }) => [`多个牌组中都有卡片 ${card}`, ...ids],
  'no-such-name': ({ kind, name, meant }) => [
    `没有${kinds[kind]} ${name}${didYouMean(meant)}`,
    ...(kind === 'tag' ? [] : ['mull decks 会列出全部牌组和主题']),
  ],
  'which-card': () => ['请用 id 指明卡片', 'mull list 可查找卡片并显示其 id'],
  'reset-unasked': ({ cards }) => [`重置会将 ${cards} 张卡片变回新卡，而现在无法询问`, '加 --yes 可直接重置'],
  'no-backup': ({ folder, reason }) => [
    `未做任何改动，因为无法创建备份：${inFolder(folder, reason)}`,
    '没有备份，mull 不会改写任何文件。请排除问题后重试。',
  ],
  'backup-busy': ({ folder }) => [`未做任何改动：另一个 mull 一直占用着 ${folder} 中的备份`, '请重试。'],
  'no-such-backup': ({ word, backups }) => [
    backups === 0 ? '这个卡片库还没有备份' : `没有备份 ${word}`,
    ...(backups === 0 ? [] : ['mull restore   列出全部备份']),
  ],
  'which-backup': ({ word, times }) => [`${word} 对应 ${times.length} 份备份`, ...times],
  'backup-unreadable': ({ time, why }) => [
    why === 'newer' ? `${time} 的备份由更新版本的 mull 创建` : `${time} 的备份已损坏，无法得知其内容`,
    why === 'newer' ? '请先升级 mull，再恢复。' : 'mull restore   列出其他备份',
  ],
  'not-in-backup': ({ file, meant, time }) => [
    `${time} 的备份中没有文件 ${file}${didYouMean(meant)}`,
    '请按卡片库中的路径指定：decks/NAME.yaml、reviews/NAME.jsonl 或 mull.yaml。',
  ],
  'cannot-restore': ({ time, files, others }) => [
    `未恢复任何文件：${time} 的备份中有 ${files.length} 个文件无法恢复`,
    ...files.map(({ path, why }) => `${path}：${obstacle(why)}`),
    ...(others === 0 ? [] : ['mull restore 备份 文件…   逐个指定，只恢复其余文件']),
  ],
  'restore-unasked': () => ['恢复会改写文件，而现在无法询问', '加 --yes 可直接恢复'],
  'folder-not-empty': ({ folder }) => [`${folder} 已存在，而且不是空文件夹`],
}
