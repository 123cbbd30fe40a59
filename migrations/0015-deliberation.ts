import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id }: Columns): Promise<void> {
  /** What a meeting decided about a reviewed draft (集体审议). */
  await db.schema
    .createTable('deliberation')
    .addColumn('deliberation_id', text, id)
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('meeting', text, (c) => c.notNull())
    .addColumn('session', text)
    .addColumn('held_on', text, (c) => c.notNull())
    .addColumn('result', text, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('recorded_by', text)
    .addColumn('recorded_by_name', text, (c) => c.notNull())
    .addColumn('recorded_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('deliberation_by_document')
    .on('deliberation')
    .columns(['document_id', 'held_on'])
    .execute()

  /** The comparison of the text to be issued with the text reviewed; a difference needs its reason. */
  await db.schema
    .createTable('issue_check')
    .addColumn('check_id', text, id)
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('reviewed_revision_id', text, (c) => c.notNull().references('revision.revision_id'))
    .addColumn('issued_revision_id', text, (c) => c.notNull().references('revision.revision_id'))
    .addColumn('reviewed_digest', text, (c) => c.notNull())
    .addColumn('issued_digest', text, (c) => c.notNull())
    .addColumn('edits', 'integer', (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('checked_on', text, (c) => c.notNull())
    .addColumn('checked_by', text)
    .addColumn('checked_by_name', text, (c) => c.notNull())
    .addColumn('checked_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('issue_check_by_document')
    .on('issue_check')
    .columns(['document_id', 'checked_at'])
    .execute()

  /** Whether it is a normative document, by which version of the test, and why. */
  await db.schema
    .createTable('classification')
    .addColumn('classification_id', text, id)
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('test', text, (c) => c.notNull())
    .addColumn('answers', text, (c) => c.notNull())
    .addColumn('is_normative', 'integer', (c) => c.notNull())
    .addColumn('exclusion', text)
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('decided_on', text, (c) => c.notNull())
    .addColumn('decided_by', text)
    .addColumn('decided_by_name', text, (c) => c.notNull())
    .addColumn('decided_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('classification_by_document')
    .on('classification')
    .columns(['document_id', 'decided_at'])
    .execute()
}
