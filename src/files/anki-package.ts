import { join } from 'node:path'
import { ankiIndices, ankiSchema, type Row, type TableRows } from '../core/anki-package/schema.ts'
import type { Instant } from '../core/day.ts'
import { UserError } from '../errors.ts'
import { createSqlite, isSqliteError, type Sqlite } from './sqlite.ts'
import { zipped } from './zip-write.ts'

/** Rows between two looks at what else is to be done, such as to stop. */
const batchSize = 500

const turn = () => new Promise<void>(resolve => setImmediate(resolve))

function* batches(rows: Iterable<Row>): Generator<readonly Row[]> {
  let batch: Row[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  yield batch
}

const fill = async (
  database: Sqlite,
  tables: readonly TableRows[],
  count: (rows: number) => void,
): Promise<void> => {
  database.exec(ankiSchema)
  database.exec('begin')
  let done = 0
  for (const { table, columns, rows } of tables) {
    const insert = `insert into ${table} values (${Array(columns).fill('?').join(', ')})`
    for (const batch of batches(rows)) {
      database.insert(insert, batch)
      done += batch.length
      count(done)
      await turn()
    }
  }
  database.exec('commit')
  database.exec(ankiIndices)
}

/** The bytes of an `.apkg`, made in a folder for it alone. Throws a UserError where the disk refuses. */
export const packageBytes = async (
  folder: string,
  tables: readonly TableRows[],
  now: Instant,
  count: (rows: number) => void,
): Promise<Uint8Array> => {
  const file = join(folder, 'collection.anki2')
  try {
    const database = createSqlite(file)
    try {
      await fill(database, tables, count)
    } finally {
      database.close()
    }
  } catch (cause) {
    if (!isSqliteError(cause)) throw cause
    throw new UserError({ code: 'cannot-write', path: file, reason: { said: cause.message } }, { cause })
  }
  const at = new Date(now)
  return zipped([
    { name: 'collection.anki2', at, file },
    { name: 'media', at, text: '{}' },
  ])
}
