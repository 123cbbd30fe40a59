import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id, bit }: Columns): Promise<void> {
  /** What a person said about two articles of two revisions: they belong together, or they do not. */
  await db.schema
    .createTable('pairing_choice')
    .addColumn('choice_id', text, id)
    .addColumn('old_revision_id', text, (c) => c.notNull().references('revision.revision_id'))
    .addColumn('new_revision_id', text, (c) => c.notNull().references('revision.revision_id'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('old_path', text, (c) => c.notNull())
    .addColumn('new_path', text, (c) => c.notNull())
    .addColumn('old_label', text, (c) => c.notNull())
    .addColumn('new_label', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('chosen_by', text)
    .addColumn('chosen_by_name', text, (c) => c.notNull())
    .addColumn('chosen_at', text, (c) => c.notNull())
    // The newest word on two articles counts; a second click finds it taken.
    .addUniqueConstraint('pairing_choice_pair', ['old_revision_id', 'new_revision_id', 'old_path', 'new_path'])
    .execute()

  /** Results kept so that a long comparison runs once; nothing here that could not be worked out again. */
  await db.schema
    .createTable('comparison_result')
    .addColumn('old_digest', text, (c) => c.notNull())
    .addColumn('new_digest', text, (c) => c.notNull())
    .addColumn('choices_digest', text, (c) => c.notNull())
    .addColumn('method', 'integer', (c) => c.notNull())
    .addColumn('is_coarse', 'integer', bit)
    .addColumn('result', text, (c) => c.notNull())
    .addColumn('kept_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('comparison_result_key', ['old_digest', 'new_digest', 'choices_digest', 'method'])
    .execute()
  await db.schema.createIndex('comparison_result_by_age').on('comparison_result').column('kept_at').execute()
}
