import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSqlite, isSqliteError, openSqlite } from '../../src/files/sqlite.ts'
import { temporaryFolder } from '../folder.ts'

describe('a database in a file', () => {
  it('gives back what was put in', () => {
    const path = join(temporaryFolder(), 'a.db')
    const made = createSqlite(path)
    made.exec('create table t (n integer, s text)')
    made.exec('begin')
    made.insert('insert into t values (?, ?)', [
      [1, 'é "x"'],
      [2 ** 42, null],
      [2n ** 60n, ''],
    ])
    made.exec('commit')
    made.close()
    const read = openSqlite(path)
    expect([...read.select('select n, s from t where n > ? order by n', 1)]).toEqual([
      { n: 2 ** 42, s: null },
      { n: 2n ** 60n, s: '' },
    ])
    expect(() => read.exec('delete from t')).toThrow('readonly')
    read.close()
  })

  it.each([
    ['no database', 'no database at all. '.repeat(99)],
    ['nothing', undefined],
  ])('says of %s that it is none', (_, text) => {
    const path = join(temporaryFolder(), 'a.db')
    if (text !== undefined) writeFileSync(path, text)
    const read = () => [...openSqlite(path).select('select * from sqlite_master')]
    expect(read).toThrow(expect.toSatisfy(isSqliteError))
  })
})
