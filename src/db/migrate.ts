import { type Kysely, Migrator } from 'kysely'
import { columnsOf } from '../../migrations/columns.ts'
import { migrations } from '../../migrations/index.ts'
import type { Database } from './open.ts'

/**
 * Brings the database up to this program's schema; safe to run from several processes at once. Refuses a database that
 * a newer program has already changed.
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  const columns = columnsOf(database.dialect)
  const migrator = new Migrator({
    db: database.kysely,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(migrations).map(([name, m]) => [
            name,
            { up: (db: Kysely<unknown>): Promise<void> => m.up(db, columns) },
          ]),
        ),
    },
  })
  const unknown = (await executed(database)).filter((name) => !(name in migrations))
  if (unknown.length > 0)
    throw new Error(`数据库已被较新版本的程序升级（${unknown.join('、')}），请改用新版本程序，本程序不会改动它。`)
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).map((r) => r.migrationName)
}

async function executed(database: Database): Promise<readonly string[]> {
  const tables = await database.kysely.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((t) => t.name === 'kysely_migration')) return []
  const rows = await database.kysely
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute()
  return rows.map((r) => r.name)
}
