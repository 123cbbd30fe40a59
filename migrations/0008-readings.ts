import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id }: Columns): Promise<void> {
  /** How many tracked changes of words the file holds; 0 for files read before this was counted. */
  await db.schema
    .alterTable('revision_text')
    .addColumn('tracked_changes', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()

  /** Which reading of a file with tracked changes counts, by whom and when; the latest row holds. */
  await db.schema
    .createTable('reading_choice')
    .addColumn('choice_id', text, id)
    .addColumn('revision_id', text, (c) => c.notNull().references('revision.revision_id'))
    .addColumn('reading', text, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('chosen_by', text)
    .addColumn('chosen_by_name', text, (c) => c.notNull())
    .addColumn('chosen_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('reading_choice_by_revision').on('reading_choice').column('revision_id').execute()

  /** A comment of the Word file, taken over into the review of its text. */
  await db.schema
    .createTable('revision_comment')
    .addColumn('revision_id', text, (c) => c.notNull().references('revision.revision_id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('path', text)
    .addColumn('label', text)
    .addColumn('quoted', text, (c) => c.notNull())
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('author', text)
    .addColumn('commented_at', text)
    .addColumn('imported_by', text)
    .addColumn('imported_by_name', text, (c) => c.notNull())
    .addColumn('imported_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('revision_comment_key', ['revision_id', 'position'])
    .execute()
}
