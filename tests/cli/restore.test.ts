import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectionOf, jsonLines, type Machine, machine, shell } from './mull.ts'

const deck = `cards:
  - id: one
    question: Q1
    answer: A1
  - id: two
    question: Q2
    answer: A2
`

const later = (minutes: number) => ({
  vars: { MULL_NOW: new Date(Date.parse('2026-11-23T10:00:00Z') + minutes * 60_000).toISOString() },
})

/** A collection with a deck of two cards, to which a third was added: so there is a backup. */
const person = () => {
  const mull = machine()
  const put = (file: string, text: string) => mull.write(join('data', 'mull', file), text)
  const path = (file: string) => join(collectionOf(mull.home), file)
  put('mull.yaml', '')
  put('decks/d.yaml', deck)
  const answered = review(mull)
  mull.run('add d -q Q3 -a A3', later(1))
  return { ...mull, put, path, answered, at: (file: string) => readFileSync(path(file), 'utf8') }
}

/** Answers the card that is due; the line of the log. */
const review = (mull: Pick<Machine, 'run' | 'log'>, minutes = 0): string => {
  mull.run('review --json --limit 1', { input: '{"type":"rate","rating":"good"}\n', ...later(minutes) })
  return mull.log().at(-1) ?? ''
}

const logOf = ({ path }: { path: (file: string) => string }): string => {
  const [name = ''] = readdirSync(path('reviews')).filter(each => each.endsWith('.jsonl'))
  return path(join('reviews', name))
}

const backups = (mull: Pick<Machine, 'run'>) => {
  const [list] = jsonLines(mull.run('restore --json').out)
  const rows = list?.['backups']
  return Array.isArray(rows) ? rows : []
}

const objects = ({ home }: Pick<Machine, 'home'>): readonly string[] => {
  const all = join(home, 'state', 'mull', 'backups')
  return readdirSync(all, { encoding: 'utf8', recursive: true })
    .filter(name => /[0-9a-f]{64}$/.test(name))
    .map(name => join(all, name))
}

describe('a backup is made', () => {
  it('before a deck is rewritten, and not before', () => {
    const mull = machine()
    mull.write('data/mull/mull.yaml', '')
    mull.write('data/mull/decks/d.yaml', 'cards:\n  - question: Q1\n    answer: A1\n')
    for (const args of ['due', 'new e', 'decks add llm-basics', 'check', 'list', 'restore']) mull.run(args)
    review(mull)
    mull.run('check --write-ids nothing.yaml')
    expect(backups(mull)).toEqual([])
    expect(existsSync(join(mull.home, 'state', 'mull', 'backups'))).toBe(false)
    mull.run('check --write-ids')
    expect(backups(mull)).toHaveLength(1)
    mull.run('add d -q Q2 -a A2')
    mull.run('add d', { input: '{"question":"Q4","answer":"A4"}\n' })
    expect(backups(mull)).toHaveLength(3)
  })

  it('before an editor opens', () => {
    const mull = person()
    const editor = mull.write(
      'editor.sh',
      '#!/bin/sh\nfor file; do :; done\nls "$XDG_STATE_HOME"/mull/backups/*/*.json | wc -l > "$HOME/seen"\n: > "$file"\n',
    )
    chmodSync(editor, 0o755)
    expect(mull.run('edit d', { vars: { ...later(2).vars, EDITOR: editor } }).code).toBe(3)
    expect(mull.read('seen').trim()).toBe('2')
    expect(mull.at('decks/d.yaml')).toBe('')
    expect(mull.run('restore 1 decks/d.yaml --yes', later(3)).code).toBe(0)
    expect(mull.at('decks/d.yaml')).toContain('Q3')
  })

  it('or nothing is rewritten', () => {
    const mull = person()
    rmSync(join(mull.home, 'state', 'mull', 'backups'), { recursive: true })
    mull.write('state/mull/backups', 'in the way')
    const before = mull.at('decks/d.yaml')
    const { code, err } = mull.run('add d -q Q4 -a A4')
    expect(code).toBe(1)
    expect(err).toMatch(
      /^mull: nothing was changed, as no backup could be made: cannot make .*: a file is in the way\n/,
    )
    expect(mull.at('decks/d.yaml')).toBe(before)
  })

  it('one after the other by two at once', async () => {
    const mull = person()
    const ended = [1, 2, 3, 4].map(
      turn => new Promise(resolve => mull.start(`add d -q At-once-${turn} -a A`).on('exit', resolve)),
    )
    expect(await Promise.all(ended)).toEqual([0, 0, 0, 0])
    for (const { number } of backups(mull))
      expect(mull.run(`restore ${number} --to all/${number}`).code).toBe(0)
    expect(mull.at('decks/d.yaml').match(/At-once/g)).toHaveLength(4)
  })

  it('as a copy, of a deck that is in no collection', () => {
    const mull = person()
    const text = 'cards:\n  - question: Q\n    answer: A\n'
    const file = mull.write('elsewhere.yaml', text)
    const [report] = jsonLines(mull.run(`check --write-ids ${file} --json`).out)
    const [wrote] = Array.isArray(report?.['wrote']) ? report['wrote'] : []
    expect(readFileSync(wrote.copy, 'utf8')).toBe(text)
  })
})

describe('restore', () => {
  it('lists the backups', () => {
    const mull = person()
    mull.run('add d -q Q4 -a A4', later(30))
    const { out } = mull.run('restore', later(150))
    expect(
      out
        .replaceAll(/\d+ B/g, '? B')
        .split('\n')
        .slice(0, 3)
        .map(line => line.replaceAll(/ +/g, ' ').trim()),
    ).toEqual([
      '# When Age Before Decks Log lines Size',
      '1 2026-11-23 10:30:00 2 h an edit 1 1 ? B',
      '2 2026-11-23 10:01:00 2 h an edit 1 1 ? B',
    ])
  })

  it('says that there are none, and makes none', () => {
    const mull = machine()
    expect(mull.run('restore').out).toBe(
      'There are no backups yet: mull makes one before it rewrites a file.\n',
    )
    expect(mull.run('restore 1').code).toBe(2)
    expect(existsSync(collectionOf(mull.home))).toBe(false)
  })

  it('says what would change, and changes nothing unasked', () => {
    const mull = person()
    const before = mull.at('decks/d.yaml')
    expect(mull.run('restore 1 --dry-run').out).toMatch(
      /^The backup of 2026-11-23 10:01:00, before an edit:\n {2}decks\/d\.yaml: 2 lines out\n$/,
    )
    expect(mull.run('restore 1')).toMatchObject({ code: 2, err: expect.stringContaining('--yes') })
    expect(mull.at('decks/d.yaml')).toBe(before)
    expect(backups(mull)).toHaveLength(1)
  })

  it('brings back a deck, and takes that back', () => {
    const mull = person()
    const after = mull.at('decks/d.yaml')
    mull.put('mull.yaml', 'new_per_day: 5\n')
    const { out } = mull.run('restore 1 decks/d.yaml --yes', later(2))
    expect(mull.at('decks/d.yaml')).toBe(deck)
    expect(mull.at('mull.yaml')).toBe('new_per_day: 5\n')
    const [, time] = /mull restore (\S+) takes it back/.exec(out) ?? []
    expect(mull.run(`restore ${time} --yes`, later(3)).code).toBe(0)
    expect(mull.at('decks/d.yaml')).toBe(after)
  })

  it('brings back all, and takes no answer away', () => {
    const mull = person()
    const answer = review(mull, 20)
    mull.put('mull.yaml', 'new_per_day: 5\n')
    mull.put('decks/later.yaml', deck)
    const { code, out } = mull.run('restore 1 --yes', later(30))
    expect(code).toBe(0)
    expect(out).toContain('Not in the backup, and stays: decks/later.yaml')
    expect([mull.at('decks/d.yaml'), mull.at('mull.yaml')]).toEqual([deck, ''])
    expect(mull.log()).toEqual([mull.answered, answer])
    expect(mull.at('progress.json')).toContain('"d/one"')
    expect(mull.run('restore 1 --yes --json', later(31)).code).toBe(0)
  })

  it('that stops before its end says how it goes on, and does', () => {
    const mull = person()
    const long = `${deck}  - id: three\n    question: Q3\n    answer: ${'long '.repeat(1000)}\n`
    mull.put('decks/d.yaml', long)
    mull.run('add d -q Q4 -a A4', later(2))
    mull.put('decks/d.yaml', 'cards: []\n')
    const { code, err } = shell(
      mull,
      'export MULL_NOW=2026-11-23T10:03:00Z; ulimit -f 2; mull restore 1 --yes',
    )
    expect(code).toBe(1)
    expect(err).toContain('once that is mended: mull restore 2026-11-23T10:02:00\n')
    expect(mull.at('decks/d.yaml')).toBe('cards: []\n')
    expect(mull.run('restore 2026-11-23T10:02:00 --yes', later(4)).code).toBe(0)
    expect(mull.at('decks/d.yaml')).toBe(long)
  })

  it('brings back a log that is gone', () => {
    const mull = person()
    rmSync(mull.path('reviews'), { recursive: true })
    expect(mull.run('restore 1 --yes').code).toBe(0)
    expect(mull.log()).toEqual([mull.answered])
  })

  it.each([
    ['shortened', (log: string) => truncateSync(log, 40)],
    ['emptied', (log: string) => truncateSync(log, 0)],
    [
      'damaged',
      (log: string) => writeFileSync(log, readFileSync(log, 'utf8').replace('"rating":3', '"rating":1')),
    ],
  ])('puts the answers of a log that was %s beside it', (_, harm) => {
    const mull = person()
    harm(logOf(mull))
    const left = readFileSync(logOf(mull))
    const answer = review(mull, 20)
    for (const turn of [1, 2]) {
      expect(mull.run('restore 10:01 --yes').code).toBe(2)
      expect(mull.run('restore 2026-11-23T10:01 --yes', later(30 + turn)).code).toBe(0)
    }
    expect(mull.log()).toEqual(expect.arrayContaining([mull.answered, answer]))
    const logs = readdirSync(mull.path('reviews')).filter(name => name.endsWith('.jsonl'))
    expect(logs).toHaveLength(2)
    const all = logs.map(name => readFileSync(mull.path(join('reviews', name))))
    expect(all.some(bytes => bytes.subarray(0, left.length).equals(left))).toBe(true)
  })

  it('brings back a collection whose folder is gone, with the modes of its files', () => {
    const mull = machine()
    mull.write('data/mull/mull.yaml', '')
    chmodSync(mull.write('data/mull/decks/d.yaml', deck), 0o600)
    mull.run('add d -q Q3 -a A3')
    rmSync(collectionOf(mull.home), { recursive: true })
    expect(mull.run('restore 1 --yes').code).toBe(0)
    expect(mull.read('data/mull/decks/d.yaml')).toBe(deck)
    expect(statSync(join(collectionOf(mull.home), 'decks', 'd.yaml')).mode & 0o777).toBe(0o600)
  })

  it('writes a snapshot into a new or an empty folder, and into no other', () => {
    const mull = person()
    mkdirSync(join(mull.home, 'empty'))
    for (const folder of ['new/one', 'empty']) {
      expect(mull.run(`restore 1 --to ${folder}`).code).toBe(0)
      expect(mull.read(`${folder}/decks/d.yaml`)).toBe(deck)
      expect(readdirSync(join(mull.home, folder, 'reviews'))).toHaveLength(1)
    }
    expect(mull.run('restore 1 --to empty').code).toBe(3)
    expect(backups(mull)).toHaveLength(1)
  })

  it('restores nothing of a damaged backup but what is named', () => {
    const mull = person()
    mull.put('mull.yaml', 'new_per_day: 5\n')
    const before = mull.at('decks/d.yaml')
    // Of those that differ from the backup one is whole: the settings, which are empty and so have no piece.
    for (const object of objects(mull)) truncateSync(object, 9)
    const { code, err } = mull.run('restore 1 --yes')
    expect(code).toBe(1)
    expect(err).toContain('decks/d.yaml: the backup of it is damaged')
    expect([mull.at('decks/d.yaml'), mull.at('mull.yaml')]).toEqual([before, 'new_per_day: 5\n'])
    expect(mull.run('restore 1 --to whole').code).toBe(1)
    expect(existsSync(join(mull.home, 'whole'))).toBe(false)
    expect(mull.run('restore 1 mull.yaml --yes').code).toBe(0)
    expect(mull.at('mull.yaml')).toBe('')
  })

  it('tells a manifest that is damaged', () => {
    const mull = person()
    const [backup] = backups(mull)
    const all = join(mull.home, 'state', 'mull', 'backups')
    const [manifest = ''] = readdirSync(all, { encoding: 'utf8', recursive: true }).filter(name =>
      name.endsWith('.json'),
    )
    writeFileSync(
      join(all, manifest),
      readFileSync(join(all, manifest), 'utf8').replaceAll('d.yaml', '../../../x'),
    )
    expect(mull.run('restore').out).toContain('damaged')
    expect(mull.run(`restore ${backup.name} --yes`).code).toBe(1)
    expect(existsSync(join(mull.home, 'x'))).toBe(false)
  })

  it('writes through no link that leads out of the collection', () => {
    const mull = person()
    const outside = mull.write('outside.yaml', 'mine')
    rmSync(mull.path('decks/d.yaml'))
    for (const target of [outside, join(mull.home, 'nowhere.yaml')]) {
      symlinkSync(target, mull.path('decks/d.yaml'))
      expect(mull.run('restore 1 --yes')).toMatchObject({
        code: 1,
        err: expect.stringContaining('decks/d.yaml: a link stands there that leads out of the collection'),
      })
      rmSync(mull.path('decks/d.yaml'))
    }
    expect(mull.read('outside.yaml')).toBe('mine')
    expect(existsSync(join(mull.home, 'nowhere.yaml'))).toBe(false)
  })

  it.each([
    ['restore 9', 'no backup 9'],
    ['restore 2026-11-22', 'no backup 2026-11-22'],
    ['restore 1 deck/d.yaml', 'has no file deck/d.yaml, did you mean decks/d.yaml?'],
    ['restore 1 ../../etc/passwd', 'has no file ../../etc/passwd'],
  ])('%s is a mistake', (args, message) => {
    expect(person().run(args)).toMatchObject({ code: 2, err: expect.stringContaining(message) })
  })
})
