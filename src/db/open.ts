import type Sqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { type Dialect, type DialectHelpers, helpersOf } from './dialect.ts'
import { openPostgresPool, postgresDialect } from './postgres.ts'
import { ImmediateSqliteDialect, openSqliteFile } from './sqlite.ts'
import type { Tables } from './tables.ts'

/** An open database. Only `inTransaction`, `migrate` and `backup` may touch `kysely`; everybody else gets a Reader or a Work. */
export interface Database extends DialectHelpers {
  readonly dialect: Dialect
  readonly kysely: Kysely<Tables>
  /** Copies the whole database to a file while others work. SQLite only; PostgreSQL has pg_dump. */
  backupTo?(file: string): Promise<void>
  /** Stops waiting for the disk; only for a file that is thrown away when anything goes wrong. SQLite only. */
  hurry?(): Promise<void>
  close(): Promise<void>
}

/** Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://…[?schema=NAME]`. Throws on any other address. */
export function openDatabase(url: string): Database {
  if (url.startsWith('sqlite:')) return openSqlite(openSqliteFile(url.slice('sqlite:'.length)))
  if (/^postgres(ql)?:\/\//.test(url)) {
    const kysely = new Kysely<Tables>({ dialect: postgresDialect(openPostgresPool(url)) })
    return { dialect: 'postgres', kysely, ...helpersOf('postgres'), close: () => kysely.destroy() }
  }
  throw new Error(`DATABASE_URL is neither sqlite:… nor postgres://…: ${url.split('@').at(-1)}`)
}

function openSqlite(file: Sqlite.Database): Database {
  const kysely = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(file) })
  return {
    dialect: 'sqlite',
    kysely,
    ...helpersOf('sqlite'),
    backupTo: async (target) => {
      await file.backup(target)
    },
    hurry: async () => {
      file.pragma('synchronous = OFF')
    },
    close: () => kysely.destroy(),
  }
}
