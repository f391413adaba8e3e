import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectionOf, type Machine, machine } from './mull.ts'

const french = `#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
gX7!	Basic	French::Verbs	to be	<b>être</b><img src="etre.jpg">	a1
abc1	Cloze	French	{{c1::Paris::city}} is in {{c2::France}}		
abc2	Basic	French		nothing asked	
`

const started = (): Machine => {
  const person = machine()
  person.write('data/mull/decks/mine.yaml', 'cards:\n  - {id: a, question: q, answer: x}\n')
  return person
}

const decksIn = (person: Machine): readonly string[] =>
  readdirSync(join(collectionOf(person.home), 'decks')).filter(name => name.endsWith('.yaml'))

describe('mull import', () => {
  it('says what would come, and writes nothing', () => {
    const person = started()
    person.write('french.txt', french)
    expect(person.run('import french.txt --dry-run')).toMatchInlineSnapshot(`
      {
        "code": 3,
        "err": "",
        "out": "french.txt · Anki notes in plain text · parted by TABs · columns: guid, notetype, deck, question, answer, tags · 3 entries
      French::Verbs: 1 new · data/mull/decks/french-verbs.yaml, a new deck
      French: 1 new · data/mull/decks/french.yaml, a new deck
        new  french-verbs/anki-mb2k3vu2vs6fmjcq  to be
        new  french/anki-abc1  {{Paris::city}} is in {{France}}
      Could not come along (a deck is plain text):
        formatting in 1 place: b
        1 picture: etre.jpg
      1 entry was refused:
        french.txt:9 no question | abc2 · Basic · French · nothing asked
      Would come: 2 new, 0 changed, 0 as before.
      ",
      }
    `)
    expect(decksIn(person)).toEqual(['mine.yaml'])
  })

  it('makes decks, and again brings them up to date', () => {
    const person = started()
    person.write('french.txt', french)
    expect(person.run('import french.txt')).toMatchObject({ code: 3, err: '' })
    expect(decksIn(person)).toEqual(['french-verbs.yaml', 'french.yaml', 'mine.yaml'])
    expect(person.run('check').code).toBe(0)
    const before = person.read('data/mull/decks/french-verbs.yaml')
    expect(person.run('import french.txt').out).toContain('Nothing new.')
    expect(person.read('data/mull/decks/french-verbs.yaml')).toBe(before)
    person.write('french.txt', french.replace('être', 'être (irr.)').replace(/\nabc2.*/, ''))
    expect(person.run('import french.txt --json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('"changed":1'),
    })
    expect(person.read('data/mull/decks/french-verbs.yaml')).toBe(before.replace('être', 'être (irr.)'))
    expect(person.run('restore').out).toMatch(/an edit +3 /)
  })

  it('says all of it as JSON', () => {
    const person = started()
    person.write('words.csv', 'Term;Definition\nchat;cat\nchien;\n')
    const { code, out } = person.run('import words.csv --deck mine --json --dry-run')
    expect(code).toBe(3)
    const { collection: _, ...told } = JSON.parse(out)
    expect(told).toMatchInlineSnapshot(`
      {
        "backup": null,
        "changed": 0,
        "decks": [
          {
            "changed": 0,
            "deck": "mine",
            "file": "data/mull/decks/mine.yaml",
            "made": false,
            "name": "mine",
            "new": 1,
            "same": 0,
          },
        ],
        "dryRun": true,
        "events": {},
        "first": {
          "changed": [],
          "new": [
            {
              "card": "mine/q-ghqg67mj724zudtm",
              "text": "chat",
            },
          ],
          "same": [],
        },
        "left": [],
        "new": 1,
        "refused": [
          {
            "code": "no-answer",
            "excerpt": "chien",
            "file": "words.csv",
            "line": 3,
            "message": "no answer",
          },
        ],
        "same": 0,
        "sources": [
          {
            "encoding": "utf-8",
            "entries": 2,
            "file": "words.csv",
            "kind": "csv",
            "shape": {
              "columns": [
                "question",
                "answer",
              ],
              "delimiter": ";",
              "header": true,
            },
          },
        ],
      }
    `)
  })

  it('speaks Chinese', () => {
    const person = started()
    person.write('词.csv', '问题,答案\n猫,chat\n狗,\n')
    expect(person.run('import 词.csv --lang zh').out).toMatchInlineSnapshot(`
      "词.csv · 表格 · 以逗号分隔 · 有标题行 · 各列：question、answer · 2 条
      词: 新增 1 条 · data/mull/decks/词.yaml，新牌组
      1 条未导入：
        词.csv:3 没有答案 | 狗
      已先备份：20261123T100000.000Z-edit
      已导入：新增 1 条，更改 0 条，0 条不变。
      "
    `)
  })

  it.each([
    ['UTF-16 of a spreadsheet', Buffer.from('\ufeffa\tb\n', 'utf16le')],
    ['UTF-8 with a mark', Buffer.from('\ufeffa\tb\n')],
    ['GB 18030', Buffer.from([0xc3, 0xa8, 0x09, 0xb9, 0xb7, 0x0a])],
  ])('reads %s', (_, bytes) => {
    const person = started()
    person.write('w.tsv', bytes)
    expect(person.run('import w.tsv --json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('"new":1'),
    })
    expect(person.read('data/mull/decks/w.yaml')).not.toContain('\ufeff')
  })

  it('brings in a package of Anki once, in whichever schema, with its history', () => {
    const person = started()
    for (const name of ['schema-11.apkg', 'schema-18.apkg'])
      person.write(name, readFileSync(join(import.meta.dirname, '..', 'files', 'anki-packages', name)))
    expect(person.run('import schema-18.apkg --json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('"new":8,"changed":0,"same":0'),
    })
    const log = person.log()
    expect(log).toHaveLength(16)
    expect(person.run('import schema-11.apkg').out).toContain('Nothing new.')
    expect(person.log()).toEqual(log)
  })

  it('a deck that went to Anki with its answers and comes back adds nothing', () => {
    const person = started()
    person.run('review --json', { input: '{"type":"rate","rating":"easy"}\n' })
    person.run('flag mine/a')
    const log = person.log()
    expect(person.run('export mine -o mine.apkg').code).toBe(0)
    expect(person.run('import mine.apkg').out).toContain('Nothing new.')
    expect(person.log()).toEqual(log)
  })

  it.each([
    ['import none.csv', 3, 'cannot read'],
    ['import .', 3, 'is not a file'],
    ['import latin.csv', 3, 'is neither UTF-8 nor UTF-16'],
    ['import empty.csv', 3, 'has no cards that mull can find'],
    ['import a.apkg', 3, 'is damaged, or no package of Anki'],
    ['import', 2, 'import needs <file>'],
    ['import words.csv --from yaml', 2, 'anki-text'],
    ['import words.csv --columns question,wort', 2, 'question,answer,tags,-'],
  ])('%s ends with %i', (args, code, message) => {
    const person = started()
    person.write('words.csv', 'a,b\n')
    person.write('empty.csv', '')
    person.write('latin.csv', Buffer.from('caf\xe9,b\n', 'latin1'))
    person.write('a.apkg', Buffer.from([0x50, 0x4b, 3, 4]))
    const ran = person.run(args)
    expect(ran.code).toBe(code)
    expect(ran.err).toContain(message)
    expect(decksIn(person)).toEqual(['mine.yaml'])
  })

  it('keeps what would command a terminal out of it', () => {
    const person = started()
    person.write('evil.csv', 'q\u001b[31m\u0007,a\n\u001b]0;x\u0007,\n')
    const { out, err } = person.run('import evil.csv --dry-run')
    expect(out + err).not.toMatch(/[\u001b\u0007]/)
  })
})
