import type { FindingOf, NodeType } from '../../../core/problem.ts'
import { byteText, cited, mebibytes, placeText, quoted } from '../../problem-parts.ts'
import type { problems as en, ProblemWords } from '../en/problems.ts'
import { because } from './reasons.ts'
import { shouldBe } from './wanted.ts'

const types = {
  text: '一段文字',
  list: '列表',
  map: '带字段的内容',
} satisfies Record<NodeType, string>

const kinds = {
  folder: '文件夹',
  pipe: '命名管道',
  socket: '套接字',
  device: '设备',
} satisfies Record<FindingOf<'file/not-a-file'>['is'], string>

const unknownKey = ({ key, meant }: { key: string; meant: string | undefined }): string =>
  `没有 ${quoted(key)} 这个字段${meant === undefined ? '' : `，是不是想写 "${meant}"？`}`

const wrongType = ({
  key,
  wants,
  got,
}: Pick<FindingOf<'card/wrong-type'>, 'key' | 'wants' | 'got'>): string => {
  const hint = wants === 'text' ? '；含有 ": " 或以 [、{ 开头的文字要加引号' : ''
  return `"${key}" 应是${types[wants]}，这里却是${types[got]}${hint}`
}

const badId = ({ key, id }: Pick<FindingOf<'card/bad-id'>, 'key' | 'id'>): string =>
  `"${key}" 不能写成 ${quoted(id)}：id 只能用字母（含汉字）、数字、"."、"_" 和 "-"`

const emptyText = ({ key }: { key: string }): string => `"${key}" 是空的`
const missingKey = ({ key }: { key: string }): string => `缺少 "${key}"`

const inner = { '"': '\\"', "'": "''" } as const

const findings: ProblemWords = {
  'file/not-a-file': ({ is }) => `这是${kinds[is]}，不是文件`,
  'file/unreadable': ({ reason }) => `无法读取：${because(reason)}`,
  'file/too-large': ({ bytes, most }) =>
    `文件有 ${mebibytes(bytes)}，超过了 mull 能读取的 ${mebibytes(most)}`,
  'file/encoding': ({ byte }) => `文件不是 UTF-8 编码（字节 ${byteText(byte)}）：请另存为 UTF-8`,
  'file/empty': () => '文件是空的：牌组要有 "cards" 列表',
  'yaml/syntax': ({ reason }) => `YAML 格式有误：${cited(reason)}`,
  'yaml/more-errors': () => '后面还有更多错误',
  'yaml/missing-colon': () => '字段名后面要有英文冒号和空格，例如 "answer: 答案"',
  'yaml/indent': () => '缩进没有对齐：同一张卡片的字段要从同一列开始，各张卡片的 - 也要对齐',
  'yaml/unclosed-quote': ({ quote }) => `这个引号没有结束：请在文字末尾加上 ${quote}`,
  'yaml/after-quote': ({ quote }) =>
    `引号结束后还有文字：请给整段文字加引号，其中的 ${quote} 写成 ${inner[quote]}`,
  'yaml/unclosed-bracket': ({ closing }) =>
    `在此之前少了一个 ${closing}；以 ${closing === ']' ? '[' : '{'} 开头的文字要加引号`,
  'yaml/start-character': ({ character }) => `以 ${quoted(character)} 开头的文字要加引号`,
  'yaml/escape': ({ sequence }) => `双引号里不能写 ${quoted(sequence)}：反斜杠请写成 \\\\，或改用单引号`,
  'yaml/tab': () => 'YAML 不能用制表符（Tab）缩进：请改用空格',
  'yaml/colon': () => '这里不能出现字段：请检查缩进；含有 ": " 的文字要加引号',
  'yaml/anchor': () => 'mull 不支持 YAML 的锚点：请直接写出文字；以 & 开头的文字要加引号',
  'yaml/alias': () => 'mull 不支持 YAML 的别名：请直接写出文字；以 * 开头的文字要加引号',
  'yaml/tag': () => 'mull 不支持 YAML 的标签：请直接写出文字；以 ! 开头的文字要加引号',
  'yaml/many-documents': () => '从这里开始是第二个 YAML 文档：一个文件只能有一个',
  'yaml/too-deep': () => '嵌套得太深',
  'yaml/too-large': () => '从这里起内容太多：请拆分牌组',
  'yaml/braces': () => '以 {{ 开头的文本要加引号',
  'yaml/key-not-text': () => '字段名应是一段文字，不能是列表或带字段的内容',
  'yaml/duplicate-key': ({ key, first }) => `第 ${first} 行已经有 ${quoted(key)}`,
  'deck/unknown-key': unknownKey,
  'deck/not-a-map': ({ got }) => `牌组由 "cards:" 这样的字段组成，这里却是${types[got]}`,
  'deck/missing-key': missingKey,
  'deck/wrong-type': wrongType,
  'deck/empty-text': emptyText,
  'deck/bad-id': badId,
  'deck/no-cards': () => '这个牌组还没有卡片',
  'deck/duplicate-id': ({ id, first }) =>
    `牌组 id "${id}" 已被 ${placeText(first)} 使用：请给这个牌组换一个 "id"`,
  'deck/conflict-copy': ({ of, isThere }) =>
    isThere
      ? `这是同步工具为 ${of} 留下的冲突副本，其中的卡片不参与学习：mull merge 可查看差异`
      : `这是同步工具为 ${of} 留下的冲突副本，而原文件已不存在，其中的卡片不参与学习：重命名此文件即可恢复`,
  'card/unknown-key': unknownKey,
  'card/not-a-map': ({ got }) => `卡片由 "question:"、"answer:" 这样的字段组成，这里却是${types[got]}`,
  'card/missing-key': ({ key }) => `这张卡片没有 "${key}"`,
  'card/wrong-type': wrongType,
  'card/empty-text': emptyText,
  'card/bad-id': badId,
  'card/not-true-or-false': ({ key }) => `"${key}" 只能是 true 或 false`,
  'card/not-with-cloze': ({ key }) => `有 "cloze" 的卡片不能有 "${key}"：文本本身就是问题和答案`,
  'card/many-gaps': ({ key }) => `"${key}" 只能配一个填空，而这里的 "cloze" 有多个`,
  'card/no-gap': () => '这段文本没有填空：用 {{ 和 }} 括住要考的部分',
  'card/empty-gap': () => '填空是空的：{{ 和 }} 之间没有内容',
  'card/unclosed-gap': ({ gap }) => `填空 ${quoted(gap)} 缺少 }}；如果花括号只是普通文本，请写 \\{{`,
  'card/nested-gap': ({ gap }) => `填空 ${quoted(gap)} 里还有填空；如果花括号只是普通文本，请写 \\{{`,
  'card/too-many-gaps': ({ gaps, most }) => `这段文本有 ${gaps} 个填空，超过 ${most} 个：请拆开`,
  'card/duplicate-id': ({ id, first }) => `第 ${first} 行的卡片已经用了 id "${id}"`,
  'card/same-question': ({ first }) => `第 ${first} 行的卡片已经有这个问题：请给其中一张加上 "id"`,
  'card/choice-is-answer': ({ choice }) => `错误选项 ${quoted(choice)} 其实是对的：测验时会略去`,
  'card/duplicate-choice': ({ choice }) => `错误选项 ${quoted(choice)} 写了两次`,
  'was/live': ({ was }) => `"${was}" 是现有的卡片，它的学习记录仍归它自己`,
  'was/claimed': ({ was, first }) => `"${was}" 的学习记录归 ${placeText(first)}，那里也写了它`,
  'was/unwritten': ({ was }) =>
    `这张卡片后来才有 id，它的学习记录还挂在问题上（${was}）：mull check --write-ids 会把它写进牌组`,
  'topic/near-duplicate': ({ topic, other, first }) =>
    `主题 ${quoted(topic)} 和 ${placeText(first)} 的 ${quoted(other)} 很像`,
  'settings/unknown-key': unknownKey,
  'settings/not-a-map': ({ got }) => `设置由 "new_per_day: 20" 这样的字段组成，这里却是${types[got]}`,
  'settings/bad-value': ({ key, wants }) => `"${key}" ${shouldBe(wants)}`,
}

export const problems: typeof en = {
  findings,
  severities: { error: '错误：', warning: '警告：' },
  read: (files, cards) => `${files}，${cards}：`,
  none: '没有问题',
}
