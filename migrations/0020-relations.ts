import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id }: Columns): Promise<void> {
  /** What one document says it does to another, or rests on; a person confirmed it or put it aside. */
  await db.schema
    .createTable('document_relation')
    .addColumn('relation_id', text, id)
    .addColumn('source_document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('kind', text, (c) => c.notNull())
    /** Null while the register does not hold the named document. */
    .addColumn('target_document_id', text, (c) => c.references('document.document_id'))
    .addColumn('target_title', text, (c) => c.notNull())
    .addColumn('target_title_key', text, (c) => c.notNull())
    .addColumn('target_number', text)
    .addColumn('target_dated', text)
    .addColumn('target_maker', text)
    /** Tells two documents of one title apart; what was proposed is found again by it. */
    .addColumn('target_key', text, (c) => c.notNull())
    .addColumn('quote', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('decided_on', text, (c) => c.notNull())
    .addColumn('decided_by', text)
    .addColumn('decided_by_name', text, (c) => c.notNull())
    .addColumn('decided_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addUniqueConstraint('document_relation_once', ['source_document_id', 'kind', 'target_key'])
    .execute()
  await db.schema
    .createIndex('document_relation_by_target')
    .on('document_relation')
    .columns(['target_document_id', 'kind'])
    .execute()
  await db.schema.createIndex('document_relation_by_title').on('document_relation').column('target_title_key').execute()

  /** What became of a document before its validity ended: 继续, 修改, 不再延长. The newest counts. */
  await db.schema
    .createTable('document_evaluation')
    .addColumn('evaluation_id', text, id)
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('evaluated_on', text, (c) => c.notNull())
    /** The last day of validity that was looked at; another one is evaluated anew. */
    .addColumn('lapses_after', text, (c) => c.notNull())
    /** The new record by which it is renewed or amended, where the policy wants one. */
    .addColumn('renewal_document_id', text, (c) => c.references('document.document_id'))
    .addColumn('recorded_by', text)
    .addColumn('recorded_by_name', text, (c) => c.notNull())
    .addColumn('recorded_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('document_evaluation_by_document')
    .on('document_evaluation')
    .columns(['document_id', 'recorded_at'])
    .execute()

  /** The clean-up that a change of an upper document opened, with its clock. */
  await db.schema
    .createTable('change_cleanup')
    .addColumn('campaign_id', text, (c) => c.primaryKey().references('campaign.campaign_id'))
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('changed_on', text, (c) => c.notNull())
    .addColumn('due_on', text, (c) => c.notNull())
    .addColumn('policy_id', text)
    .addUniqueConstraint('change_cleanup_once', ['document_id', 'changed_on'])
    .execute()
}
