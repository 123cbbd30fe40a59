import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

/** What the program keeps about itself: the audit trail with its seals, the outbox of jobs, and facts such as "this is a demo". */
export async function up(db: Kysely<unknown>, { text, id, appendOnly }: Columns): Promise<void> {
  await db.schema
    .createTable('audit_entry')
    .addColumn('audit_id', text, id)
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('actor_id', text)
    .addColumn('actor_name', text, (c) => c.notNull())
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('subject_type', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('serial', 'integer', (c) => c.notNull())
    .addColumn('detail', text, (c) => c.notNull())
    .addColumn('request_id', text)
    .addColumn('previous_hash', text, (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull())
    .addUniqueConstraint('audit_entry_chain', ['subject_type', 'subject_id', 'serial'])
    .execute()
  await db.schema.createIndex('audit_entry_by_day').on('audit_entry').columns(['day', 'audit_id']).execute()
  await appendOnly(db, 'audit_entry')

  await db.schema
    .createTable('audit_seal')
    .addColumn('day', text, id)
    .addColumn('entries', 'integer', (c) => c.notNull())
    .addColumn('previous_hash', text, (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull())
    .addColumn('sealed_at', text, (c) => c.notNull())
    .execute()
  await appendOnly(db, 'audit_seal')

  await db.schema
    .createTable('job')
    .addColumn('job_id', text, id)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('payload', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('run_after', text, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('claimed_until', text)
    .addColumn('last_error', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('finished_at', text)
    .execute()
  await db.schema.createIndex('job_by_turn').on('job').columns(['state', 'run_after']).execute()

  await db.schema
    .createTable('installation')
    .addColumn('name', text, id)
    .addColumn('value', text, (c) => c.notNull())
    .execute()
}
