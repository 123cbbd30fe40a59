import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely'

/**
 * SQLite with writers that wait for each other: `begin immediate` takes the write lock at once, since a deferred
 * transaction that upgrades later fails with SQLITE_BUSY without consulting busy_timeout.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

/** Without this Kysely runs migrations outside a transaction on SQLite, and a killed process leaves half a schema. */
class AtomicAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Sqlite.Database
  constructor(database: Sqlite.Database) {
    super({ database })
    this.#database = database
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database })
  }
  override createAdapter(): SqliteAdapter {
    return new AtomicAdapter()
  }
}

/** Opens a SQLite file (or `:memory:`) for one process among several: WAL, foreign keys on, five seconds of patience. */
export function openSqliteFile(path: string): Sqlite.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new Sqlite(path)
  database.pragma('busy_timeout = 5000')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  return database
}
