import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

interface PolicyRow {
  policy: { policy_id: string; key: string; value: string }
}

/** What is said to whom and when, the letters that carry it, and the secret links of calendar feeds. */
export async function up(db: Kysely<unknown>, { text, id, bit }: Columns): Promise<void> {
  await db.schema
    .createTable('notice')
    .addColumn('notice_id', text, id)
    .addColumn('user_id', text, (c) => c.notNull().references('account.user_id'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('subject_type', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    // The last day it warns of, or the day of the act it tells of.
    .addColumn('day', text, (c) => c.notNull())
    // How near the day is, or which of several acts of one day.
    .addColumn('step', text, (c) => c.notNull())
    .addColumn('detail', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('read_at', text)
    .addColumn('superseded_at', text)
    .addColumn('superseded_why', text)
    .addColumn('delivery_id', text)
    .addUniqueConstraint('notice_once', ['subject_type', 'subject_id', 'kind', 'day', 'step', 'user_id'])
    .execute()
  await db.schema.createIndex('notice_by_user').on('notice').columns(['user_id', 'created_at', 'notice_id']).execute()
  await db.schema
    .createIndex('notice_unread')
    .on('notice')
    .column('user_id')
    .where('read_at' as never, 'is', null)
    .where('superseded_at' as never, 'is', null)
    .execute()
  await db.schema
    .createIndex('notice_standing')
    .on('notice')
    .column('kind')
    .where('superseded_at' as never, 'is', null)
    .execute()
  await db.schema
    .createIndex('notice_unsent')
    .on('notice')
    .column('user_id')
    .where('delivery_id' as never, 'is', null)
    .execute()
  await db.schema.createIndex('notice_by_delivery').on('notice').column('delivery_id').execute()
  await db.schema.createIndex('notice_by_age').on('notice').column('created_at').execute()

  /** How far the sweep has read the trail of acts. */
  await db.schema
    .createTable('notice_look')
    .addColumn('name', text, id)
    .addColumn('looked_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('audit_entry_by_time').on('audit_entry').columns(['at', 'action']).execute()

  /** Whoever has no row has the defaults: one letter a day about everything. */
  await db.schema
    .createTable('notice_setting')
    .addColumn('user_id', text, (c) => c.primaryKey().notNull().references('account.user_id'))
    .addColumn('is_digest', 'integer', bit)
    .addColumn('muted', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()

  /** One letter a day for each person. */
  await db.schema
    .createTable('mail_delivery')
    .addColumn('delivery_id', text, id)
    .addColumn('user_id', text, (c) => c.notNull().references('account.user_id'))
    .addColumn('day', text, (c) => c.notNull())
    .addColumn('address', text, (c) => c.notNull())
    .addColumn('items', 'integer', (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('claimed_until', text)
    .addColumn('last_error', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('sent_at', text)
    .addUniqueConstraint('mail_delivery_once_a_day', ['user_id', 'day'])
    .execute()
  await db.schema
    .createIndex('mail_delivery_by_age')
    .on('mail_delivery')
    .columns(['created_at', 'delivery_id'])
    .execute()

  /** The address of a calendar feed is a secret of its own: only its hash is kept. */
  await db.schema
    .createTable('calendar_feed')
    .addColumn('user_id', text, (c) => c.primaryKey().notNull().references('account.user_id'))
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('last_used_at', text)
    .addColumn('window_from', text)
    .addColumn('window_uses', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()

  await listWarnings(db as Kysely<PolicyRow>)
}

/** The warning of reviews was one number of days before the last day; now it is a list like the other warnings. */
async function listWarnings(db: Kysely<PolicyRow>): Promise<void> {
  const rows = await db.selectFrom('policy').selectAll().where('key', '=', 'review-warning').execute()
  for (const row of rows) {
    const value = JSON.parse(row.value) as { limit?: number } | number[]
    if (Array.isArray(value)) continue
    const steps = [value.limit ?? 5, 2, 0].filter((step, i, all) => all.indexOf(step) === i).sort((a, b) => b - a)
    await db
      .updateTable('policy')
      .set({ value: JSON.stringify(steps) })
      .where('policy_id', '=', row.policy_id)
      .execute()
  }
}
