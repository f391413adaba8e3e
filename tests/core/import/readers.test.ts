import { describe, expect, it } from 'vitest'
import { csvRecord } from '../../../src/core/csv.ts'
import { readAnkiNotes } from '../../../src/core/import/anki-notes.ts'
import { rolesGiven } from '../../../src/core/import/column-names.ts'
import type { Imported } from '../../../src/core/import/imported.ts'
import { readJsonEntries } from '../../../src/core/import/json-entries.ts'
import { kindOfText } from '../../../src/core/import/kind.ts'
import { readMarkdown } from '../../../src/core/import/markdown.ts'
import { readTable } from '../../../src/core/import/table.ts'

const lineOf = (place: Imported['entries'][number]['place']): string =>
  'line' in place ? String(place.line) : `note ${place.note}`

/** What was read, an entry a line. */
const told = ({ entries, refused, left }: Imported): readonly string[] => [
  ...entries.map(({ key, deck, content, note, topic, tags, place }) =>
    [
      lineOf(place),
      key.is === 'made' ? '' : key.text,
      deck.join('::'),
      content.form === 'cloze'
        ? content.text
        : `${content.question} = ${content.answer}${content.reverse ? ' <>' : ''}`,
      ...(note === undefined ? [] : [`note ${note}`]),
      ...(topic === undefined ? [] : [`topic ${topic}`]),
      ...(tags.length === 0 ? [] : [`#${tags.join(' #')}`]),
    ].join(' | '),
  ),
  ...refused.map(({ place, why }) => `${lineOf(place)} refused: ${why.code}`),
  ...left.map(({ what, count }) => `${count} ${what}`),
]

describe("Anki's notes in plain text", () => {
  it.each([
    [
      'a file from before 2.1.54',
      'a\tb\nc\td &amp; <i>e</i>\n',
      ['1 |  |  | a = b', '2 |  |  | c = d & e', '1 formatting'],
    ],
    ['text that is no HTML', '#separator:tab\n#html:false\na\tb &amp; <i>\n', ['3 |  |  | a = b &amp; <i>']],
    [
      'all columns',
      '#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\ng!\tBasic\tA::B\tq\ta\tx y\n',
      ['7 | g! | A::B | q = a | #x #y'],
    ],
    [
      'the same in other places',
      '#separator:Comma\n#tags column:1\n#deck column:4\n"x",q,"a, b",A\n',
      ['4 |  | A | q = a, b | #x'],
    ],
    [
      'a deck, a type and tags for all',
      '#deck:A::B\n#notetype:Basic (and reversed card)\n#tags:x y\nq\ta\n',
      ['4 |  | A::B | q = a <> | #x #y'],
    ],
    [
      'headers in any case, the last one',
      '#HTML:true\n#html:FALSE\n#Separator:Pipe\nq|<b>\n',
      ['4 |  |  | q = <b>'],
    ],
    ['a separator that is a character', '#separator:~\nq~a\n', ['2 |  |  | q = a']],
    ['comments anywhere', '# made by hand\nq\ta\n#x\ty\n"#z"\ta\n', ['2 |  |  | q = a', '4 |  |  | #z = a']],
    ['quotes', '"a ""q"""\t"b\nc"\nd "e" f\tg\n', ['1 |  |  | a "q" = b\nc', '3 |  |  | d "e" f = g']],
    ['a mark of comments within a cell', '#separator:tab\n"a\n#b"\tc\n', ['2 |  |  | a\n#b = c']],
    ['a quote without an end', '#separator:tab\na\t"b\nc\td\n', ['2 |  |  | a = "b', '3 |  |  | c = d']],
    ['more fields', '#html:true\nq\ta\tmore\t\tyet\n', ['2 |  |  | q = a | note more\n\nyet']],
    ['an empty second field', '#separator:tab\nq\t\ta\n', ['2 |  |  | q = a']],
    ['a Cloze note', '#html:true\n#notetype:Cloze\n{{c1::a::b}} c\tx\n', ['3 |  |  | {{a::b}} c | note x']],
    ['gaps that Basic does not know', '#notetype:Basic\n{{c1::a}}\tx\n', ['2 |  |  | {{c1::a}} = x']],
    [
      'an optional reverse',
      '#html:true\n#notetype:Basic (optional reversed card)\nq\ta\ty\nr\tb\t\n',
      ['3 |  |  | q = a <>', '4 |  |  | r = b'],
    ],
    [
      'Chinese names',
      '#html:true\n#notetype:问答题（同时包含翻转的卡片）\n问\t答\n',
      ['3 |  |  | 问 = 答 <>'],
    ],
    [
      'what is missing',
      '#html:true\n\tx\nq\t<img src=a>\n#notetype:Cloze\n',
      ['2 refused: no-question', '3 refused: no-answer', '1 image'],
    ],
    ['CR line ends', '#separator:tab\rq\ta\rr\tb', ['2 |  |  | q = a', '3 |  |  | r = b']],
    ['a header that a spreadsheet filled', '#separator:comma,,\n#deck:A,,\nq,a,\n', ['3 |  | A | q = a']],
  ])('%s', (_, text, lines) => {
    expect(told(readAnkiNotes(text))).toEqual(lines)
  })
})

describe('a table', () => {
  it.each([
    ['commas', 'a,b\n"c, d",e\n', ',', ['1 |  |  | a = b', '2 |  |  | c, d = e']],
    [
      'TABs, as Quizlet has them',
      'a, b\tc, d\ne\tf, g\n',
      '\t',
      ['1 |  |  | a, b = c, d', '2 |  |  | e = f, g'],
    ],
    ['semicolons', 'a;b, c\nd;e\n', ';', ['1 |  |  | a = b, c', '2 |  |  | d = e']],
    ['titles', 'Tags,Back,Front,Notes,Else\nx y,b,a,n,z\n', ',', ['2 |  |  | a = b | note n | #x #y']],
    [
      'Chinese titles',
      '问题,答案,标签,主题\n甲,乙,一；二,丙\n',
      ',',
      ['2 |  |  | 甲 = 乙 | topic 丙 | #一 #二'],
    ],
    ['a deck column', 'deck,term,definition\nA::B,a,b\n', ',', ['2 |  | A::B | a = b']],
    ['gaps', 'cloze,note\n"{{a}} b",n\nc,n\n', ',', ['2 |  |  | {{a}} b | note n', '3 refused: no-gap']],
    [
      'rows with less',
      'a,b\nc\n,d\n',
      ',',
      ['1 |  |  | a = b', '2 refused: no-answer', '3 refused: no-question'],
    ],
    [
      'our own',
      'id,deck,topic,question,answer,note,tags\r\nd/a,D,t,\'=1+1,2,,"x y, z"\r\nd/a#reverse,D,t,2,1,,\r\n',
      ',',
      ['2 | a | D | =1+1 = 2 | topic t | #x y #z'],
    ],
  ])('%s', (_, text, delimiter, lines) => {
    const read = readTable(text)
    expect(read.shape?.delimiter).toBe(delimiter)
    expect(told(read)).toEqual(lines)
  })

  it('takes its columns as a person says they are', () => {
    const columns = rolesGiven('answer,-,question,tags') ?? []
    expect(told(readTable('b,x,a,t\n', { columns }))).toEqual(['1 |  |  | a = b | #t'])
    expect(rolesGiven('back,front')).toEqual(['answer', 'question'])
    expect(rolesGiven('answer,tags')).toBeUndefined()
    expect(rolesGiven('question,answer,anwser')).toBeUndefined()
  })
})

describe('Markdown', () => {
  it.each([
    [
      "hashcards' example",
      'Q: What is the capital of France?\nA: Paris\n\nC: [Paris] is the capital of [France].\n',
      [
        '1 |  |  | What is the capital of France? = Paris',
        '4 |  |  | {{Paris}} is the capital of {{France}}.',
      ],
    ],
    ['lines below a mark', 'Q: List.\nA:\n\n- a\n- b\n', ['1 |  |  | List. = - a\n- b']],
    [
      'a text with gaps below its mark',
      'C:\nBetter is\n\n— [Ecclesiastes] [6]:[9]\n',
      ['1 |  |  | Better is\n\n— {{Ecclesiastes}} {{6}}:{{9}}'],
    ],
    ['front matter', '---\nname = "Deck::Sub"\n---\nQ: a\nA: b\n', ['4 |  | Deck::Sub | a = b']],
    ['a rule ends a card', 'Q: a\nA: b\n---\nnotes\nQ: c\nA: d\n', ['1 |  |  | a = b', '5 |  |  | c = d']],
    ['indented marks are text', 'Q: a\nA: b\n  Q: c\n', ['1 |  |  | a = b\n  Q: c']],
    ['text around cards', '# Notes\n\nStd::x\nQ: a\nA: b\n', ['4 |  |  | a = b']],
    [
      'what is missing',
      'Q: a\nQ: b\nA: c\nA: d\nC: e\nC: []\nC: [f\n',
      [
        '2 |  |  | b = c',
        '1 refused: no-answer',
        '4 refused: no-question',
        '5 refused: no-gap',
        '6 refused: unreadable',
        '7 refused: unreadable',
      ],
    ],
    [
      'images and braces',
      'C: ![x](y.png) [a] {{b}} \\[c\\]\n',
      ['1 |  |  | x {{a}} \\{{b}} \\[c\\]', '1 image'],
    ],
  ])('%s', (_, text, lines) => {
    expect(told(readMarkdown(text))).toEqual(lines)
  })
})

describe('JSON', () => {
  it.each([
    [
      '{"question":"a","answer":"b","deck":"A::B","id":"x","tags":"t","note":"n","topic":"o","reverse":true}',
      ['1 | x | A::B | a = b <> | note n | topic o | #t'],
    ],
    ['\n{"cloze":"{{a}} b"}\n', ['2 |  |  | {{a}} b']],
    [
      '[]\nnull\n"x"\n{"question":1}\n{"question":"a"}\n{"answer":"a"}\n{"cloze":"a"}\n{',
      [
        '1 refused: unreadable',
        '2 refused: unreadable',
        '3 refused: unreadable',
        '4 refused: unreadable',
        '5 refused: no-answer',
        '6 refused: no-question',
        '7 refused: no-gap',
        '8 refused: unreadable',
      ],
    ],
    ['{"question":"a","answer":"b","anwser":"c"}', ['1 refused: unknown-keys']],
  ])('%j', (text, lines) => {
    expect(told(readJsonEntries(text))).toEqual(lines)
  })
})

it.each([
  ['a.txt', '#separator:tab\nq\ta\n', 'anki-text'],
  ['a.csv', '#separator:comma\n#html:true\nq,a\n', 'anki-text'],
  ['a.txt', 'q\ta\n', 'anki-text'],
  ['a.csv', 'q,a\n', 'csv'],
  ['a.tsv', 'Q:\ta\n', 'csv'],
  ['a.md', 'anything', 'markdown'],
  ['notes', 'Q: a\nA: b\n', 'markdown'],
  ['a.jsonl', '', 'jsonl'],
  ['a.json', '{\n  "decks": []\n}', 'jsonl'],
  ['cards', '{"question":"a"}\n', 'jsonl'],
  ['cards', 'a,b\n', 'csv'],
])('%s %j is %s', (name, text, kind) => {
  expect(kindOfText(name, text)).toBe(kind)
})

it.each([
  ['white space', `${' '.repeat(300_000)}x`],
  ['empty lines', `${'\n'.repeat(300_000)}x`],
  ['backslashes', `${'\\'.repeat(300_000)}x`],
  ['braces', '{'.repeat(300_000)],
  ['brackets', '['.repeat(300_000)],
  ['quotes', '"'.repeat(300_001)],
  ['images', '!['.repeat(150_000)],
  ['sounds', '[sound:'.repeat(50_000)],
  ['spoken', '[anki:tts]'.repeat(50_000)],
  ['gaps', '{{c1::'.repeat(50_000)],
  ['tags', '<b>'.repeat(100_000)],
  ['ends', '</b>}}::'.repeat(50_000)],
])('takes any number of %s in a cell', (_, text) => {
  const cell = csvRecord([text])
  expect(readAnkiNotes(`#separator:comma\n#html:true\nq,${cell}\n`).entries.length).toBeLessThan(2)
  expect(
    readAnkiNotes(`#separator:comma\n#html:true\n#notetype:Cloze\n${cell},{{c1::a}}\n`).entries.length,
  ).toBeLessThan(2)
  expect(readMarkdown(`Q: ${text}\nA: ${text}\nC: [a] ${text}\n`).entries.length).toBeLessThan(3)
  expect(readTable(`cloze\n${csvRecord([`{{a}} ${text}`])}\n${cell}\n`).entries.length).toBeLessThan(3)
})
