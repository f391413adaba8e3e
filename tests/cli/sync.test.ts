import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../folder.ts'
import { hasGit, killSyncs } from '../torture/syncing.ts'
import {
  answers,
  around,
  bare,
  clones,
  cloneWith,
  deck,
  git,
  grade,
  inside,
  noConfig,
  ownLog,
  read,
  write,
} from './clones.ts'
import { collectionOf, jsonLines, machine } from './mull.ts'

if (!hasGit()) console.warn('SKIPPED: no git of 2.38 or newer is here, so mull sync is not tested')

describe.skipIf(!hasGit())('mull sync', { timeout: 240_000 }, () => {
  it('brings three machines that reviewed offline to the same progress.json, byte for byte', () => {
    const all = clones(bare())
    all.forEach((here, index) => {
      grade(here, index + 2)
    })
    const [a, b, c] = all
    a.run('undo')
    c.run('suspend d/q-missing')
    expect(around(...all)).toEqual([0, 0, 0, 0, 0, 0])
    expect(all.map(answers)).toEqual([10, 10, 10])
    expect(new Set(all.map(here => read(here, 'progress.json'))).size).toBe(1)
    expect(read(a, 'progress.json').split('\n').length).toBeGreaterThan(6)
    expect(all.map(here => git(collectionOf(here.home), ['status', '--porcelain']))).toEqual(['', '', ''])
    expect(git(collectionOf(b.home), ['ls-files', 'progress.json'])).toBe('')
  })

  it('says what came and went, in text and as JSON', () => {
    const remote = bare()
    const [a, b] = clones(remote)
    grade(a, 2)
    a.write('data/mull/decks/new.yaml', deck('x'))
    expect(a.run('sync').out.replaceAll(remote, 'REMOTE')).toBe(
      'Sent: 2 answers, 1 file\n  new  decks/new.yaml\nUp to date with origin (REMOTE).\n',
    )
    grade(b, 1)
    const [report] = jsonLines(b.run('sync --json').out)
    expect(report).toMatchObject({
      ending: 'done',
      branch: 'main',
      received: { logs: [{ answers: 2, others: 0 }], files: [{ path: 'decks/new.yaml', change: 'new' }] },
      sent: { logs: [{ answers: 1, others: 0 }], files: [] },
      conflicts: [],
    })
    expect(b.run('sync --lang zh').out).toMatch(/^与 origin（.*）已经一致，没有新内容。\n$/)
  })

  it('leaves a line that both changed to the person, touches nothing, and exchanges answers all the same', () => {
    const [a, b, c] = clones(bare())
    write(a, 'decks/d.yaml', deck('abcdefgh').replace('a!', 'ours'))
    write(b, 'decks/d.yaml', deck('abcdefgh').replace('a!', 'theirs'))
    grade(a, 2)
    grade(b, 3)
    expect(a.run('sync').code).toBe(0)
    const { code, err } = b.run('sync')
    expect(code).toBe(3)
    expect(err.replaceAll(collectionOf(b.home), 'CARDS')).toMatchInlineSnapshot(`
      "Changed on both sides in the same place, and left to you; none of them was touched:
        decks/d.yaml
      Answers were exchanged all the same.
      To decide:
        git -C CARDS merge origin/main
            puts both versions into these files
        Edit them: leave what shall stand.
        git -C CARDS commit --all --no-edit
            ends the merge
        mull sync
            sends it
      "
    `)
    expect(read(b, 'decks/d.yaml')).toContain('theirs')
    expect(read(b, 'decks/d.yaml')).not.toContain('<<<')
    for (const here of [a, c]) here.run('sync')
    expect([a, b, c].map(answers)).toEqual([5, 5, 5])
    const folder = collectionOf(b.home)
    git(folder, ['merge', 'origin/main'])
    expect(b.run('sync').err).toContain('a merge is going on')
    write(b, 'decks/d.yaml', deck('abcdefgh').replace('a!', 'both'))
    git(folder, ['commit', '--all', '--no-edit'])
    expect(around(b, a, c)).toEqual([0, 0, 0, 0, 0, 0])
    expect([a, c].map(here => read(here, 'decks/d.yaml'))).toEqual(Array(2).fill(read(b, 'decks/d.yaml')))
    expect(read(a, 'progress.json')).toBe(read(b, 'progress.json'))
  })

  it('takes a deck that one renames and another edits, one that is new and one that is gone', () => {
    const [a, b, c] = clones(bare())
    c.write('data/mull/decks/gone.yaml', deck('z'))
    around(a, b, c)
    renameSync(inside(a, 'decks/d.yaml'), inside(a, 'decks/e.yaml'))
    write(b, 'decks/d.yaml', deck('abcdefgh').replace('a!', 'edited'))
    rmSync(inside(c, 'decks/gone.yaml'))
    c.write('data/mull/decks/new.yaml', deck('n'))
    expect(around(a, b, c)).toEqual([0, 0, 0, 0, 0, 0])
    for (const here of [a, b, c]) {
      expect(readdirSync(inside(here, 'decks'))).toEqual(['e.yaml', 'new.yaml'])
      expect(read(here, 'decks/e.yaml')).toContain('edited')
    }
  })

  it('fills an empty folder, and yields a starter deck that nobody touched', () => {
    const remote = bare()
    const [a] = clones(remote)
    const empty = machine(noConfig)
    expect(empty.run(`--collection cards sync ${remote}`).code).toBe(0)
    expect(readFileSync(join(empty.home, 'cards', 'decks', 'd.yaml'), 'utf8')).toBe(deck('abcdefgh'))
    const first = machine(noConfig)
    first.run('due')
    first.run(`sync ${remote}`)
    a.run('sync')
    const starter = read(a, 'decks/llm-basics.yaml')
    write(a, 'decks/llm-basics.yaml', starter.replace('LLM basics', 'Edited'))
    a.run('sync')
    const second = machine(noConfig)
    second.run('due')
    expect(second.run(`sync ${remote}`).code).toBe(0)
    expect(read(second, 'decks/llm-basics.yaml')).toContain('Edited')
  })

  it('makes a collection where there is nothing at either end', () => {
    const here = machine(noConfig)
    expect(here.run(`--collection cards sync ${bare()}`).code).toBe(0)
    expect(existsSync(join(here.home, 'cards', 'mull.yaml'))).toBe(true)
  })

  it('commits what is mull’s, and lets be what else the person has there', () => {
    const here = cloneWith('ab')
    const folder = collectionOf(here.home)
    grade(here, 1)
    git(folder, ['init', '--quiet', '--initial-branch=cards'])
    writeFileSync(inside(here, '.gitignore'), 'mine.txt')
    writeFileSync(inside(here, 'notes.md'), 'one')
    git(folder, ['add', '--force', 'notes.md', 'progress.json'])
    git(folder, ['commit', '--quiet', '-m', 'mine'])
    writeFileSync(inside(here, 'notes.md'), 'two')
    writeFileSync(inside(here, 'staged.md'), 'staged')
    git(folder, ['add', 'staged.md'])
    const { code, out, err } = here.run('sync')
    expect({ code, out, err }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "There is no remote yet. mull sync REMOTE adds one: an empty git repository of yours.
      ",
        "out": "Committed: 1 answer, 4 files
        new  .gitattributes
        new  .gitignore
        new  decks/d.yaml
        new  mull.yaml
      ",
      }
    `)
    expect(git(folder, ['ls-tree', '-r', '--name-only', 'HEAD']).split('\n')).toEqual([
      '.gitattributes',
      '.gitignore',
      'decks/d.yaml',
      'mull.yaml',
      'notes.md',
      ownLog(here),
    ])
    expect(git(folder, ['status', '--porcelain'])).toBe('M notes.md\nA  staged.md')
    expect(existsSync(inside(here, 'progress.json'))).toBe(true)
    expect(read(here, '.gitignore')).toMatch(/^mine\.txt\n\/progress\.json\n/)
    expect(git(folder, ['log', '-1', '--format=%an %s'])).toBe('mull mull: 1 answer, 4 files')
    expect(here.run('sync').out).toBe('Nothing new to commit.\n')
  })

  it('brings in changes to other files of the person’s, unless they were changed here too', () => {
    const [a, b] = clones(bare())
    const [ours, theirs] = [collectionOf(a.home), collectionOf(b.home)]
    writeFileSync(inside(a, 'notes.md'), 'one\n')
    git(ours, ['add', 'notes.md'])
    git(ours, ['commit', '--quiet', '-m', 'notes'])
    around(a, b)
    expect(read(b, 'notes.md')).toBe('one\n')
    writeFileSync(inside(a, 'notes.md'), 'two\n')
    git(ours, ['commit', '--quiet', '--all', '-m', 'notes'])
    writeFileSync(inside(b, 'notes.md'), 'unsaved\n')
    a.run('sync')
    const { code, err } = b.run('sync')
    expect({ code, err: err.replaceAll(theirs, 'CARDS') }).toMatchInlineSnapshot(`
      {
        "code": 3,
        "err": "mull: the remote has changes to files that you have changed too and not committed; nothing was touched:
        notes.md
      Commit them with git in CARDS, or undo them; then mull sync.
      ",
      }
    `)
    expect(read(b, 'notes.md')).toBe('unsaved\n')
  })

  it('never rewrites its own log, not even where its home was copied and both went on', () => {
    const [a, b, c] = clones(bare())
    grade(a, 1)
    grade(b, 1)
    around(a, b, c)
    // Now b is a copy of a: it writes under a's name.
    writeFileSync(
      join(b.home, 'state', 'mull', 'device'),
      readFileSync(join(a.home, 'state', 'mull', 'device')),
    )
    grade(a, 2)
    grade(b, 3)
    const before = [a, b].map(here => read(here, ownLog(here)))
    expect(around(a, b, c)).toEqual([0, 0, 0, 0, 0, 0])
    expect([a, b].map(here => read(here, ownLog(here)))).toEqual(before)
    expect([a, b, c].map(answers)).toEqual([7, 7, 7])
    expect(new Set([a, b, c].map(here => read(here, 'progress.json'))).size).toBe(1)
    grade(b, 1)
    around(b, a, c)
    expect([a, b, c].map(answers)).toEqual([8, 8, 8])
    expect([a, b, c].map(here => here.run('sync').out.startsWith('Already'))).toEqual([true, true, true])
  })

  it('brings back answers of a log that was set back, or is gone', () => {
    const [a, b, c] = clones(bare())
    grade(a, 3)
    around(a, b, c)
    const log = ownLog(a)
    const all = read(a, log)
    write(a, log, all.slice(0, all.indexOf('\n') + 1))
    rmSync(inside(b, log))
    expect(around(a, b, c)).toEqual([0, 0, 0, 0, 0, 0])
    expect([a, b, c].map(answers)).toEqual([3, 3, 3])
    expect(read(b, log)).toBe(all)
    expect(read(a, 'progress.json')).toBe(read(c, 'progress.json'))
  })

  it('carries no half of a line, and every byte of a damaged one', () => {
    const [a, b, c] = clones(bare())
    grade(a, 1)
    appendFileSync(inside(a, ownLog(a)), '{"v":1,"id":"torn')
    around(a, b, c)
    expect(read(b, ownLog(a))).not.toContain('torn')
    grade(a, 1)
    around(a, b, c)
    expect(read(b, ownLog(a))).toBe(read(a, ownLog(a)))
    expect(read(b, ownLog(a))).toContain('torn')
  })

  it('keeps logs as they are where git changes line ends', () => {
    const [a, b, c] = clones(bare())
    git(collectionOf(b.home), ['config', 'core.autocrlf', 'true'])
    git(collectionOf(b.home), ['config', 'pull.rebase', 'true'])
    for (const here of [a, b, c]) grade(here, 1)
    write(a, 'decks/d.yaml', deck('abcdefghi'))
    expect(around(a, b, c)).toEqual([0, 0, 0, 0, 0, 0])
    expect(read(b, ownLog(b))).not.toContain('\r')
    expect(read(b, 'decks/d.yaml')).toContain('i?\r\n')
    expect(read(c, 'decks/d.yaml')).not.toContain('\r')
    expect(new Set([a, b, c].map(here => read(here, 'progress.json'))).size).toBe(1)
    expect(git(collectionOf(b.home), ['status', '--porcelain'])).toBe('')
  })

  it('works inside of a hook, and from a shallow clone', () => {
    const remote = bare()
    const [a, b] = clones(remote)
    grade(a, 1)
    const vars = {
      GIT_DIR: join(collectionOf(b.home), '.git'),
      GIT_INDEX_FILE: '/nonexistent',
      GIT_WORK_TREE: '/',
    }
    expect(a.run('sync', { vars }).code).toBe(0)
    const shallow = machine(noConfig)
    git(shallow.home, ['clone', '--quiet', '--depth=1', '--branch=main', `file://${remote}`, 'cards'])
    grade(b, 1)
    expect(b.run('sync').code).toBe(0)
    expect(shallow.run('--collection cards sync').code).toBe(0)
    expect(readdirSync(join(shallow.home, 'cards', 'reviews'))).toHaveLength(2)
  })

  it('lets pushes race, from three machines and from one', async () => {
    const all = clones(bare())
    for (const here of all) grade(here, 1)
    const [a] = all
    const codes = await Promise.all(
      [...all, a].map(here => new Promise(resolve => here.start('sync').on('exit', resolve))),
    )
    expect(codes).toEqual([0, 0, 0, 0])
    around(...all)
    expect(all.map(answers)).toEqual([3, 3, 3])
  })

  it('is not stopped by kills at any time', async () => {
    const folder = temporaryFolder()
    const tally = await killSyncs({ folder, seed: 4, progress: () => {} }, 15)
    expect(tally.failures).toEqual([])
    expect(tally.answers).toBeGreaterThan(14)
  })

  it('removes a lock that a killed sync left, and no other', () => {
    const [a] = clones(bare())
    const lock = inside(a, '.git/index.lock')
    writeFileSync(lock, '')
    const { code, err } = a.run('sync')
    expect({ code, err: err.replaceAll(collectionOf(a.home), 'CARDS') }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "err": "mull: git is at work in this collection, or was killed there: CARDS/.git/index.lock
      If no git is running, remove that file.
      ",
      }
    `)
    writeFileSync(inside(a, '.git/mull-sync'), '')
    writeFileSync(lock, '')
    grade(a, 1)
    expect(a.run('sync').code).toBe(0)
    expect(existsSync(lock)).toBe(false)
  })

  it('goes on where it was killed between files', () => {
    const [a, b] = clones(bare())
    a.write('data/mull/decks/e.yaml', deck('e'))
    write(a, 'decks/d.yaml', deck('abcdefghi'))
    a.run('sync')
    const folder = collectionOf(b.home)
    git(folder, ['fetch', '--quiet'])
    git(folder, ['update-ref', 'refs/mull/incoming', 'origin/main'])
    b.write('data/mull/decks/e.yaml', deck('e'))
    expect(b.run('sync').code).toBe(0)
    expect(read(b, 'decks/d.yaml')).toBe(deck('abcdefghi'))
    expect(git(folder, ['status', '--porcelain'])).toBe('')
    expect(git(folder, ['for-each-ref', 'refs/mull'])).toBe('')
  })
})
