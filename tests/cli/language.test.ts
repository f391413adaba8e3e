import { describe, expect, it } from 'vitest'
import { jsonLines, type Machine, machine } from './mull.ts'

const withDecks = (vars: NodeJS.ProcessEnv): Machine => {
  const person = machine(vars)
  person.write('data/mull/decks/good.yaml', 'cards:\n  - { question: q, answer: a }\n')
  person.write('bad.yaml', 'cards:\n  - question: "q\n    answer: a\n')
  return person
}

describe.each<[string, NodeJS.ProcessEnv, string]>([
  ['LANG=zh_CN.UTF-8', { LANG: 'zh_CN.UTF-8' }, ''],
  ['--lang zh', {}, '--lang zh'],
])('%s', (_, vars, option) => {
  it('is Chinese on the screen', () => {
    const person = withDecks(vars)
    const { out } = person.run(`due ${option}`)
    expect(out.replace(person.home, '~')).toMatchInlineSnapshot(`
      "2026-11-23 · ~/data/mull
      现在要学 1 张：新卡 1 · 学习中 0 · 复习 0。

      牌组  新卡  学习中  复习  延后
      good     1       0     0     0
      "
    `)
    expect(person.run(`check bad.yaml ${option}`).out).toMatchInlineSnapshot(`
      "bad.yaml:2:15 错误：这个引号没有结束：请在文字末尾加上 "
          2 |   - question: "q
            |               ^
      1 个文件，0 张卡片：1 个错误
      "
    `)
    expect(person.run(`due nothing ${option}`)).toMatchObject({ code: 2, out: '' })
    expect(person.run(`due nothing ${option}`).err).toMatchInlineSnapshot(`
      "mull: 没有牌组或主题 nothing
      牌组：good
      主题：无
      "
    `)
  })

  it('is English for programs', () => {
    const person = withDecks(vars)
    person.write('data/mull/decks/bad.yaml', 'cards:\n  - question: "q\n')
    const ran = ['due --json', 'check bad.yaml --json', 'due nothing --json', 'review --json'].map(args =>
      person.run(`${args} ${option}`),
    )
    expect(ran.map(({ out, err }) => `${out}${err}`).join('')).not.toMatch(/\p{Script=Han}/u)
    const [checked] = jsonLines(ran[1]?.out ?? '')
    expect(checked).toMatchObject({
      problems: [{ code: 'yaml/unclosed-quote', message: expect.stringContaining('never closed') }],
    })
  })
})
