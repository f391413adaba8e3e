import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dayText } from '../../src/core/day.ts'
import { historyEvents } from '../../src/core/import/history.ts'
import type { Imported } from '../../src/core/import/imported.ts'
import { createRandom } from '../../src/core/random.ts'
import { replay } from '../../src/core/replay.ts'
import { createScheduler } from '../../src/core/scheduler.ts'
import { defaultSettings } from '../../src/core/settings.ts'
import { UserError } from '../../src/errors.ts'
import { readAnkiPackage } from '../../src/files/anki-package-read.ts'
import { createSqlite, type Sqlite } from '../../src/files/sqlite.ts'
import { readZip } from '../../src/files/zip-read.ts'
import { zipped } from '../../src/files/zip-write.ts'
import { temporaryFolder } from '../folder.ts'

const utc = () => 0
const path = (name: string): string => join(import.meta.dirname, 'anki-packages', name)
const read = (name: string): Promise<Imported> => readAnkiPackage(path(name), utc)

const said = ({ entries }: Imported) =>
  entries.map(({ deck, content, note, tags, typed }) => [
    deck.join('::'),
    content.form === 'cloze' ? content.text : `${content.question} → ${content.answer}`,
    ...(content.form === 'question' && content.reverse ? ['reverse'] : []),
    ...(typed ? ['typed'] : []),
    ...(note === undefined ? [] : [`note: ${note}`]),
    ...tags,
  ])

describe('a package of Anki', () => {
  it('becomes entries of decks', async () => {
    expect(said(await read('schema-11.apkg'))).toMatchInlineSnapshot(`
      [
        [
          "Maths::Logic",
          "What is 1<2?
      Say → yes it is",
          "t1",
          "x::y",
        ],
        [
          "语言",
          "法语 → French",
          "reverse",
        ],
        [
          "Maths",
          "The {{capital::what}} of {{France}} is {{Paris}}",
          "note: extra",
        ],
        [
          "Maths",
          "2+2 → 4",
          "typed",
        ],
        [
          "Maths",
          "opt → rev",
          "reverse",
        ],
        [
          "Maths",
          "opt2 → rev2",
        ],
        [
          "Maths",
          "the question → the answer",
          "note: the hint",
        ],
        [
          "Default",
          "latex \\(x^2\\) [latex]y[/latex] → ok",
        ],
      ]
    `)
  })

  it('is told what it cannot bring along', async () => {
    expect((await read('schema-11.apkg')).left).toMatchInlineSnapshot(`
      [
        {
          "count": 2,
          "names": [
            "b",
            "i",
          ],
          "what": "formatting",
        },
        {
          "count": 1,
          "names": [
            "a.mp3",
          ],
          "what": "audio",
        },
        {
          "count": 1,
          "names": [
            "p.png",
          ],
          "what": "image",
        },
        {
          "count": 1,
          "names": [],
          "what": "buried",
        },
        {
          "count": 1,
          "names": [
            "Custom: Secret",
          ],
          "what": "field",
        },
      ]
    `)
  })

  it.each(['schema-18.apkg', 'schema-18.colpkg'])('says the same in every schema: %s', async name => {
    const [old, now] = [await read('schema-11.apkg'), await read(name)]
    expect(now.shape).toEqual({ version: 'Anki 18' })
    expect({ ...now, shape: old.shape }).toEqual(old)
  })

  /** What Anki 26.9.3 said of these cards: `due` is the day of the package's making and so many more, `s` and `d` its FSRS memory. */
  it('leaves every card due when it was, with the memory it had', async () => {
    const { entries } = await read('schema-11.apkg')
    const histories = entries.map(entry => ({ id: `d/${entry.key.text}`, entry }))
    const calendar = { zone: utc, dayStartsAt: 4 }
    const { events, lost } = historyEvents(histories, 'anki', calendar, () => false)
    const { nextMemory } = createScheduler(defaultSettings, utc)
    const { cards } = replay([events], id => id, nextMemory)
    const names = new Map(
      histories.map(({ id, entry }) => [id, said({ entries: [entry], refused: [], left: [] })[0]?.[1]]),
    )
    const table = [...cards].map(([id, { schedule, suspended, flagged }]) => {
      const [base = '', sibling = ''] = id.split('#')
      if (schedule.state === 'new' || !('day' in schedule.due)) return [names.get(base), schedule.state]
      const { stability, difficulty } = schedule.memory
      const marks = `${suspended ? 'suspended ' : ''}${flagged ? 'flagged' : ''}`.trim()
      return [
        `${names.get(base)} ${sibling.replace(/-.*/, '')}`.trim().replaceAll('\n', ' '),
        dayText(schedule.due.day),
        stability.toFixed(2),
        difficulty.toFixed(2),
        marks,
      ]
    })
    expect(lost).toBe(0)
    // The first card's answers were put into the package by hand: Anki had not worked its memory out.
    const anki = [
      [13.0461, 1],
      [13.0461, 1],
      [2.3065, 2.111],
      [2.3065, 2.111],
      [8.2956, 1],
    ]
    const memories = [...cards.values()]
      .slice(1)
      .map(({ schedule }) =>
        schedule.state === 'new' ? [] : [schedule.memory.stability, schedule.memory.difficulty],
      )
    for (const [index, [s = 0, d = 0]] of anki.entries()) {
      expect(memories[index]?.[0]).toBeCloseTo(s, 3)
      expect(memories[index]?.[1]).toBeCloseTo(d, 3)
    }
    expect(table).toMatchInlineSnapshot(`
      [
        [
          "What is 1<2? Say → yes it is",
          "2026-11-30",
          "1.68",
          "7.38",
          "",
        ],
        [
          "法语 → French",
          "2026-12-14",
          "13.05",
          "1.00",
          "flagged",
        ],
        [
          "法语 → French reverse",
          "2026-12-17",
          "13.05",
          "1.00",
          "suspended",
        ],
        [
          "The {{capital::what}} of {{France}} is {{Paris}} cloze",
          "2026-11-30",
          "2.31",
          "2.11",
          "",
        ],
        [
          "The {{capital::what}} of {{France}} is {{Paris}} cloze",
          "2026-11-30",
          "2.31",
          "2.11",
          "",
        ],
        [
          "2+2 → 4",
          "2026-12-05",
          "8.30",
          "1.00",
          "",
        ],
      ]
    `)
  })
})

describe('a package that is damaged', () => {
  const outcome = async (bytes: Buffer): Promise<string> => {
    const file = join(temporaryFolder(), 'x.apkg')
    writeFileSync(file, bytes)
    try {
      const { entries, refused } = await readAnkiPackage(file, utc)
      return `${entries.length} of ${entries.length + refused.length}`
    } catch (error) {
      if (error instanceof UserError && error.complaint.code === 'cannot-import') return error.complaint.why
      throw error
    }
  }

  it.each(['schema-11.apkg', 'schema-18.apkg'])('is refused, or read as far as it goes: %s', async name => {
    const whole = readFileSync(path(name))
    const random = createRandom(name)
    const outcomes = new Set<string>()
    for (let turn = 0; turn < 150; turn++) {
      const bytes = Buffer.from(whole)
      if (turn % 3 === 0) outcomes.add(await outcome(bytes.subarray(0, Math.floor(random() * whole.length))))
      else {
        for (let flip = 0; flip <= turn % 5; flip++)
          bytes[Math.floor(random() * whole.length)] = Math.floor(random() * 256)
        outcomes.add(await outcome(bytes))
      }
    }
    expect(outcomes).toContain('damaged')
    expect(outcomes).toContain('8 of 8')
  })

  it('is refused where what is in it is no collection', async () => {
    expect(await outcome(Buffer.from('not a zip'))).toBe('damaged')
    expect(await outcome(Buffer.alloc(0))).toBe('damaged')
  })

  const made = async (change: (database: Sqlite) => void): Promise<Buffer> => {
    const folder = temporaryFolder()
    const file = join(folder, 'collection.anki2')
    await readZip(path('schema-11.apkg'), async zip => {
      const entry = zip.entries.find(({ fileName }) => fileName === 'collection.anki21')
      if (entry) await zip.unpack(entry, file, { most: 2 ** 24, zstd: false })
    })
    const database = createSqlite(file)
    change(database)
    database.close()
    return Buffer.from(await zipped([{ name: 'collection.anki2', at: new Date(0), file }]))
  }

  it.each([
    ['nothing changed', 'select 1', '8 of 8'],
    [
      'a view in place of notes, that has no end',
      `drop table notes; create view notes as with recursive n(id) as (select 1 union all select id + 1 from n)
       select id, 'g' || id as guid, 1 as mid, '' as tags, 'x' as flds from n`,
      'damaged',
    ],
    ['no notes', 'drop table notes', 'damaged'],
    ['a collection made in the year 3 billion', 'update col set crt = 100000000000000000', 'damaged'],
    ['types that are none', "update col set models = '[1,{}]'", '0 of 8'],
    ['answers of every kind', 'update revlog set ease = 2.5, ivl = -1e300, time = -5', '8 of 8'],
    ['days beyond the calendar', 'update cards set due = 9e15, ivl = -9e15', '8 of 8'],
  ])('or whose tables were made to harm: %s', async (_, sql, expected) => {
    expect(await outcome(await made(database => database.exec(sql)))).toBe(expected)
  })

  it('unpacks no more than it may', async () => {
    const folder = temporaryFolder()
    const unpacked = readZip(path('schema-18.apkg'), async zip => {
      const entry = zip.entries.find(({ fileName }) => fileName === 'collection.anki21b')
      if (entry) await zip.unpack(entry, join(folder, 'x'), { most: 100_000, zstd: true })
    })
    await expect(unpacked).rejects.toMatchObject({ reason: 'too-large' })
  })
})
