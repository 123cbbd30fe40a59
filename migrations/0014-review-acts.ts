import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id }: Columns): Promise<void> {
  /** A round sent back unaccepted, with its ground (domain.md §2.4). */
  await db.schema
    .createTable('review_return')
    .addColumn('round_id', text, (c) => c.primaryKey().notNull().references('review_round.round_id'))
    .addColumn('ground', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('returned_on', text, (c) => c.notNull())
    .addColumn('returned_by', text)
    .addColumn('returned_by_name', text, (c) => c.notNull())
    .execute()

  /** One extension at most, hence the key. */
  await db.schema
    .createTable('review_extension')
    .addColumn('round_id', text, (c) => c.primaryKey().notNull().references('review_round.round_id'))
    .addColumn('limit_days', 'integer', (c) => c.notNull())
    .addColumn('unit', text, (c) => c.notNull())
    .addColumn('policy_from', text, (c) => c.notNull())
    .addColumn('old_due_on', text, (c) => c.notNull())
    .addColumn('new_due_on', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('extended_on', text, (c) => c.notNull())
    .addColumn('extended_by', text)
    .addColumn('extended_by_name', text, (c) => c.notNull())
    .execute()

  /** The emergency route: time and consultation may be waived, never the review. */
  await db.schema
    .createTable('review_emergency')
    .addColumn('round_id', text, (c) => c.primaryKey().notNull().references('review_round.round_id'))
    .addColumn('ground', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('waives_consultation', 'integer', (c) => c.notNull())
    .addColumn('waives_time', 'integer', (c) => c.notNull())
    .addColumn('ordered_by', text, (c) => c.notNull())
    .addColumn('entered_on', text, (c) => c.notNull())
    .addColumn('entered_by', text)
    .addColumn('entered_by_name', text, (c) => c.notNull())
    .execute()

  /** The opinion while it is being drafted, checked and approved (起草—复核—签发). */
  await db.schema
    .createTable('opinion_draft')
    .addColumn('round_id', text, (c) => c.primaryKey().notNull().references('review_round.round_id'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('late_reason', text)
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .createTable('opinion_step')
    .addColumn('step_id', text, id)
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('step', text, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('taken_at', text, (c) => c.notNull())
    .addColumn('taken_on', text, (c) => c.notNull())
    .addColumn('taken_by', text)
    .addColumn('taken_by_name', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('opinion_step_by_round').on('opinion_step').column('round_id').execute()

  /** The file an adviser adds to the advice. */
  await db.schema
    .createTable('advice_file')
    .addColumn('advice_id', text, (c) => c.primaryKey().notNull().references('advice.advice_id'))
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .execute()
}
