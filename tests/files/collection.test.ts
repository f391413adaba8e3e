import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { isCollection, makeCollectionWhole, placeAt } from '../../src/files/collection.ts'
import { temporaryFolder } from '../folder.ts'

const world = () => {
  const home = temporaryFolder()
  const deck = join(home, 'french.yaml')
  writeFileSync(deck, 'cards:\n  - question: un\n    answer: one\n')
  return { home, deck, folder: join(home, 'data', 'mull') }
}

const parts = ['.gitattributes', '.gitignore', 'decks', 'mull.yaml', 'reviews']

describe('makeCollectionWhole', () => {
  it('makes it with its deck, and leaves nothing beside it', () => {
    const { home, deck, folder } = world()
    makeCollectionWhole(folder, deck)
    expect(readdirSync(folder).sort()).toEqual(parts)
    expect(readFileSync(join(folder, 'decks', 'french.yaml'))).toEqual(readFileSync(deck))
    expect(readdirSync(join(home, 'data'))).toEqual(['mull'])
  })

  it.each([
    ['an empty folder', (folder: string) => mkdirSync(folder, { recursive: true }), []],
    [
      'a folder with something else',
      (folder: string) => {
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, 'notes.txt'), 'mine')
      },
      ['notes.txt'],
    ],
    [
      'a link to a folder',
      (folder: string) => {
        mkdirSync(join(folder, '..', 'elsewhere'), { recursive: true })
        symlinkSync('elsewhere', folder)
      },
      [],
    ],
  ])('makes it in %s', (_, prepare, others) => {
    const { deck, folder } = world()
    prepare(folder)
    makeCollectionWhole(folder, deck)
    expect(readdirSync(folder).sort()).toEqual([...parts, ...others].sort())
    expect(readdirSync(join(folder, 'decks'))).toEqual(['french.yaml'])
  })

  it.each([
    ['in no folder at all', () => {}],
    [
      'in a folder with something else',
      (folder: string) => {
        mkdirSync(folder, { recursive: true })
        writeFileSync(join(folder, 'notes.txt'), 'mine')
      },
    ],
  ])('that cannot be finished is none, so that the next run makes it: %s', (_, prepare) => {
    const { home, deck, folder } = world()
    prepare(folder)
    const before = readdirSync(join(folder, '..', '..'), { recursive: true, encoding: 'utf8' })
    expect(() => makeCollectionWhole(folder, join(home, 'not-there.yaml'))).toThrow(UserError)
    expect(isCollection(placeAt(folder))).toBe(false)
    expect(readdirSync(join(folder, '..', '..'), { recursive: true, encoding: 'utf8' }).sort()).toEqual(
      [...before, ...(before.includes('data') ? [] : ['data'])].sort(),
    )
    makeCollectionWhole(folder, deck)
    expect(readdirSync(join(folder, 'decks'))).toEqual(['french.yaml'])
  })
})
