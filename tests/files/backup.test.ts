import {
  appendFileSync,
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
import { isKept } from '../../src/core/manifest.ts'
import { backupFolder, backupNames, keepBackup, keepOnce, openBackup } from '../../src/files/backup.ts'
import { makeCollection } from '../../src/files/collection.ts'
import { readDecks } from '../../src/files/deck-files.ts'
import { keepCopy } from '../../src/files/kept-copy.ts'
import { keptBytes } from '../../src/files/restore-plan.ts'
import { complaintOf } from '../complaint.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'

const start = Date.parse('2026-11-25T10:00:00Z')
const hour = 3_600_000

const collection = () => {
  const home = temporaryFolder()
  let now = start
  const env = fakeEnv(home, 'a', () => now)
  const place = makeCollection(join(home, 'collection'))
  const deck = join(place.decks, 'd.yaml')
  const log = join(place.reviews, 'a.jsonl')
  writeFileSync(deck, 'cards: []\n')
  writeFileSync(log, 'one\ntwo\n')
  const folder = backupFolder(env, place)
  const held = (name: string) => {
    const backup = backupNames(folder).find(each => each.name === name)
    const manifest = backup && openBackup(folder, backup)
    if (typeof manifest !== 'object') throw new Error(`${name} cannot be read`)
    return Object.fromEntries(
      manifest.files.map(file => [file.path, keptBytes(folder, file)?.toString('latin1')]),
    )
  }
  return {
    home,
    env,
    place,
    deck,
    log,
    folder,
    held,
    later: (ms: number) => {
      now += ms
    },
    keep: () => keepBackup(env, place, 'edit').backup,
    objects: () =>
      readdirSync(join(folder, 'objects'), { encoding: 'utf8', recursive: true })
        .filter(name => /[0-9a-f]{64}/.test(name))
        .map(name => join(folder, 'objects', name)),
  }
}

describe('a backup', () => {
  it('holds the decks, logs and settings, and nothing that is derived', () => {
    const { place, keep, held } = collection()
    writeFileSync(join(place.decks, 'e.YML'), 'e')
    writeFileSync(join(place.decks, 'note.txt'), 'no deck')
    mkdirSync(join(place.decks, 'folder.yaml'))
    mkdirSync(join(place.folder, '.git'))
    writeFileSync(place.progress, '{}')
    writeFileSync(join(place.reviews, 'a.jsonl.corrupt-20261123T000000Z'), 'x')
    writeFileSync(join(place.folder, '.gitignore'), 'progress.json\n')
    expect(Object.keys(held(keep()))).toEqual([
      '.gitattributes',
      '.gitignore',
      'decks/d.yaml',
      'decks/e.YML',
      'mull.yaml',
      'reviews/a.jsonl',
    ])
  })

  it('holds every deck that mull reads', () => {
    const { place, keep, held } = collection()
    for (const name of [
      'a b.yaml',
      'ü.yml',
      'x.YAML',
      '.hidden.yaml',
      'a\\b.yaml',
      'new\nline.yaml',
      '-.yaml',
    ])
      writeFileSync(join(place.decks, name), `id: i${name.length}\ncards: []\n`)
    const { problems } = readDecks(place.decks, place.decks)
    const files = [...new Set(problems.map(({ file }) => `decks/${file}`))].sort()
    expect(Object.keys(held(keep())).filter(path => path.startsWith('decks/'))).toEqual(files)
    expect(files.every(isKept)).toBe(true)
  })

  it('holds a log of many pieces; only its end is kept anew', () => {
    const { log, keep, held, objects, later } = collection()
    writeFileSync(log, Buffer.alloc(3_500_000, 'answers and answers\n'))
    const first = keep()
    const before = objects().length
    later(1)
    appendFileSync(log, 'one more\n')
    const second = keep()
    expect(objects().length).toBe(before + 1)
    expect(held(second)['reviews/a.jsonl']).toBe(`${held(first)['reviews/a.jsonl']}one more\n`)
  })

  it('is not made of what is unchanged, but once an hour', () => {
    const { keep, later, folder } = collection()
    const first = keep()
    later(hour - 1)
    expect(keep()).toBe(first)
    later(1)
    expect(keep()).not.toBe(first)
    expect(backupNames(folder)).toHaveLength(2)
  })

  it('has a time of its own, where a clock stands still', () => {
    const { deck, keep, folder } = collection()
    const names = [1, 2, 3].map(turn => {
      writeFileSync(deck, `${turn}`)
      return keep()
    })
    expect(names).toEqual([
      '20261125T100000.000Z-edit',
      '20261125T100000.001Z-edit',
      '20261125T100000.002Z-edit',
    ])
    expect(backupNames(folder).map(({ name }) => name)).toEqual(names.toReversed())
  })

  it('is one for a command', () => {
    const { env, place, deck, folder } = collection()
    const keep = keepOnce(env, place)
    expect(existsSync(folder)).toBe(false)
    const kept = keep()
    writeFileSync(deck, 'more')
    expect(keep()).toBe(kept)
    expect(backupNames(folder)).toHaveLength(1)
  })

  it('is the same collection’s through a link', () => {
    const { env, place, home, folder } = collection()
    symlinkSync(place.folder, join(home, 'link'))
    const link = { ...place, folder: join(home, 'link') }
    expect(backupFolder(env, link)).toBe(folder)
    rmSync(place.folder, { recursive: true })
    expect(backupFolder(env, place)).toBe(folder)
  })

  it('is for nobody else’s eyes', () => {
    const { keep, folder } = collection()
    keep()
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('mends what an earlier one has lost', () => {
    const { deck, keep, held, later, objects } = collection()
    const first = keep()
    for (const object of objects()) truncateSync(object, 5)
    later(1)
    expect(keep()).toBe(first)
    expect(held(first)['decks/d.yaml']).toBe('cards: []\n')
    for (const object of objects()) writeFileSync(object, Buffer.alloc(statSync(object).size, 1))
    writeFileSync(deck, 'changed')
    keep()
    expect(held(first)['decks/d.yaml']).toBeUndefined()
  })

  it('clears away what was never finished, and what thinning left', () => {
    const { deck, keep, later, folder, objects, held } = collection()
    keep()
    mkdirSync(join(folder, 'objects', 'ff'), { recursive: true })
    const orphan = join(folder, 'objects', 'ff', 'f'.repeat(64))
    const temporaries = [join(folder, '.1-2.mull-tmp'), join(folder, 'objects', 'ff', '.1-2.mull-tmp')]
    for (const path of [orphan, ...temporaries]) writeFileSync(path, 'x')
    for (let turn = 0; turn < 60; turn++) {
      later(60_000)
      writeFileSync(deck, `turn ${turn}`)
      keep()
    }
    for (const path of [orphan, ...temporaries]) expect(existsSync(path)).toBe(false)
    const backups = backupNames(folder)
    expect(backups.length).toBeLessThan(35)
    // A deck a backup, and the files that are always the same.
    const others = Object.keys(held(keep())).length - 1
    expect(objects()).toHaveLength(backups.length + others)
  })

  it('takes no piece away that a damaged or a newer one names', () => {
    const { deck, keep, later, folder, objects } = collection()
    keep()
    const all = objects()
    const [backup] = backupNames(folder)
    const path = join(folder, `${backup?.name}.json`)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"v":1', '"v":9'))
    writeFileSync(deck, 'changed')
    later(1)
    keep()
    expect(objects()).toEqual(expect.arrayContaining(all))
  })

  it('leaves out what can’t be read, for that can’t be rewritten either', () => {
    const { place, keep, held } = collection()
    symlinkSync('nowhere', join(place.decks, 'gone.yaml'))
    symlinkSync('loop.yaml', join(place.decks, 'loop.yaml'))
    expect(Object.keys(held(keep())).filter(path => path.startsWith('decks'))).toEqual(['decks/d.yaml'])
  })

  it('that can’t be made is told, and where', () => {
    const { env, place } = collection()
    writeFileSync(env.folders.state, 'a file is in the way')
    expect(complaintOf(() => keepBackup(env, place, 'edit'))[0]).toBe(
      `nothing was changed, as no backup could be made: cannot make ${env.folders.state}: a file is in the way`,
    )
  })

  it.skipIf(process.getuid?.() === 0)('that may not be made is told', () => {
    const { env, place, home } = collection()
    mkdirSync(env.folders.state)
    chmodSync(env.folders.state, 0o500)
    expect(complaintOf(() => keepBackup(env, place, 'edit'))[0]).toContain('no permission')
    chmodSync(join(home, 'a'), 0o700)
  })
})

describe('a copy of a deck that is in no collection', () => {
  it('is kept beside the backups', () => {
    const { env, home, later } = collection()
    const path = join(home, 'x.yaml')
    writeFileSync(path, 'one')
    const first = keepCopy(env, path).backup
    writeFileSync(path, 'two')
    later(1)
    const second = keepCopy(env, path).backup
    expect([first, second].map(copy => readFileSync(copy, 'utf8'))).toEqual(['one', 'two'])
  })
})
