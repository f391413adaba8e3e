import { Database, SQLite3Error } from 'node-sqlite3-wasm'

type SqlValue = number | bigint | string | Uint8Array | null

/** A row by its columns' names. What a stranger's file holds in them is for zod to say. */
type SqlRow = Readonly<Record<string, unknown>>

export type Sqlite = {
  /** One statement or several, without values. */
  readonly exec: (sql: string) => void
  /** `insert into t values (?, ?)`, once a row. `exec('begin')` before and `exec('commit')` after make it fast. */
  readonly insert: (sql: string, rows: Iterable<readonly SqlValue[]>) => void
  /** Read as they are asked for, so that a large table never is in memory. An integer past 2^53 is a bigint. */
  readonly select: (sql: string, ...values: readonly SqlValue[]) => Iterable<SqlRow>
  readonly close: () => void
}

/** What SQLite throws of a file that is damaged or no database, of wrong SQL, and of a disk that refuses. */
export const isSqliteError = (error: unknown): error is Error =>
  error instanceof SQLite3Error || (error instanceof Error && error.name === 'RuntimeError')

const opened = (database: Database): Sqlite => ({
  exec: sql => database.exec(sql),
  insert: (sql, rows) => {
    const statement = database.prepare(sql)
    try {
      for (const row of rows) statement.run([...row])
    } finally {
      statement.finalize()
    }
  },
  select: function* (sql, ...values) {
    const statement = database.prepare(sql)
    try {
      yield* statement.iterate([...values])
    } finally {
      statement.finalize()
    }
  },
  close: () => database.close(),
})

/**
 * Makes a database in a file that nobody else knows yet: without a journal, so that what fails half way is to be removed.
 * While it is open a folder with `.lock` after its name stands beside it.
 */
export const createSqlite = (path: string): Sqlite => {
  const database = new Database(path)
  database.exec('pragma journal_mode = off; pragma synchronous = off; pragma temp_store = memory')
  return opened(database)
}

/**
 * Takes an order of texts that only another program knows out of a database's own words about its tables: without it no table
 * that is kept by its key can be read. For a copy of ours, that is only read afterwards.
 */
export const forgetCollation = (path: string, name: 'unicase'): void => {
  const database = new Database(path, { fileMustExist: true })
  try {
    database.exec('pragma writable_schema = on; pragma trusted_schema = off; pragma journal_mode = off')
    database.run(
      "update sqlite_master set sql = replace(replace(sql, 'COLLATE ' || ?, ''), 'collate ' || ?, '') where sql like '%' || ? || '%'",
      [name, name, name],
    )
  } finally {
    database.close()
  }
}

/** Opens a file to read it, even one made to harm: nothing is written to it, and what its schema brings along is not believed. */
export const openSqlite = (path: string): Sqlite => {
  const database = new Database(path, { readOnly: true, fileMustExist: true })
  try {
    database.exec('pragma trusted_schema = off; pragma query_only = on; pragma cell_size_check = on')
  } catch (error) {
    database.close()
    throw error
  }
  return opened(database)
}
