import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withCards } from '../../src/core/deck-edit.ts'
import { editDeckFile } from '../../src/files/deck-write.ts'
import { temporaryFolder } from '../folder.ts'

const card = { question: 'N?', answer: 'n' }
const added = '  - question: N?\n    answer: n\n'

const deckFile = (text: string): string => {
  const path = join(temporaryFolder(), 'd.yaml')
  writeFileSync(path, text)
  return path
}

const keep = () => ({ backup: 'kept' })

const editing = (path: string, meanwhile: (turn: number) => void = () => {}) => {
  let turn = 0
  const edit = (text: string, file: string) => {
    meanwhile(turn++)
    return withCards(text, file, [card])
  }
  return editDeckFile(path, 'd.yaml', edit, keep)
}

describe('a deck file', () => {
  it('is edited, with its byte order mark, through a link', () => {
    const path = deckFile('\ufeffcards:\n')
    const link = join(path, '..', 'link.yaml')
    symlinkSync('d.yaml', link)
    expect(editing(link)).toMatchObject({ added: [{ question: 'N?', line: 2 }] })
    expect(readFileSync(path, 'utf8')).toBe(`\ufeffcards:\n${added}`)
  })

  it('that changes meanwhile is edited as it is then', () => {
    const path = deckFile('cards:\n')
    editing(path, turn => turn === 0 && writeFileSync(path, '# mine\ncards:\n'))
    expect(readFileSync(path, 'utf8')).toBe(`# mine\ncards:\n${added}`)
  })

  it('that keeps changing is left to the other program', () => {
    const path = deckFile('cards:\n')
    expect(() => editing(path, turn => writeFileSync(path, `# ${turn}\ncards:\n`))).toThrow('deck-changing')
    expect(readFileSync(path, 'utf8')).toBe('# 2\ncards:\n')
  })

  it('is not touched where nothing changes', () => {
    const path = deckFile('cards:\n')
    const { mtimeMs, ino } = statSync(path)
    const edit = (text: string) => ({
      text,
      parsed: {
        problems: [],
        withheld: [],
        marks: { id: { file: '', line: 1, column: 1, source: '' }, topics: [], was: [] },
      },
      added: [],
    })
    const none = () => {
      throw new Error('a backup was made')
    }
    editDeckFile(path, 'd.yaml', edit, none)
    expect(statSync(path)).toMatchObject({ mtimeMs, ino })
  })

  it.each([
    ['broken YAML', 'cards: [\n', 'broken'],
    ['a second document', 'cards: []\n---\n- x\n', 'broken'],
    ['nothing in it', '', 'broken'],
  ])('with %s stays as it is', (_, text, code) => {
    const path = deckFile(text)
    expect(editing(path)).toMatchObject({ refused: { code } })
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it.each([
    ['that is a folder', (path: string) => mkdirSync(path), 'file/not-a-file'],
    ['that is gone', () => {}, 'file/unreadable'],
    ['that is not UTF-8', (path: string) => writeFileSync(path, Buffer.of(0x61, 0xff)), 'file/encoding'],
  ])('%s is refused', (_, make, code) => {
    const path = join(temporaryFolder(), 'd.yaml')
    make(path)
    expect(editing(path)).toMatchObject({ refused: { code: 'unreadable', problem: { code } } })
  })
})
