import { describe, expect, it } from 'vitest'
import { ankiCsv } from '../../../src/core/anki-csv.ts'
import { readAnkiNotes } from '../../../src/core/import/anki-notes.ts'
import { rowsOf } from '../../../src/core/import/cells.ts'
import { idOfKey } from '../../../src/core/import/entry-id.ts'
import type { ImportedEntry } from '../../../src/core/import/imported.ts'
import { readJsonEntries } from '../../../src/core/import/json-entries.ts'
import { readTable } from '../../../src/core/import/table.ts'
import { counts, decksOf, type Files, imported } from './import-world.ts'

const notes = (...lines: string[]) =>
  readAnkiNotes(
    `#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n${lines.join('\n')}\n`,
  )

describe('ids', () => {
  it.each([
    [{ is: 'guid', text: 'abc_-1' }, 'anki-abc_-1'],
    [{ is: 'guid', text: 'Q!x3$' }, 'anki-b44ue63n5e7ifwut'],
    [{ is: 'id', text: 'a-b.c' }, 'a-b.c'],
    [{ is: 'id', text: '../a b' }, 'fqwhsgqgdcmqzwqq'],
    [{ is: 'made', text: 'q-abc' }, 'q-abc'],
  ] satisfies [ImportedEntry['key'], string][])('%j is %s, or people lose their progress', (key, id) => {
    expect(idOfKey(key)).toBe(id)
  })
})

describe('an import again', () => {
  it('adds nothing, and changes what the source has changed', () => {
    const first = imported({}, notes('a\tBasic\tA::B\tq\tone\tx', 'b\tCloze\tA\t{{c1::z}} w\t\t'))
    expect(counts(first.plan)).toBe('2 new, 0 changed, 0 same, 0 refused')
    const again = imported(first.files, notes('a\tBasic\tA::B\tq\tone\tx', 'b\tCloze\tA\t{{c1::z}} w\t\t'))
    expect(counts(again.plan)).toBe('0 new, 0 changed, 2 same, 0 refused')
    const later = imported(
      first.files,
      notes('a\tBasic\tA::B\tq?\ttwo\tx y', 'b\tCloze\tA\t{{c1::z}} {{c2::w}}\tmore\t'),
    )
    expect(counts(later.plan)).toBe('0 new, 2 changed, 0 same, 0 refused')
    expect(later.files).toMatchInlineSnapshot(`
      {
        "a-b.yaml": "deck: A::B
      id: a-b
      cards:
        - id: anki-a
          question: q?
          answer: two
          tags: [x, y]
      ",
        "a.yaml": "deck: A
      id: a
      cards:
        - id: anki-b
          cloze: "{{z}} {{w}}"
          note: more
      ",
      }
    `)
  })

  it('leaves what a person has put in, renamed and moved', () => {
    const files: Files = {
      'mine.yaml': `deck: Mine
id: mine
cards:
  - id: anki-a
    question: q   # asked
    answer: one
    wrong: [two]
    note: my own
    topic: t
`,
    }
    const after = imported(files, notes('a\tBasic\tA\tq\tuno\t', 'new\tBasic\tA\tr\ts\t'))
    expect(after.files).toMatchInlineSnapshot(`
      {
        "mine.yaml": "deck: Mine
      id: mine
      cards:
        - id: anki-a
          question: q   # asked
          answer: uno
          wrong: [two]
          note: my own
          topic: t

        - id: anki-new
          question: r
          answer: s
      ",
      }
    `)
  })

  it('knows a card by its question where no name tells it', () => {
    const files: Files = { 'words.yaml': 'cards:\n  - id: cat\n    question: chat\n    answer: cat\n' }
    const table = 'chat,cat\nchien,dog\n'
    const first = imported(files, readTable(table))
    expect(counts(first.plan)).toBe('1 new, 0 changed, 1 same, 0 refused')
    expect(counts(imported(first.files, readTable(table)).plan)).toBe('0 new, 0 changed, 2 same, 0 refused')
  })
})

describe('what is refused', () => {
  it.each([
    ['the same row twice', 'a,b\na,c\n', ['twice']],
    ['a wrong choice that is right', 'question,answer,wrong\na,b,b\n', ['bad-card']],
    ['a card that has a mistake in its deck', 'x,y\n', ['held-back']],
  ])('%s', (_, table, codes) => {
    const files: Files = { 'words.yaml': 'cards:\n  - question: x\n    anwser: y\n' }
    expect(imported(files, readTable(table)).plan.refused.map(({ why }) => why.code)).toEqual(codes)
  })

  it('a note that has become another form', () => {
    const { files } = imported({}, notes('a\tBasic\tA\tq\ta\t'))
    const { plan } = imported(files, notes('a\tCloze\tA\t{{c1::q}}\t\t'))
    expect(plan.refused).toMatchObject([
      { why: { code: 'other-form', card: 'a/anki-a' }, place: { line: 7 } },
    ])
  })
})

describe('decks', () => {
  it.each([
    ['A::B', 'a-b'],
    ['../../etc/passwd', 'etc-passwd'],
    ['con', 'deck-con'],
    ['  ', 'words'],
    ['日本語::第1課', '日本語-第1課'],
    ['...', 'deck-'],
    ['x'.repeat(500), 'x'.repeat(60)],
  ])('%s goes to a file of its own', (name, id) => {
    const { plan } = imported({}, notes(`a\tBasic\t${name}\tq\ta\t`))
    expect(plan.decks[0]?.target.id).toMatch(
      id.endsWith('-') ? new RegExp(`^${id}[a-z2-7]{8}$`) : new RegExp(`^${id}$`),
    )
  })

  it('of names that would have one id are two', () => {
    const { plan, files } = imported({}, notes('a\tBasic\tA::B\tq\ta\t', 'b\tBasic\tA B\tq\ta\t'))
    expect(plan.decks.map(({ target }) => target.name)).toEqual(['A::B', 'A B'])
    expect(new Set(Object.keys(files)).size).toBe(2)
    expect(counts(imported(files, notes('a\tBasic\tA::B\tq\ta\t', 'b\tBasic\tA B\tq\ta\t')).plan)).toBe(
      '0 new, 0 changed, 2 same, 0 refused',
    )
  })

  it('are one where a person says so', () => {
    const { plan } = imported({}, notes('a\tBasic\tA\tq\ta\t', 'b\tBasic\tB\tr\ta\t'), { into: 'all' })
    expect(plan.decks.map(({ target, added }) => [target.id, added.length])).toEqual([['all', 2]])
  })

  it('have at most 10,000 entries a file', () => {
    const rows = Array.from({ length: 21_000 }, (_, n) => `q${n},a\n`).join('')
    const { plan, files } = imported({}, readTable(rows))
    expect(plan.decks.map(({ target, added }) => [target.id, target.name, added.length])).toEqual([
      ['words', 'words', 10_000],
      ['words-2', 'words (2)', 10_000],
      ['words-3', 'words (3)', 1_000],
    ])
    const more = imported(files, readTable(`${rows}more,a\n`))
    expect(more.plan.decks.map(({ target, added, same }) => [target.id, added.length, same.length])).toEqual([
      ['words', 0, 10_000],
      ['words-2', 0, 10_000],
      ['words-3', 1, 1_000],
    ])
  })
})

describe('notes that mull has exported itself', () => {
  const files: Files = {
    'd.yaml': `cards:
  - {id: a, question: q, answer: x, note: n, topic: the topic, tags: [t, "two words"], wrong: [w]}
  - {id: b, question: up, answer: down, reverse: true}
  - {id: c, cloze: "{{one::tip}} of {{two}}", note: more}
`,
  }
  const exported = (edit: (text: string) => string = text => text): readonly string[] => {
    const file = ankiCsv(decksOf(files).decks)
    if ('refused' in file) throw new Error()
    return [file.text, file.cloze?.text ?? ''].map(edit)
  }

  it('are the cards they came from', () => {
    for (const text of exported()) {
      const { plan, files: after } = imported(files, readAnkiNotes(text))
      expect(counts(plan)).toMatch(/^0 new, 0 changed, \d same, 0 refused$/)
      expect(after).toEqual(files)
    }
  })

  it('keep their line breaks where the file has none', () => {
    const flat = '#separator:tab\n#html:false\n#guid column:1\n#deck column:2\n#tags column:5\n'
    const [csv = ''] = exported()
    const rows = rowsOf(csv, ',', true).map(({ cells }) =>
      cells.map(cell => cell.replaceAll('<br>', ' ')).join('\t'),
    )
    const { plan } = imported(files, readAnkiNotes(`${flat}${rows.join('\n')}\n`))
    expect(counts(plan)).toBe('0 new, 0 changed, 2 same, 0 refused')
  })

  it('bring home what was changed there', () => {
    const edit = (text: string) =>
      text.replace('"q"', '"q!"').replace('<br>n"', '<br>n!"').replace('"down"', '"below"')
    const [text = ''] = exported(edit)
    expect(imported(files, readAnkiNotes(text)).files['d.yaml']).toMatchInlineSnapshot(`
      "cards:
        - {id: a, question: q!, answer: x, note: n!, topic: the topic, tags: [t, "two words"], wrong: [w]}
        - {id: b, question: up, answer: below, reverse: true}
        - {id: c, cloze: "{{one::tip}} of {{two}}", note: more}
      "
    `)
  })

  it('are one entry where a reversed card comes to an empty collection', () => {
    const [text = ''] = exported()
    const { files: after } = imported({}, readAnkiNotes(text))
    expect(
      Object.values(after)
        .join('')
        .match(/reverse: true/g),
    ).toHaveLength(1)
    expect(
      Object.values(after)
        .join('')
        .match(/question:/g),
    ).toHaveLength(2)
  })
})

it.each([
  ['../../x', 'x.yaml'],
  ['.hidden', 'hidden.yaml'],
  ['con', 'deck-con.yaml'],
  ['Fr_1', 'Fr_1.yaml'],
  ['a/b', 'a-b.yaml'],
])('the id %s of a deck from elsewhere names the file %s', (id, file) => {
  const json = JSON.stringify({
    decks: [{ id, name: 'D', cards: [{ id: 'c', question: 'q', answer: 'a' }] }],
  })
  expect(Object.keys(imported({}, readJsonEntries(json)).files)).toEqual([file])
})

it('no deck takes the place of a file that another has', () => {
  const files: Files = { 'words.yaml': 'id: other\ncards:\n  - {id: a, question: q, answer: x}\n' }
  expect(Object.keys(imported(files, readTable('a,b\n')).files)).toEqual([
    'words.yaml',
    expect.stringMatching(/^words-[a-z2-7]{8}\.yaml$/),
  ])
})

it('what is too large for a deck file goes to the next, and what is none for a card is refused', () => {
  const rows = Array.from({ length: 30 }, (_, n) => `q${n},${'字'.repeat(100_000)}\n`).join('')
  const { plan, files } = imported({}, readTable(`${rows}huge,${'a'.repeat(2_000_000)}\n`))
  expect(plan.refused.map(({ why }) => why.code)).toEqual(['too-large'])
  expect(plan.decks.map(({ added }) => added.length)).toEqual([10, 10, 10])
  for (const text of Object.values(files)) expect(Buffer.byteLength(text)).toBeLessThan(8 * 1024 * 1024)
})

it('a deck of our JSON keeps its id, its language and its ids', () => {
  const json = JSON.stringify({
    decks: [
      {
        id: 'fr',
        name: 'French',
        language: 'fr',
        cards: [{ id: 'fr/chat', question: 'chat', answer: 'cat' }],
      },
    ],
  })
  expect(imported({}, readJsonEntries(json)).files).toMatchInlineSnapshot(`
    {
      "fr.yaml": "deck: French
    id: fr
    language: fr
    cards:
      - id: chat
        question: chat
        answer: cat
    ",
    }
  `)
})
