import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/core/language.ts'
import type { Complaint } from '../../src/errors.ts'
import { complaintLines } from '../../src/ui/words.ts'
import { wordsOf } from '../words.ts'

/** Every text of a table, with the path to it; functions are for the screens' tests. */
const texts = (value: unknown, path: string): readonly (readonly [path: string, text: string])[] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => texts(part, `${path}.${key}`))
}

const paths = (value: unknown, path: string): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => paths(part, `${path}.${key}`))
    : [path]

describe.each(languages)('the words of %s', language => {
  const all = texts(wordsOf(language), language)

  it('are none of them empty', () => {
    expect(all.length).toBeGreaterThan(50)
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('say the same things as those of English', () => {
    expect(paths(wordsOf(language), '').toSorted()).toEqual(paths(wordsOf('en'), '').toSorted())
  })
})

it('Chinese is Chinese, but for the names of keys', () => {
  const latin = texts(wordsOf('zh'), 'zh').filter(([, text]) => !/\p{Script=Han}/u.test(text))
  expect(latin.filter(([, text]) => text.length > 10)).toEqual([])
})

it('Chinese has Chinese punctuation between Chinese characters', () => {
  const wrong = texts(wordsOf('zh'), 'zh').filter(([, text]) => /\p{Script=Han}[,;:?!.(]/u.test(text))
  expect(wrong).toEqual([])
})

const errors = (language: Language): string => {
  const complaints: readonly Complaint[] = [
    { code: 'cannot-write', path: '/a/b.csv', reason: 'disk-full' },
    { code: 'cannot-read', path: '/a', reason: { said: 'EIO: i/o error' } },
    {
      code: 'not-saved',
      log: 'a.jsonl',
      reason: { code: 'cannot-make', path: '/a/reviews', reason: 'in-the-way' },
    },
    { code: 'progress-not-saved', reason: 'read-only' },
    { code: 'no-collection', folder: '/a' },
    { code: 'newer-mull' },
    {
      code: 'bad-variable',
      variable: 'MULL_DESIRED_RETENTION',
      wants: { is: 'number', least: 0.7, most: 0.99 },
      value: '1',
    },
    { code: 'no-command', command: 'revew', meant: 'review', commands: ['review', 'quiz'] },
    { code: 'no-deck', named: 'x', starters: ['llm-basics'] },
    { code: 'nothing-named', named: 'x', meant: undefined, decks: [], topics: ['a', 'b'] },
    { code: 'two-outputs', format: 'csv' },
  ]
  const lines = complaints.flatMap(complaint => complaintLines(wordsOf(language), complaint))
  return lines.join('\n')
}

it('errors in English', () => {
  expect(errors('en')).toMatchInlineSnapshot(`
    "cannot write /a/b.csv: the disk is full
    cannot read /a: EIO: i/o error
    not saved: a.jsonl could not be written: cannot make /a/reviews: a file is in the way
    progress.json could not be brought up to date: the file system is read-only
    Every answer is in the log all the same; the next session writes progress.json again.
    there is no collection in /a
    mull init /a   makes one there
    this collection was written by a newer mull; this one only reads it
    Update mull to review here.
    MULL_DESIRED_RETENTION takes a number from 0.70 to 0.99, not "1"
    no command revew, did you mean review?
    Commands: review, quiz
    x is no deck
    A deck is a file that ends in .yaml or .yml.
    Decks that ship with mull: llm-basics
    no deck or topic x
    Decks: none
    Topics: a, b
    --json and --format csv ask for two things on stdout
    Leave one of them out, or name a file with -o."
  `)
})

it('errors in Chinese', () => {
  expect(errors('zh')).toMatchInlineSnapshot(`
    "无法写入 /a/b.csv：磁盘已满
    无法读取 /a：EIO: i/o error
    未保存：无法写入 a.jsonl：无法创建 /a/reviews：已有同名文件
    progress.json 未能更新：文件系统是只读的
    所有作答都已记入日志，下次学习时会重新写入 progress.json。
    /a 中没有卡片库
    mull init /a   在那里新建一个
    这个卡片库由更新版本的 mull 写入过，当前版本只能读取
    请先升级 mull，再来复习。
    MULL_DESIRED_RETENTION 应为 0.70 到 0.99 之间的数，而不是 "1"
    没有命令 revew，是不是想输入 review？
    命令：review、quiz
    x 不是牌组
    牌组是以 .yaml 或 .yml 结尾的文件。
    mull 自带的牌组：llm-basics
    没有牌组或主题 x
    牌组：无
    主题：a、b
    --json 和 --format csv 要求标准输出两种不同的内容
    请去掉其中一个，或用 -o 指定文件。"
  `)
})
