import { afterEach, describe, expect, it } from 'vitest'
import { migrations } from '../../../migrations/index.ts'
import { migrate } from '../../../src/db/migrate.ts'
import type { Database } from '../../../src/db/open.ts'
import { DIALECTS, openEmptyDatabase } from '../../support/databases.ts'

describe.each(DIALECTS)('migrations on %s', (dialect) => {
  let database: Database
  afterEach(() => database.close())

  it('run once and then find nothing to do', async () => {
    database = await openEmptyDatabase(dialect)
    expect(await migrate(database)).toEqual(Object.keys(migrations))
    expect(await migrate(database)).toEqual([])
  })

  it('refuse a database that a newer program has changed', async () => {
    database = await openEmptyDatabase(dialect)
    await migrate(database)
    await database.kysely
      .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      .insertInto('kysely_migration')
      .values({ name: '9999-future', timestamp: '2030-01-01T00:00:00.000Z' })
      .execute()
    await expect(migrate(database)).rejects.toThrow('9999-future')
  })
})
