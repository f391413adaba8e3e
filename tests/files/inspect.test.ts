import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { logLine } from '../../src/core/log-line.ts'
import { makeCollection } from '../../src/files/collection.ts'
import { inspect } from '../../src/files/inspect.ts'
import { answer, now } from '../core/inspection.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'

const device = 'abcdefghijklmnop'

const collection = () => {
  const home = temporaryFolder()
  const place = makeCollection(join(home, 'c'))
  const env = fakeEnv(home, 'state', () => now)
  const write = (file: string, text: string) => writeFileSync(join(place.folder, file), text)
  write('decks/d.yaml', 'cards:\n  - {id: a, question: Q, answer: A}\n')
  return { home, place, env, write, look: () => inspect(env, place) }
}

const line = logLine(answer('d/a'), crc32)
const root = process.getuid?.() === 0

describe('a collection is looked at', () => {
  it('as it is', () => {
    const { look, write, env } = collection()
    mkdirSync(env.folders.state)
    writeFileSync(join(env.folders.state, 'device'), `${device}\n`)
    write(`reviews/${device}.jsonl`, `${line}\n`)
    const found = look()
    expect(found.root.entries.map(({ path }) => path)).toEqual([
      '.gitattributes',
      '.gitignore',
      'decks',
      'mull.yaml',
      'reviews',
    ])
    expect(found.decks.decks.map(({ id }) => id)).toEqual(['d'])
    expect(found.logs).toMatchObject([{ path: `reviews/${device}.jsonl`, isRead: true, damaged: 0, kept: 0 }])
    expect(found.logs[0]?.torn).toBeUndefined()
    expect([...found.progress.cards.keys()]).toEqual(['d/a'])
    expect(found.device).toEqual({ is: 'known', id: device })
    expect(found.progressFile).toEqual({ is: 'missing' })
    expect([found.unread, found.settings, found.marked, found.begun, found.git]).toEqual([
      [],
      [],
      [],
      [],
      undefined,
    ])
  })

  it('with damage, what is kept of it, a torn line and marks of git', () => {
    const { look, write } = collection()
    write('reviews/a.jsonl', `one\n${line}\n<<<<<<< HEAD\n=======\n>>>>>>> x\ntwo\n{"v":1,"to`)
    write('reviews/a.jsonl.corrupt-20261120T000000Z', 'two\n')
    const [log] = look().logs
    expect(log).toMatchObject({ damaged: 2, kept: 1, torn: { isKept: false }, isMarked: true })
    expect(log?.events).toHaveLength(1)
  })

  it('with a last line that lacks its line break alone', () => {
    const { look, write } = collection()
    write('reviews/a.jsonl', `${line}\n${line}`)
    expect(look().logs[0]).toMatchObject({ damaged: 0, isMarked: false })
    expect(look().logs[0]?.torn).toBeUndefined()
  })

  it('with what stands in for logs', () => {
    const { look, write, place } = collection()
    const path = (name: string) => join(place.reviews, name)
    mkdirSync(path('folder.jsonl'))
    spawnSync('mkfifo', [path('pipe.jsonl')])
    symlinkSync('nowhere', path('gone.jsonl'))
    write('reviews/a.jsonl', `${line}\n`)
    linkSync(path('a.jsonl'), path('b.jsonl'))
    write('reviews/a.jsonl.bak', `${line}\n`)
    const { unread, logs, reviewsFolder } = look()
    expect(unread).toEqual([
      { path: 'reviews/folder.jsonl', why: 'folder' },
      { path: 'reviews/pipe.jsonl', why: 'pipe' },
    ])
    expect(logs.map(({ name, isRead }) => [name, isRead])).toEqual([
      ['a.jsonl', true],
      ['a.jsonl.bak', false],
    ])
    const gone = reviewsFolder.entries.find(({ name }) => name === 'gone.jsonl')
    expect([gone?.is, gone?.link]).toEqual([undefined, { to: 'nowhere', isOutside: false }])
  })

  it('with links to the outside', () => {
    const { look, place, home } = collection()
    writeFileSync(join(home, 'x.yaml'), 'cards: []\n')
    symlinkSync('../../x.yaml', join(place.decks, 'x.yaml'))
    symlinkSync('d.yaml', join(place.decks, 'y.yaml'))
    expect(look().decksFolder.entries.map(({ name, link }) => [name, link?.isOutside])).toEqual([
      ['d.yaml', undefined],
      ['x.yaml', true],
      ['y.yaml', false],
    ])
  })

  it('where everything is missing or something else', () => {
    const { look, place } = collection()
    rmSync(place.decks, { recursive: true })
    rmSync(place.reviews, { recursive: true })
    writeFileSync(place.reviews, '')
    mkdirSync(place.progress)
    rmSync(place.settings)
    spawnSync('mkfifo', [place.settings])
    const found = look()
    expect(found.decksFolder.self).toBeUndefined()
    expect(found.reviewsFolder).toMatchObject({ unlisted: 'not-folder', self: { is: 'file' } })
    expect(found.progressFile).toEqual({ is: 'other', kind: 'folder' })
    expect(found.settings.map(({ code }) => code)).toEqual(['file/not-a-file'])
  })

  it('with what runs that were cut short have left', () => {
    const { look, write, place, home } = collection()
    const running = `.${process.pid}-1.mull-tmp`
    write(running, '')
    write('.4194999-1.mull-tmp', '')
    utimesSync(join(place.folder, running), 0, 0)
    mkdirSync(join(home, 'c-new-1', 'reviews'), { recursive: true })
    mkdirSync(join(home, 'c-new-2', 'reviews'), { recursive: true })
    writeFileSync(join(home, 'c-new-2', 'reviews', 'a.jsonl'), '')
    mkdirSync(join(home, 'c-new-x'))
    mkdirSync(join(place.folder, '.mull-new-3'))
    const { root, begun } = look()
    const files = root.entries.filter(({ name }) => name.endsWith('.mull-tmp'))
    expect(files.map(({ name, isRunning, written }) => [name, isRunning, written === 0])).toEqual(
      [
        ['.4194999-1.mull-tmp', false, false],
        [running, true, true],
      ].toSorted(),
    )
    expect(begun.map(({ path, hasAnswers }) => [path, hasAnswers])).toEqual([
      [join(home, 'c-new-1'), false],
      [join(home, 'c-new-2'), true],
      ['.mull-new-3', false],
    ])
  })

  it('in a git repository, by its files', () => {
    const { look, write, place } = collection()
    const git = (...args: string[]) => spawnSync('git', args, { cwd: place.folder })
    write('progress.json', '{}')
    git('init', '-q')
    rmSync(join(place.folder, '.gitignore'))
    expect(look().git).toMatchObject({ tracksProgress: false, ignored: [''] })
    git('add', '.')
    expect(look().git).toMatchObject({
      tracksProgress: true,
      attributes: ['/reviews/*.jsonl -text merge=union', ''],
    })
    git('rm', '-q', '--cached', 'progress.json')
    write('.gitignore', '/progress.json\r\n')
    expect(look().git).toMatchObject({ tracksProgress: false, ignored: ['/progress.json', ''] })
  })

  it('in a git repository around it, where that holds it', () => {
    const { look, home } = collection()
    const git = (...args: string[]) => spawnSync('git', args, { cwd: home })
    git('init', '-q')
    expect(look().git).toBeUndefined()
    git('add', 'c/decks')
    expect(look().git).toMatchObject({ tracksProgress: false })
  })

  it.skipIf(root)('where this user may not', () => {
    const { look, place, write } = collection()
    write('reviews/a.jsonl', `${line}\n`)
    chmodSync(join(place.reviews, 'a.jsonl'), 0)
    chmodSync(place.decks, 0o500)
    const found = look()
    expect(found.unread).toEqual([{ path: 'reviews/a.jsonl', why: { reason: 'no-permission' } }])
    expect(found.decksFolder.self?.unwritable).toBe('no-permission')
    chmodSync(place.decks, 0o700)
  })

  it('with a device id that is none, and a state folder inside', () => {
    const { env, place } = collection()
    const state = join(place.folder, 'state')
    mkdirSync(state)
    writeFileSync(join(state, 'device'), 'x\n')
    const found = inspect({ ...env, folders: { ...env.folders, state } }, place)
    expect([found.device, found.isStateInside]).toEqual([{ is: 'damaged' }, true])
    expect(readFileSync(join(state, 'device'), 'utf8')).toBe('x\n')
  })
})
