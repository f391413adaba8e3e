/** What a column of a table may be. */
const roles = [
  'question',
  'answer',
  'cloze',
  'note',
  'topic',
  'tags',
  'deck',
  'id',
  'wrong',
  'accept',
  '-',
] as const
export type Role = (typeof roles)[number]

const isRole = (text: string): text is Role => roles.some(role => role === text)

/** What tables call their columns, in English and Chinese. */
const names: Readonly<Record<Exclude<Role, '-'>, string>> = {
  question:
    'question front term word prompt q 问题 問題 正面 词语 單詞 单词 词 生词 术语 術語 题目 題目 提示 问',
  answer:
    'answer back definition meaning translation response a 答案 背面 反面 定义 定義 释义 釋義 解释 解釋 含义 翻译 翻譯 意思 回答 答',
  cloze: 'cloze 填空',
  note: 'note notes extra comment comments remark example hint 备注 備註 注释 註釋 笔记 筆記 例句 例子 说明 說明 附加',
  topic: 'topic subject category chapter 主题 主題 类别 類別 分类 分類 章节',
  tags: 'tags tag labels label 标签 標籤',
  deck: 'deck 牌组 牌組 卡组',
  id: 'id guid key 编号 編號',
  wrong: 'wrong distractors 错误选项',
  accept: 'accept synonyms 其他答案 同义词',
}

const byName: ReadonlyMap<string, Role> = new Map(
  roles.flatMap(role => (role === '-' ? [] : names[role].split(' ').map(name => [name, role] as const))),
)

const roleOf = (title: string): Role => byName.get(title.trim().toLowerCase()) ?? '-'

/** Every role once: a second column that would have it is one more note, or none. */
const distinct = (found: readonly Role[]): readonly Role[] =>
  found.map((role, index) =>
    role !== '-' && found.indexOf(role) < index ? (role === 'note' ? 'note' : '-') : role,
  )

const hasSides = (found: readonly Role[]): boolean =>
  (found.includes('question') && found.includes('answer')) || found.includes('cloze')

/** What the columns are whose titles these are; undefined where they are no titles. */
export const rolesOfTitles = (titles: readonly string[]): readonly Role[] | undefined => {
  const found = distinct(titles.map(roleOf))
  return hasSides(found) ? found : undefined
}

/** Without titles: the question, its answer, and what else there is. */
export const rolesOfPlaces = (count: number): readonly Role[] =>
  Array.from({ length: count }, (_, index) => (['question', 'answer'] as const)[index] ?? 'note')

/** What a person says the columns are, as in `question,answer,tags,-`. Undefined where a word is none of theirs. */
export const rolesGiven = (text: string): readonly Role[] | undefined => {
  const given = text.split(',').map(word => {
    const name = word.trim().toLowerCase()
    return isRole(name) ? name : byName.get(name)
  })
  const found = given.filter(role => role !== undefined)
  return found.length === given.length && hasSides(found) ? found : undefined
}
