import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../folder.ts'
import { jsonLines, type Machine, machine } from './mull.ts'

/** Every file, folder and link below a folder with its bytes, mode and times. */
const everything = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => {
      const path = join(folder, name)
      const stats = lstatSync(path)
      const content = stats.isFile()
        ? readFileSync(path, 'latin1')
        : stats.isSymbolicLink()
          ? readlinkSync(path)
          : ''
      return [name, `${stats.mode} ${stats.mtimeMs} ${stats.ctimeMs} ${content}`]
    }),
  )

const stateOf = ({ env }: Machine): string => join(env['XDG_STATE_HOME'] ?? '', 'mull')

/** The home, which is the collection, and the state folder, which is elsewhere. */
const world = (person: Machine) => [everything(person.home), everything(stateOf(person))]

const studied = (): Machine => {
  const person = machine({ XDG_STATE_HOME: temporaryFolder() })
  person.run('init .')
  person.write(
    'decks/d.yaml',
    'cards:\n  - {id: a, question: Qa, answer: A}\n  - {id: b, question: Qb, answer: B}\n',
  )
  const { code } = person.run('review --json', {
    input: '{"type":"rate","rating":"good"}\n{"type":"rate","rating":"good"}\n',
  })
  expect(code).toBe(0)
  return person
}

const ownLog = ({ home }: Machine): string =>
  readdirSync(join(home, 'reviews')).find(name => /^[a-z2-7]{16}\.jsonl$/.test(name)) ?? ''

type Found = { readonly code: string; readonly path: string; readonly message: string }

/** What `mull doctor --json` finds. */
const diagnosed = (person: Machine, args = '') => {
  const { code, out, err } = person.run(`doctor --json ${args}`)
  expect(err).toBe('')
  const [report] = jsonLines(out)
  const checks = report?.['checks']
  const findings: Found[] = Array.isArray(checks) ? checks.flatMap(check => check.findings) : []
  return { code, report, findings, codes: findings.map(finding => finding.code) }
}

const old = new Date('2026-11-20T00:00:00Z')
const conflict = '.sync-conflict-20261120-101010-ABCDEFG'

describe('mull doctor', () => {
  it('finds a collection well', () => {
    const { code, out, err } = studied().run('doctor')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('ok  Logs: every line can be read\n')
    expect(out).toMatch(/^\d+ checks: all is well\.$/m)
    expect(out).not.toMatch(/^[!✗?]/m)
  })

  it('makes no collection', () => {
    const person = machine()
    const { code, err } = person.run('doctor')
    expect([code, readdirSync(person.home)]).toEqual([2, []])
    expect(err).toContain('there is no collection in')
  })

  const ailments: readonly (readonly [string, (person: Machine) => void, readonly string[], number])[] = [
    [
      'a damaged and a torn line',
      person => {
        const log = join('reviews', ownLog(person))
        person.write(log, `${person.read(log)}garbage\n{"v":1,"to`)
      },
      ['log-damaged', 'log-torn'],
      0,
    ],
    [
      'a log of a newer mull',
      person => person.write('reviews/bbbbbbbbbbbbbbbb.jsonl', '{"v":2}\n'),
      ['log-newer'],
      3,
    ],
    [
      'a folder for a log',
      person => mkdirSync(join(person.home, 'reviews', 'x.jsonl')),
      ['log-not-a-file'],
      3,
    ],
    [
      'a log with another name',
      person =>
        copyFileSync(
          join(person.home, 'reviews', ownLog(person)),
          join(person.home, 'reviews', 'laptop.jsonl'),
        ),
      ['log-strange'],
      0,
    ],
    [
      'broken settings',
      person => person.write('mull.yaml', 'desired_retention: 90\n'),
      ['settings-wrong'],
      3,
    ],
    [
      'a broken deck',
      person => person.write('decks/e.yaml', 'cards:\n  - {question: Q}\n'),
      ['deck-wrong'],
      3,
    ],
    [
      'an id twice',
      person => person.write('decks/e.yaml', 'id: d\ncards: [{question: Q, answer: A}]\n'),
      ['id-twice'],
      3,
    ],
    [
      'a deck in conflict',
      person => person.write('decks/e.yaml', 'cards:\n<<<<<<< HEAD\n  - {question: Q, answer: A}\n'),
      ['deck-marked'],
      3,
    ],
    ['a deck that is gone', person => rmSync(join(person.home, 'decks', 'd.yaml')), ['orphans'], 0],
    [
      'a copy of a deck',
      person =>
        copyFileSync(join(person.home, 'decks', 'd.yaml'), join(person.home, 'decks', `d${conflict}.yaml`)),
      ['copy-of-deck'],
      0,
    ],
    [
      'a copy of a log',
      person =>
        copyFileSync(
          join(person.home, 'reviews', ownLog(person)),
          join(person.home, 'reviews', `${ownLog(person).slice(0, -6)}${conflict}.jsonl`),
        ),
      ['copy-of-log'],
      0,
    ],
    [
      'a broken link',
      person => symlinkSync('/nowhere/x', join(person.home, 'reviews', 'x.jsonl')),
      ['link-broken'],
      0,
    ],
    [
      'two names of a log',
      person => symlinkSync(ownLog(person), join(person.home, 'reviews', 'zz.jsonl')),
      ['log-two-names'],
      0,
    ],
    [
      'a damaged device id',
      person => writeFileSync(join(stateOf(person), 'device'), 'x'),
      ['device-damaged'],
      0,
    ],
    [
      'the future',
      person => {
        person.run('flag d/a', { vars: { MULL_NOW: '2028-01-01T00:00:00Z' } })
        person.run('due')
      },
      ['future'],
      0,
    ],
  ]

  it.each(ailments)('finds %s, and changes not a byte', (_, ail, codes, exitCode) => {
    const person = studied()
    ail(person)
    const before = world(person)
    const { code, codes: found } = diagnosed(person)
    expect([found.filter(code => !code.startsWith('progress-')), code]).toEqual([codes, exitCode])
    person.run('doctor')
    expect(world(person)).toEqual(before)
  })

  it('mends what is safe, and finds all well then', () => {
    const person = studied()
    const path = (name: string) => join(person.home, name)
    const log = person.read(join('reviews', ownLog(person)))
    spawnSync('git', ['init', '-q', person.home])
    rmSync(path('.gitattributes'))
    rmSync(path('.gitignore'))
    person.write('progress.json', '{"v":1,')
    person.write(`progress${conflict}.json`, '{}')
    const stateTemporary = join(stateOf(person), '.4194999-3.mull-tmp')
    for (const file of [path('.4194999-1.mull-tmp'), path('decks/.4194999-2.mull-tmp'), stateTemporary]) {
      writeFileSync(file, '')
      utimesSync(file, old, old)
    }
    mkdirSync(path('.mull-new-4194999'))
    utimesSync(path('.mull-new-4194999'), old, old)
    expect(diagnosed(person).codes.toSorted()).toEqual([
      'copy-of-progress',
      'git-logs-not-exempt',
      'git-progress-not-ignored',
      'leftover',
      'leftover',
      'leftover',
      'leftover-collection',
      'progress-damaged',
    ])
    const { code, out, err } = person.run('doctor --fix')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Mended: wrote progress.json\n')
    expect(out).toContain(`Mended: removed progress${conflict}.json\n`)
    expect(out).toMatch(/^Made a backup: /m)
    expect(diagnosed(person).codes).toEqual([])
    expect(person.read(join('reviews', ownLog(person)))).toBe(log)
    expect(person.read('.gitignore')).toContain('/progress.json\n')
    const again = world(person)
    expect(person.run('doctor --fix').out).toContain('There was nothing to mend that is safe to.')
    expect(world(person)).toEqual(again)
  })

  it('tells a mend that fails, and goes on with the others', () => {
    const person = studied()
    person.write('progress.json', '{')
    person.write('.gitignore', '')
    spawnSync('git', ['init', '-q', person.home])
    rmSync(join(person.home, '.gitignore'))
    mkdirSync(join(person.home, '.gitignore'))
    const { report, codes } = diagnosed(person, '--fix')
    expect(report?.['fixes']).toEqual([
      { code: 'progress-damaged', path: 'progress.json', did: 'wrote', failed: null },
      {
        code: 'git-progress-not-ignored',
        path: '.gitignore',
        did: null,
        failed: 'cannot write .gitignore: it is a folder',
      },
    ])
    expect(codes).toContain('git-progress-not-ignored')
    expect(codes).not.toContain('progress-damaged')
  })

  it('finds a backup that has lost a file, and keeps that anew where the collection still has it', () => {
    const person = studied()
    person.run('add d -q Qc -a C')
    const all = join(stateOf(person), 'backups')
    const store = join(all, readdirSync(all)[0] ?? '', 'objects')
    const objects = readdirSync(store, { recursive: true, encoding: 'utf8' }).filter(name =>
      /[0-9a-f]{64}$/.test(name),
    )
    // Of the same size, as when a disk forgets.
    for (const name of objects) {
      const path = join(store, name)
      writeFileSync(path, Buffer.alloc(lstatSync(path).size))
    }
    const { report } = diagnosed(person)
    expect(report?.['checks']).toContainEqual(
      expect.objectContaining({
        check: 'backups',
        found: 'warning',
        findings: [expect.objectContaining({ code: 'backup-damaged', mend: 'fix' })],
      }),
    )
    const { code, out } = person.run('doctor --fix')
    expect(code).toBe(0)
    expect(out).toMatch(/^Mended: wrote .*edit\.json$/m)
    const backups = jsonLines(person.run('restore --json').out)[0]?.['backups']
    expect(backups).toHaveLength(2)
    expect(person.run('restore 1 --to whole').code).toBe(0)
    expect(person.read('whole/decks/d.yaml')).toBe(person.read('decks/d.yaml'))
  })
})
