import { describe, expect, it } from 'vitest'
import { backupsNamed, handleOf } from '../../src/core/backup-choice.ts'

const backup = (name: string) => ({
  at: Date.parse(name.replace(/-\w+$/, '').replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:')),
  name,
})
const backups = [
  backup('20261125T093000.500Z-restore'),
  backup('20261125T093000.000Z-edit'),
  backup('20261125T080000.000Z-edit'),
  backup('20261124T230000.000Z-merge'),
]
const found = (word: string) => backupsNamed(backups, word, () => 60).map(({ name }) => name)

describe('a backup', () => {
  it.each([
    ['1', [0]],
    ['4', [3]],
    ['0', []],
    ['5', []],
    ['2026-11-25 09:00:00', [2]],
    ['2026-11-25T09', [2]],
    ['2026-11-25T10:30', [0, 1]],
    ['2026-11-25', [0, 1, 2, 3]],
    ['2026-11-24', []],
    ['20261124T23Z', [3]],
    ['20261125T093000.000Z-edit', [1]],
    ['20261125T093000.000Z', [1]],
    ['yesterday', []],
    ['2', [1]],
  ] as const)('named %s', (word, which) => {
    expect(found(word)).toEqual(which.map(index => backups[index]?.name))
  })

  it('has a name that is its own', () => {
    const names = backups.map(each => handleOf(each, backups, () => 60))
    expect(names).toEqual([
      '20261125T093000.500Z',
      '20261125T093000.000Z',
      '2026-11-25T09:00:00',
      '2026-11-25T00:00:00',
    ])
    for (const [index, name] of names.entries()) expect(found(name)).toEqual([backups[index]?.name])
  })
})
