import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id, bit }: Columns): Promise<void> {
  /** What a drafter says of a round when submitting it (送审单); each round keeps its own. */
  await db.schema
    .createTable('review_pack')
    .addColumn('round_id', text, (c) => c.primaryKey().notNull().references('review_round.round_id'))
    .addColumn('nature', text, (c) => c.notNull())
    .addColumn('is_market_related', 'integer', bit)
    .addColumn('contact_name', text)
    .addColumn('contact_phone', text)
    .addColumn('policy_from', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()

  await db.schema
    .createTable('review_basis')
    .addColumn('basis_id', text, id)
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('serial', 'integer', (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('number_text', text)
    .addColumn('articles', text)
    .addColumn('document_id', text, (c) => c.references('document.document_id'))
    .addUniqueConstraint('review_basis_serial', ['round_id', 'serial'])
    .execute()

  /** One step of the making procedure: done, not done, or not applicable with the reason. */
  await db.schema
    .createTable('review_procedure')
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('procedure', text, (c) => c.notNull())
    .addColumn('answer', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('from_on', text)
    .addColumn('to_on', text)
    .addColumn('channel', text)
    .addColumn('received', 'integer')
    .addColumn('adopted', 'integer')
    .addColumn('conclusion', text)
    /** Why less time was given than the policy asks for; null when it was enough. */
    .addColumn('exception_reason', text)
    .addColumn('needed_limit', 'integer')
    .addColumn('needed_unit', text)
    .addColumn('given_days', 'integer')
    .addPrimaryKeyConstraint('review_procedure_key', ['round_id', 'procedure'])
    .execute()

  /** A file of the pack. Removing one leaves the row: what was once sent stays known. */
  await db.schema
    .createTable('review_material')
    .addColumn('material_id', text, id)
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('format', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('failure', text)
    .addColumn('plain', text)
    .addColumn('uploaded_by', text)
    .addColumn('uploaded_by_name', text, (c) => c.notNull())
    .addColumn('uploaded_at', text, (c) => c.notNull())
    .addColumn('removed_at', text)
    .addColumn('removed_by_name', text)
    .execute()
  await db.schema.createIndex('review_material_by_round').on('review_material').columns(['round_id', 'kind']).execute()
}
