import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id, bit }: Columns): Promise<void> {
  await db.schema
    .createTable('calendar')
    .addColumn('calendar_id', text, id)
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('based_on', text, (c) => c.references('calendar.calendar_id'))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .createTable('calendar_day')
    .addColumn('calendar_id', text, (c) => c.notNull().references('calendar.calendar_id'))
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('source', text)
    .addPrimaryKeyConstraint('calendar_day_key', ['calendar_id', 'day'])
    .execute()
  /** Years whose arrangement has been published; a deadline that touches another year is provisional. */
  await db.schema
    .createTable('calendar_year')
    .addColumn('calendar_id', text, (c) => c.notNull().references('calendar.calendar_id'))
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('note', text)
    .addPrimaryKeyConstraint('calendar_year_key', ['calendar_id', 'year'])
    .execute()

  await db.schema
    .createTable('policy')
    .addColumn('policy_id', text, id)
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addColumn('effective_from', text, (c) => c.notNull())
    .addColumn('legal_basis', text, (c) => c.notNull())
    .addColumn('is_confirmed', 'integer', bit)
    .addColumn('note', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text)
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addUniqueConstraint('policy_from', ['key', 'effective_from'])
    .execute()
}
