import { describe, expect, it } from 'vitest'
import { parseDeck } from '../../src/core/deck.ts'
import { checkCollection } from '../../src/core/decks.ts'
import { type Finding, type Problem, problemAt } from '../../src/core/problem.ts'
import { parseSettings } from '../../src/core/settings-file.ts'
import { problemLines, problemMessage, problemSummary } from '../../src/ui/problems.ts'
import { createRender } from '../../src/ui/theme.ts'
import type { Words } from '../../src/ui/words.ts'
import { wordsOf } from '../words.ts'

const en = wordsOf('en')

const render = await createRender({ colour: 0 })

const shown = (problems: readonly Problem[]) =>
  `\n${render(problems.flatMap(problem => problemLines(en, problem)))}\n`
const deck = (text: string) => shown(parseDeck(text, 'french.yaml').problems)
const place = { file: 'a.yaml', line: 1, column: 1, source: '' }
const message = (finding: Finding) => problemMessage(en, problemAt(place, finding))

describe('a problem', () => {
  it('shows its place, its words and its line', () => {
    expect(deck('cards:\n  - question: Bonjour?\n    anwser: Hello\n')).toMatchInlineSnapshot(`
      "
      french.yaml:3:5 error: unknown key "anwser", did you mean "answer"?
          3 |     anwser: Hello
            |     ^
      "
    `)
  })

  it('has its caret below wide characters', () => {
    expect(deck('cards:\n  - {question: 你好是什么？😀, answer: [好]}\n')).toMatchInlineSnapshot(`
      "
      french.yaml:2:33 error: "answer" wants a text, but this is a list; put quotes around a text that holds ": " or starts with [ or {
          2 |   - {question: 你好是什么？😀, answer: [好]}
            |                                        ^
      "
    `)
  })

  it('has its caret below marks and tabs', () => {
    expect(deck('cards:\n  - {question: cafe\u0301\t, answer: [b]}\n')).toMatchInlineSnapshot(`
      "
      french.yaml:2:32 error: "answer" wants a text, but this is a list; put quotes around a text that holds ": " or starts with [ or {
          2 |   - {question: café    , answer: [b]}
            |                                  ^
      "
    `)
  })

  it('shows what surrounds the caret of a long line', () => {
    const words = Array.from({ length: 4000 }, (_, i) => `w${i}`).join(' ')
    expect(deck(`cards:\n  - {question: ${words}, anwser: ${words}}\n`)).toMatchInlineSnapshot(`
      "
      french.yaml:2:22907 error: unknown key "anwser", did you mean "answer"?
          2 | …3 w3994 w3995 w3996 w3997 w3998 w3999, anwser: w0 w1 w2 w3 w4 w5 w6 w7 w8…
            |                                         ^
      "
    `)
  })

  it('shows the start of a long line', () => {
    expect(deck(`anwser: ${'你好 '.repeat(4000)}\ncards: []`)).toMatchInlineSnapshot(`
      "
      french.yaml:1:1 error: unknown key "anwser"
          1 | anwser: 你好 你好 你好 你好 你好 你好 你好 你好 你好 你好 你好 你好 你好 你…
            | ^
      "
    `)
  })

  it('shows no line where there is none', () => {
    expect(deck('')).toMatchInlineSnapshot(`
      "
      french.yaml:1:1 error: this file is empty: a deck has a list of "cards"
      "
    `)
    expect(deck('cards:\n  - [\n')).toMatchInlineSnapshot(`
      "
      french.yaml:3:1 error: a ] is missing before this; a text that starts with [ needs quotes
      "
    `)
  })

  it('keeps a hostile deck from the terminal', () => {
    const text = 'cards:\n  - question: \x1b[31mred\n    \x1b]0;x\x07: b\n    "\u202e\\n\\u001b": c\n'
    expect(deck(text)).toMatchInlineSnapshot(`
      "
      french.yaml:2:5 error: this card has no "answer"
          2 |   - question: ␛[31mred
            |     ^
      french.yaml:3:5 error: unknown key "␛]0;x␇"
          3 |     ␛]0;x␇: b
            |     ^
      french.yaml:4:5 error: unknown key "U+202E ␛"
          4 |     "U+202E\\n\\u001b": c
            |     ^
      "
    `)
  })
})

/** A problem of nearly every kind that a deck can have. */
const deckProblems = (words: Words): string => {
  const cards = 'cards:\n  - {id: a, question: q, answer: a}\n'
  const hard = `${cards}  - text
  - {id: a, question: q, answer: a}
  - {question: q, answer: a}
  - {question: q, answer: [a: b], wrong: {c: d}, accept: [""], was: a b}
  - {question: q, answer: x, wrong: [x, y, y], was: [a, b/old]}
`
  const files = [
    parseDeck(hard, 'a.yaml'),
    parseDeck(`id: a\ncards: []\n`, 'b.yaml'),
    parseDeck(
      `cards:\n  - {id: x, question: q, answer: a, topic: emergence, was: old}
  - {id: y, question: q, answer: a, topic: emergance, was: old}\n`,
      'c.yaml',
    ),
    parseDeck(`${cards}---\n`, 'd.yaml'),
    parseDeck('about: &a x\nid: *a\nlanguage: !x y\ncards: z\ncards: y\n[a]: b\n', 'e.yaml'),
    parseDeck('cards:\n  - question: In Python: what?\n', 'f.yaml'),
    parseDeck('\tcards:', 'g.yaml'),
    parseDeck('- a', 'h.yaml'),
    parseDeck('['.repeat(99), 'i.yaml'),
  ]
  const lines = checkCollection(files).problems.map(
    problem =>
      `${problem.file}:${problem.line}:${problem.column} ${problem.severity}: ${problemMessage(words, problem)}`,
  )
  return `\n${lines.join('\n')}\n`
}

describe('every kind of problem', () => {
  it('of a deck', () => {
    expect(deckProblems(en)).toMatchInlineSnapshot(`
      "
      a.yaml:3:5 error: a card is keys with values, such as "question:" and "answer:", but this is a text
      a.yaml:4:10 error: the card on line 2 has the id "a" already
      a.yaml:6:5 error: the card on line 5 has this question already: give one of them an "id"
      a.yaml:6:27 error: "answer" wants a text, but this is a list; put quotes around a text that holds ": " or starts with [ or {
      a.yaml:6:42 error: "wrong" wants a list, but this is keys with values
      a.yaml:6:59 error: "accept" is empty
      a.yaml:6:69 error: "was" cannot be "a b": an id has letters, digits, ".", "_" and "-"
      a.yaml:7:5 error: the card on line 5 has this question already: give one of them an "id"
      a.yaml:7:38 warning: the wrong choice "x" is right: a quiz leaves it out
      a.yaml:7:44 warning: the wrong choice "y" stands here twice
      b.yaml:1:5 error: the deck id "a" is taken by a.yaml:1: give this deck another "id"
      b.yaml:2:1 warning: this deck has no cards yet
      c.yaml:3:44 warning: the topic "emergance" looks like "emergence" in c.yaml:2
      c.yaml:3:60 warning: the history of "c/old" goes to c.yaml:2, which names it too
      d.yaml:3:1 error: a second YAML document starts here: one file holds one
      e.yaml:1:8 error: mull reads no YAML anchors: write the text out, or put quotes around one that starts with &
      e.yaml:2:5 error: mull reads no YAML aliases: write the text out, or put quotes around one that starts with *
      e.yaml:2:5 error: "id" cannot be "*a": an id has letters, digits, ".", "_" and "-"
      e.yaml:3:11 error: mull reads no YAML tags: write the text out, or put quotes around one that starts with !
      e.yaml:4:8 error: "cards" wants a list, but this is a text
      e.yaml:5:1 error: "cards" stands on line 4 already
      e.yaml:6:1 error: a key is one text, not a list or keys with values
      f.yaml:2:15 error: a key cannot start here: mend the indentation, or put quotes around a text that holds ": "
      g.yaml:1:1 error: a tab cannot indent YAML: use spaces
      h.yaml:1:1 error: a deck is keys with values, such as "cards:", but this is a list
      i.yaml:1:64 error: this nests too deep
      "
    `)
  })

  it('of a deck, in Chinese', () => {
    expect(deckProblems(wordsOf('zh'))).toMatchInlineSnapshot(`
      "
      a.yaml:3:5 error: 卡片由 "question:"、"answer:" 这样的字段组成，这里却是一段文字
      a.yaml:4:10 error: 第 2 行的卡片已经用了 id "a"
      a.yaml:6:5 error: 第 5 行的卡片已经有这个问题：请给其中一张加上 "id"
      a.yaml:6:27 error: "answer" 应是一段文字，这里却是列表；含有 ": " 或以 [、{ 开头的文字要加引号
      a.yaml:6:42 error: "wrong" 应是列表，这里却是带字段的内容
      a.yaml:6:59 error: "accept" 是空的
      a.yaml:6:69 error: "was" 不能写成 "a b"：id 只能用字母（含汉字）、数字、"."、"_" 和 "-"
      a.yaml:7:5 error: 第 5 行的卡片已经有这个问题：请给其中一张加上 "id"
      a.yaml:7:38 warning: 错误选项 "x" 其实是对的：测验时会略去
      a.yaml:7:44 warning: 错误选项 "y" 写了两次
      b.yaml:1:5 error: 牌组 id "a" 已被 a.yaml:1 使用：请给这个牌组换一个 "id"
      b.yaml:2:1 warning: 这个牌组还没有卡片
      c.yaml:3:44 warning: 主题 "emergance" 和 c.yaml:2 的 "emergence" 很像
      c.yaml:3:60 warning: "c/old" 的学习记录归 c.yaml:2，那里也写了它
      d.yaml:3:1 error: 从这里开始是第二个 YAML 文档：一个文件只能有一个
      e.yaml:1:8 error: mull 不支持 YAML 的锚点：请直接写出文字；以 & 开头的文字要加引号
      e.yaml:2:5 error: mull 不支持 YAML 的别名：请直接写出文字；以 * 开头的文字要加引号
      e.yaml:2:5 error: "id" 不能写成 "*a"：id 只能用字母（含汉字）、数字、"."、"_" 和 "-"
      e.yaml:3:11 error: mull 不支持 YAML 的标签：请直接写出文字；以 ! 开头的文字要加引号
      e.yaml:4:8 error: "cards" 应是列表，这里却是一段文字
      e.yaml:5:1 error: 第 4 行已经有 "cards"
      e.yaml:6:1 error: 字段名应是一段文字，不能是列表或带字段的内容
      f.yaml:2:15 error: 这里不能出现字段：请检查缩进；含有 ": " 的文字要加引号
      g.yaml:1:1 error: YAML 不能用制表符（Tab）缩进：请改用空格
      h.yaml:1:1 error: 牌组由 "cards:" 这样的字段组成，这里却是列表
      i.yaml:1:64 error: 嵌套得太深
      "
    `)
  })

  it('of settings', () => {
    const { problems } = parseSettings('new_per_day: many\nordre: due\n', 'mull.yaml')
    expect(shown(problems)).toMatchInlineSnapshot(`
      "
      mull.yaml:1:14 error: "new_per_day" takes a whole number of 0 or more
          1 | new_per_day: many
            |              ^
      mull.yaml:2:1 error: unknown key "ordre", did you mean "order"?
          2 | ordre: due
            | ^
      "
    `)
    expect(shown(parseSettings('20', 'mull.yaml').problems)).toMatchInlineSnapshot(`
      "
      mull.yaml:1:1 error: settings are keys with values, such as "new_per_day: 20", but this is a text
          1 | 20
            | ^
      "
    `)
  })

  it.each<[Finding, string]>([
    [{ code: 'file/not-a-file', is: 'pipe' }, 'this is a named pipe, not a file'],
    [{ code: 'file/unreadable', reason: 'no-permission' }, 'cannot be read: no permission'],
    [
      { code: 'file/too-large', bytes: 50 * 1024 * 1024, most: 32 * 1024 * 1024 },
      'has 50.0 MiB, more than the 32.0 MiB mull reads',
    ],
    [{ code: 'file/encoding', byte: 0x0f }, 'this is not UTF-8 (byte 0x0F): save the file as UTF-8'],
    [{ code: 'yaml/more-errors' }, 'and more errors from here on'],
    [{ code: 'was/live', was: 'a/b' }, '"a/b" is a card of today, so its history stays with it'],
  ])('of other things: %j', (finding, text) => expect(message(finding)).toBe(text))

  it('is told on one line of bearable length', () => {
    const text = message({ code: 'card/unknown-key', key: `a\nb${'你'.repeat(1_000_000)}`, meant: undefined })
    expect(text).toMatch(/^unknown key "a b你{28}…"$/)
  })
})

/** What a text is told to be no YAML for, in both languages. */
const slips = (text: string): readonly string[] =>
  [en, wordsOf('zh')].flatMap(words =>
    parseDeck(text, 'd.yaml').problems.map(
      problem => `${problem.line}:${problem.column} ${problemMessage(words, problem)}`,
    ),
  )

describe('the commonest mistakes of YAML', () => {
  it('a missing colon', () => {
    expect(slips(`cards:\n  - question: Q\n    answer A\n`)).toMatchInlineSnapshot(`
      [
        "3:5 a key needs a colon and a space after it, as in "answer: text"",
        "3:5 字段名后面要有英文冒号和空格，例如 "answer: 答案"",
      ]
    `)
  })
  it('a colon of full width', () => {
    expect(slips(`cards:\n  - question：问\n    answer: A\n`)).toMatchInlineSnapshot(`
      [
        "2:5 a key needs a colon and a space after it, as in "answer: text"",
        "2:5 字段名后面要有英文冒号和空格，例如 "answer: 答案"",
      ]
    `)
  })
  it('an unclosed quote', () => {
    expect(slips(`cards:\n  - question: 'Q\n    answer: A\n`)).toMatchInlineSnapshot(`
      [
        "2:15 this quote is never closed: put a ' at the end of the text",
        "2:15 这个引号没有结束：请在文字末尾加上 '",
      ]
    `)
  })
  it('text after a closing quote', () => {
    expect(slips(`cards:\n  - question: "Q" or what?\n    answer: A\n`)).toMatchInlineSnapshot(`
      [
        "2:19 text after a closing quote: put quotes around the whole text, and write a " inside it as \\"",
        "2:19 引号结束后还有文字：请给整段文字加引号，其中的 " 写成 \\"",
      ]
    `)
  })
  it('keys of a card that do not line up', () => {
    expect(slips(`cards:\n  - question: Q\n   answer: A\n`)).toMatchInlineSnapshot(`
      [
        "3:1 the indentation does not fit: the keys of a card start in one column, as do its dashes",
        "3:1 缩进没有对齐：同一张卡片的字段要从同一列开始，各张卡片的 - 也要对齐",
      ]
    `)
  })
  it('cards that do not line up', () => {
    expect(slips(`cards:\n - question: Q\n   answer: A\n  - question: R\n`)).toMatchInlineSnapshot(`
      [
        "4:3 the indentation does not fit: the keys of a card start in one column, as do its dashes",
        "4:3 缩进没有对齐：同一张卡片的字段要从同一列开始，各张卡片的 - 也要对齐",
      ]
    `)
  })
  it('an unclosed bracket', () => {
    expect(slips(`cards:\n  - question: Q\n    wrong: [a, b\n    answer: A\n`)).toMatchInlineSnapshot(`
      [
        "4:5 a ] is missing before this; a text that starts with [ needs quotes",
        "4:5 在此之前少了一个 ]；以 [ 开头的文字要加引号",
      ]
    `)
  })
  it('a text that starts with a backtick', () => {
    expect(slips(`cards:\n  - question: Q\n    answer: \`x\`\n`)).toMatchInlineSnapshot(`
      [
        "3:13 put quotes around a text that starts with "\`"",
        "3:13 以 "\`" 开头的文字要加引号",
      ]
    `)
  })
  it('a text that starts like a list', () => {
    expect(slips(`cards:\n  - question: Q\n    answer: - x\n`)).toMatchInlineSnapshot(`
      [
        "3:13 put quotes around a text that starts with "-"",
        "3:13 以 "-" 开头的文字要加引号",
      ]
    `)
  })
  it('a text that starts like a block', () => {
    expect(slips(`cards:\n  - question: Q\n    answer: > 5\n`)).toMatchInlineSnapshot(`
      [
        "3:15 put quotes around a text that starts with ">"",
        "3:15 以 ">" 开头的文字要加引号",
      ]
    `)
  })
  it('a backslash', () => {
    expect(slips('cards:\n  - question: Q\n    answer: "\\d"\n')).toMatchInlineSnapshot(`
      [
        "3:14 "\\d" means nothing between double quotes: write \\\\ for a backslash, or use single quotes",
        "3:14 双引号里不能写 "\\d"：反斜杠请写成 \\\\，或改用单引号",
      ]
    `)
  })
})

describe('the summary', () => {
  const summary = (files: number, cards: number, ...problems: readonly Problem[]) =>
    render([problemSummary(en, { files, cards, problems })])
  const error = problemAt(place, { code: 'file/empty' })
  const warning = problemAt(place, { code: 'deck/no-cards' })

  it.each([
    [summary(2, 122), '2 files, 122 cards: no problems'],
    [summary(1, 1, error), '1 file, 1 card: 1 error'],
    [summary(0, 0, warning, warning), '0 files, 0 cards: 2 warnings'],
    [summary(3, 9, error, warning, error), '3 files, 9 cards: 2 errors, 1 warning'],
  ])('%s', (text, want) => expect(text).toBe(want))
})
