import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id, bit }: Columns): Promise<void> {
  await db.schema
    .createTable('review')
    .addColumn('review_id', text, id)
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('opened_on', text, (c) => c.notNull())
    .addColumn('closed_on', text)
    .addColumn('round_status', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema.createIndex('review_by_document').on('review').column('document_id').execute()
  await db.schema.createIndex('review_by_status').on('review').columns(['round_status', 'updated_at']).execute()

  await db.schema
    .createTable('review_round')
    .addColumn('round_id', text, id)
    .addColumn('review_id', text, (c) => c.notNull().references('review.review_id'))
    .addColumn('serial', 'integer', (c) => c.notNull())
    .addColumn('revision_id', text, (c) => c.references('revision.revision_id'))
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('submitted_on', text, (c) => c.notNull())
    .addColumn('submitted_by', text)
    .addColumn('submitted_by_name', text, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('is_urgent', 'integer', bit)
    .addColumn('urgency_reason', text)
    .addUniqueConstraint('review_round_serial', ['review_id', 'serial'])
    .execute()

  await db.schema
    .createTable('review_acceptance')
    .addColumn('round_id', text, (c) => c.primaryKey().notNull().references('review_round.round_id'))
    .addColumn('accepted_on', text, (c) => c.notNull())
    .addColumn('accepted_by', text)
    .addColumn('accepted_by_name', text, (c) => c.notNull())
    .addColumn('calendar_id', text, (c) => c.notNull())
    .addColumn('policy_key', text, (c) => c.notNull())
    .addColumn('policy_from', text, (c) => c.notNull())
    .addColumn('start_event', text, (c) => c.notNull())
    .addColumn('counted_from', text, (c) => c.notNull())
    .addColumn('limit_days', 'integer', (c) => c.notNull())
    .addColumn('unit', text, (c) => c.notNull())
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('is_provisional', 'integer', bit)
    .addColumn('trace', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('review_acceptance_by_due').on('review_acceptance').column('due_on').execute()

  await db.schema
    .createTable('review_supplement')
    .addColumn('supplement_id', text, id)
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('requested_on', text, (c) => c.notNull())
    .addColumn('requested_by', text)
    .addColumn('requested_by_name', text, (c) => c.notNull())
    .addColumn('missing', text, (c) => c.notNull())
    .addColumn('answered_on', text)
    .execute()

  await db.schema
    .createTable('review_assignment')
    .addColumn('review_id', text, (c) => c.notNull().references('review.review_id'))
    .addColumn('user_id', text, (c) => c.notNull().references('account.user_id'))
    .addColumn('duty', text, (c) => c.notNull())
    .addColumn('assigned_on', text, (c) => c.notNull())
    .addColumn('assigned_by', text)
    .addPrimaryKeyConstraint('review_assignment_key', ['review_id', 'user_id'])
    .execute()

  await db.schema
    .createTable('opinion')
    .addColumn('opinion_id', text, id)
    .addColumn('round_id', text, (c) => c.notNull().unique().references('review_round.round_id'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('given_on', text, (c) => c.notNull())
    .addColumn('given_by', text)
    .addColumn('given_by_name', text, (c) => c.notNull())
    .addColumn('late_reason', text)
    .execute()

  /** What a legal adviser advised on a round; the reviewing body stays responsible for the opinion (国令713 art. 28). */
  await db.schema
    .createTable('advice')
    .addColumn('advice_id', text, id)
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('given_on', text, (c) => c.notNull())
    .addColumn('given_by', text)
    .addColumn('given_by_name', text, (c) => c.notNull())
    .execute()
}
