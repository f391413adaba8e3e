import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import { openSqlite } from '../../src/files/sqlite.ts'
import { type Machine, machine, shell } from './mull.ts'
import { hasTerminal, talk } from './terminal.ts'

/** A machine whose temporary files can be seen. */
const started = (): Machine & { readonly leftovers: () => readonly string[] } => {
  const person = machine()
  const folder = join(person.home, 'tmp')
  mkdirSync(folder)
  person.env['TMPDIR'] = folder
  person.run('due')
  return { ...person, leftovers: () => readdirSync(folder) }
}

const unpacked = (bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> =>
  new Promise((resolve, reject) =>
    fromBuffer(bytes, (error, zip) => {
      if (error) return reject(error)
      const entries = new Map<string, Buffer>()
      zip.on('entry', entry =>
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed)
          entries.set(entry.fileName, Buffer.concat(await stream.toArray()))
          if (entries.size === zip.entryCount) resolve(entries)
        }),
      )
    }),
  )

/** What a package holds: its files, and rows of its collection. */
const packaged = async (person: Machine, file: string, sql: string) => {
  const entries = await unpacked(readFileSync(join(person.home, file)))
  const path = join(person.home, 'unpacked')
  writeFileSync(path, entries.get('collection.anki2') ?? '')
  const database = openSqlite(path)
  const rows = [...database.select(sql)]
  database.close()
  return { files: [...entries.keys()].sort(), media: entries.get('media')?.toString(), rows }
}

const answer = '{"type":"rate","rating":"good"}\n{"type":"flag"}\n{"type":"suspend"}\n'

describe('a package for Anki', () => {
  it('holds the cards, their schedule and the answers', async () => {
    const person = started()
    person.run('review --json', { input: answer })
    const { code, out } = person.run('export llm-basics -o deck.apkg --json')
    expect([code, JSON.parse(out)]).toEqual([
      0,
      {
        file: join(person.home, 'deck.apkg'),
        format: 'apkg',
        cards: 87,
        decks: ['llm-basics'],
        skipped: [],
        reviews: 1,
      },
    ])
    const sql = `select count(*) cards, sum(type = 1) begun, sum(queue = -1) suspended, sum(flags = 1) flagged,
      (select count(*) from notes) notes, (select count(*) from revlog) revlog from cards`
    expect(await packaged(person, 'deck.apkg', sql)).toEqual({
      files: ['collection.anki2', 'media'],
      media: '{}',
      rows: [{ cards: 87, begun: 1, suspended: 1, flagged: 1, notes: 82, revlog: 1 }],
    })
    expect(person.leftovers()).toEqual([])
  })

  it('says what it wrote, and what to do with it', () => {
    const person = started()
    const { out, err } = person.run('export llm-basics --format apkg -o deck.zip')
    expect(out).toBe('')
    expect(err).toMatchInlineSnapshot(`
      "Wrote 87 cards and 0 answers to deck.zip.
      In Anki: File > Import, with “Import any learning progress” ticked.
      "
    `)
    expect(person.run('--lang zh export llm-basics -o deck.apkg').err).toMatchInlineSnapshot(`
      "已将 87 张卡片和 0 次作答写入 deck.apkg。
      在 Anki 中选择“文件 > 导入”，并勾选“导入所有学习进度信息”。
      "
    `)
  })

  it('is the same again', () => {
    const person = started()
    person.run('export llm-basics -o a.apkg')
    person.run('export llm-basics -o b.apkg')
    const [a, b] = ['a.apkg', 'b.apkg'].map(file => readFileSync(join(person.home, file)))
    expect(a?.equals(b ?? Buffer.of())).toBe(true)
  })

  it('goes to another program too', () => {
    const person = started()
    person.run('export llm-basics -o deck.apkg')
    expect(
      shell(
        person,
        'mull export llm-basics --format apkg | cmp - deck.apkg; mull export llm-basics --format apkg -o - >out.apkg; cmp out.apkg deck.apkg',
      ),
    ).toEqual({ code: 0, out: '', err: '' })
  })

  it.skipIf(!hasTerminal)('does not go to a terminal', async () => {
    const { code, shown } = await talk(started(), 'export llm-basics --format apkg', [])
    expect(code).toBe(2)
    expect(shown.replaceAll(/\s+/g, ' ')).toContain(
      'an Anki package is not for a terminal: write it to a file',
    )
  })

  it('that cannot be written leaves the old file as it was', () => {
    const person = started()
    person.write('deck.apkg', 'old')
    expect(person.run('export llm-basics -o no/deck.apkg').code).toBe(1)
    const { code, err } = shell(person, 'ulimit -f 8; mull export llm-basics -o deck.apkg')
    expect([code, err]).toEqual([1, expect.stringMatching(/^mull: cannot write /)])
    expect([person.read('deck.apkg'), person.leftovers()]).toEqual(['old', []])
    expect(readdirSync(person.home).filter(name => name.endsWith('.mull-tmp'))).toEqual([])
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind at %s', async signal => {
    const person = started()
    // More than fits into a pipe that nobody reads: so it is still there.
    const noise = Array.from({ length: 30_000 }, (_, at) => Math.imul(at, 2_654_435_761).toString(36)).join(
      ' ',
    )
    person.write('data/mull/decks/big.yaml', `cards:\n  - question: Q\n    answer: ${noise}\n`)
    const run = person.start('export big --format apkg')
    const ended = once(run, 'close')
    run.stdout?.pause()
    while (person.leftovers().length === 0) await wait(5)
    run.kill(signal)
    run.stdout?.resume()
    expect((await ended)[1]).toBe(signal)
    expect(person.leftovers()).toEqual([])
  })
})

it.each([
  ['export d -o d.csv', '#notetype:Basic', '#notetype:Cloze'],
  ['export d -o d.csv --anki-language en', '#notetype:Basic', '#notetype:Cloze'],
  ['export d -o d.csv --anki-language zh', '#notetype:问答题', '#notetype:填空题'],
  ['--lang zh export d -o d.csv', '#notetype:Basic', '#notetype:Cloze'],
])('mull %s names types of notes as that Anki does', (args, basic, cloze) => {
  const person = started()
  person.write('data/mull/decks/d.yaml', 'cards:\n  - {question: Q, answer: A}\n  - cloze: "{{a}}"\n')
  const { err } = person.run(args)
  expect(/Anki 不是英文|Anki is not in English/.test(err)).toBe(!args.includes('--anki-language'))
  expect([person.read('d.csv'), person.read('d.cloze.csv')]).toEqual([
    expect.stringContaining(`${basic}\n`),
    expect.stringContaining(`${cloze}\n`),
  ])
})

it.each(['d.csv', 'd.apkg'])('a card that Anki knows by an old name is told: %s', file => {
  const person = started()
  person.write(
    'data/mull/decks/d.yaml',
    'cards:\n  - {question: Q, answer: A, was: [older, old]}\n  - {id: b, question: B, answer: B, was: [c]}\n',
  )
  const { err } = person.run(`export d -o ${file}`)
  const [warning = '', ...others] = err.split('\n')
  expect(warning).toMatchInlineSnapshot(
    `"warning: Anki knows a card without an id by the oldest name in its was: without that line it would become a new note there. So it is with d/q-jlubk4xqnynyr7k4 (d/older)"`,
  )
  expect(others.join('\n')).not.toContain('warning')
})
