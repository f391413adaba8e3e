import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDeckPaths, readDecks } from '../../src/files/deck-files.ts'
import { readSettings } from '../../src/files/settings-file.ts'
import { temporaryFolder } from '../folder.ts'

const good = 'cards:\n  - {id: a, question: b, answer: c}\n'

/** A folder with a good deck, and a bad one or none. */
const folderWith = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries({ 'good.yaml': good, ...files }))
    writeFileSync(join(folder, name), content)
  return folder
}

const read = (folder: string) => {
  const { decks, problems, files } = readDecks(folder, folder)
  const told = problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
  return { decks: decks.map(({ id }) => id), told, files }
}

/** One bad file never hides the others. */
const onlyBad = (folder: string, ...told: readonly string[]) =>
  expect(read(folder)).toEqual({ decks: ['good'], told, files: 2 })

const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))))

describe('the decks of a folder', () => {
  it('are its YAML files, in the order of their names', () => {
    const folder = folderWith({
      'b.yml': good,
      'B.yaml': good,
      '你.yaml': good,
      'a.txt': 'x',
      '.c.yaml': 'x',
      yaml: 'x',
    })
    mkdirSync(join(folder, 'more'))
    expect(read(folder)).toEqual({ decks: ['B', 'b', 'good', '你'], told: [], files: 4 })
  })

  it('are none where there is no folder', () => {
    expect(read(join(temporaryFolder(), 'decks'))).toEqual({ decks: [], told: [], files: 0 })
  })

  it('cannot be read from a file', () => {
    const folder = folderWith({})
    expect(readDecks(join(folder, 'good.yaml'), folder).problems).toMatchObject([
      { file: 'good.yaml', code: 'file/unreadable', reason: 'not-folder' },
    ])
  })

  it('may start with a byte order mark', () => {
    const folder = folderWith({ 'bom.yaml': `\ufeff${good}`, 'slip.yaml': '\ufeffx: y\ncards: []' })
    expect(read(folder)).toMatchObject({
      decks: ['bom', 'good'],
      told: ['slip.yaml:1:1 deck/unknown-key'],
    })
  })

  it('may be links', () => {
    const folder = folderWith({})
    symlinkSync('good.yaml', join(folder, 'link.yaml'))
    expect(read(folder).decks).toEqual(['good', 'link'])
  })
})

describe('one bad file', () => {
  it.each([
    ['an ISO 8859-1 letter', bytes('cards:\n  - {question: caf', 0xe9, ', answer: b}\n'), '2:19'],
    ['a code point cut off', bytes('cards: 你', 0xe4, 0xbd), '1:9'],
    ['a lone end of one', bytes('# \ufffd 😀 \ufffd', 0x80), '1:8'],
    ['a replacement character cut off', bytes('# \ufffd\n\ufffd', 0xef, 0xbf), '2:2'],
    ['UTF-16', Buffer.from('\ufeffcards: []', 'utf16le'), '1:1'],
    ['a surrogate', bytes('a: ', 0xed, 0xa0, 0x80), '1:4'],
  ])('has %s', (_, content, place) =>
    onlyBad(folderWith({ 'bad.yaml': content }), `bad.yaml:${place} file/encoding`),
  )

  it('shows the line and the byte that are not UTF-8', () => {
    const folder = folderWith({ 'bad.yaml': bytes('# ok\n# caf', 0xe9, '!\n# ok') })
    expect(readDecks(folder, folder).problems).toMatchObject([{ byte: 0xe9, source: '# caf\ufffd!' }])
  })

  it('is empty', () => onlyBad(folderWith({ 'bad.yaml': '' }), 'bad.yaml:1:1 file/empty'))

  it('is a folder', () => {
    const folder = folderWith({})
    mkdirSync(join(folder, 'bad.yaml'))
    onlyBad(folder, 'bad.yaml:1:1 file/not-a-file')
  })

  it('is too large', () => {
    const folder = folderWith({ 'bad.yaml': good })
    truncateSync(join(folder, 'bad.yaml'), 9 * 1024 * 1024)
    onlyBad(folder, 'bad.yaml:1:1 file/too-large')
  })

  it('is a link to nothing', () => {
    const folder = folderWith({})
    symlinkSync('nowhere', join(folder, 'bad.yaml'))
    onlyBad(folder, 'bad.yaml:1:1 file/unreadable')
  })

  it('is a link to itself', () => {
    const folder = folderWith({})
    symlinkSync('bad.yaml', join(folder, 'bad.yaml'))
    onlyBad(folder, 'bad.yaml:1:1 file/unreadable')
  })

  it.skipIf(process.getuid?.() === 0)('may not be read', () => {
    const folder = folderWith({ 'bad.yaml': good })
    chmodSync(join(folder, 'bad.yaml'), 0)
    onlyBad(folder, 'bad.yaml:1:1 file/unreadable')
  })

  it.skipIf(process.platform === 'win32')('is a pipe', () => {
    const folder = folderWith({})
    execFileSync('mkfifo', [join(folder, 'bad.yaml')])
    onlyBad(folder, 'bad.yaml:1:1 file/not-a-file')
  })

  it.skipIf(process.platform === 'win32')('is a socket', async () => {
    const folder = folderWith({})
    const server = createServer()
    await new Promise<void>(resolve => server.listen(join(folder, 'bad.yaml'), resolve))
    onlyBad(folder, 'bad.yaml:1:1 file/not-a-file')
    await new Promise(resolve => server.close(resolve))
  })
})

describe('a copy that a sync tool made', () => {
  const [copy, numbered] = ['good.sync-conflict-20261125-101010-ABCDEFG.yaml', 'good 2.yaml']
  const withId = `id: good\n${good}`

  it('is no deck', () => {
    onlyBad(folderWith({ [copy]: good }), `${copy}:1:1 deck/conflict-copy`)
    const [problem] = readDecks(folderWith({ [copy]: withId }), '/').problems
    expect(problem).toMatchObject({ severity: 'warning', of: 'good.yaml', isThere: true })
  })

  it('is none where the deck itself is gone, which is said', () => {
    const [problem] = readDecks(folderWith({ [copy.replace('good', 'gone')]: good }), '/').problems
    expect(problem).toMatchObject({ code: 'deck/conflict-copy', of: 'gone.yaml', isThere: false })
  })

  it('by its number alone is none where it has the id of the deck', () => {
    const folder = folderWith({ 'good.yaml': withId, [numbered]: withId })
    onlyBad(folder, `${numbered}:1:1 deck/conflict-copy`)
    expect(readDecks(folder, folder).decks).toMatchObject([{ file: 'good.yaml' }])
  })

  it('by its number alone is a deck like any other', () => {
    expect(read(folderWith({ [numbered]: good }))).toMatchObject({ decks: ['good-2', 'good'], told: [] })
  })
})

describe('paths', () => {
  const collection = () => {
    const folder = folderWith({ 'bad.txt': 'x' })
    return { folder, good: join(folder, 'good.yaml'), bad: join(folder, 'bad.txt') }
  }

  it('are shown as one in this folder would write them', () => {
    const { folder } = collection()
    writeFileSync(join(folder, 'bad.yaml'), '')
    const shown = (cwd: string) => readDecks(folder, cwd).problems.map(({ file }) => file)
    expect(shown(folder)).toEqual(['bad.yaml'])
    expect(shown(join(folder, '..'))).toEqual([join(folder, 'bad.yaml').slice(join(folder, '..').length + 1)])
    expect(shown(join(folder, 'elsewhere'))).toEqual([join(folder, 'bad.yaml')])
  })

  it('may be named one by one', () => {
    const { folder, bad } = collection()
    const { decks, problems, files } = readDeckPaths(['./good.yaml', bad, 'none.yaml', 'good.yaml'], folder)
    expect(files).toBe(3)
    expect(decks).toMatchObject([{ id: 'good', file: 'good.yaml' }])
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      `${bad} deck/not-a-map`,
      'none.yaml file/unreadable',
    ])
  })
})

describe('mull.yaml', () => {
  it('is not needed', () => {
    const folder = temporaryFolder()
    expect(readSettings(join(folder, 'mull.yaml'), folder).problems).toEqual([])
  })

  it('is read', () => {
    const folder = folderWith({ 'mull.yaml': '\ufeffnew_per_day: 7\nfoo: bar\n' })
    const { settings, problems } = readSettings(join(folder, 'mull.yaml'), folder)
    expect(settings.newPerDay).toBe(7)
    expect(problems).toMatchObject([{ file: 'mull.yaml', line: 2, code: 'settings/unknown-key' }])
  })

  it('is a file', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'mull.yaml'))
    expect(readSettings(join(folder, 'mull.yaml'), folder).problems).toMatchObject([
      { file: 'mull.yaml', code: 'file/not-a-file', is: 'folder' },
    ])
  })
})
