import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'

/** Every database test runs on each of these. */
export const DIALECTS = ['sqlite', 'postgres'] as const
export type TestDialect = (typeof DIALECTS)[number]

/** Opens an empty, migrated database of its own: SQLite in memory, or a schema in the run's PostgreSQL. */
export async function openTestDatabase(dialect: TestDialect): Promise<Database> {
  const database = await openEmptyDatabase(dialect)
  await migrate(database)
  return database
}

/** The same, not yet migrated. */
export async function openEmptyDatabase(dialect: TestDialect): Promise<Database> {
  if (dialect === 'sqlite') return openDatabase('sqlite::memory:')
  const url = inject('postgresUrl')
  const schema = `t_${randomUUID().replaceAll('-', '')}`
  await asOwner(url, `create schema ${schema}`)
  const database = openDatabase(`${url}?schema=${schema}`)
  return {
    ...database,
    close: async () => {
      await database.close()
      await asOwner(url, `drop schema ${schema} cascade`)
    },
  }
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
