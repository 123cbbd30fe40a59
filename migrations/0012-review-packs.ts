import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id, bit }: Columns): Promise<void> {
  /**
   * What the drafters say and send with a draft (送审材料). It is open until it is sent, and then belongs to its round; a
   * later round begins with a copy.
   */
  await db.schema
    .createTable('review_pack')
    .addColumn('pack_id', text, id)
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('round_id', text, (c) => c.unique().references('review_round.round_id'))
    .addColumn('nature', text)
    .addColumn('is_market_related', 'integer', bit)
    .addColumn('contact_name', text)
    .addColumn('contact_phone', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema.createIndex('review_pack_by_document').on('review_pack').column('document_id').execute()

  await db.schema
    .createTable('review_basis')
    .addColumn('basis_id', text, id)
    .addColumn('pack_id', text, (c) => c.notNull().references('review_pack.pack_id'))
    .addColumn('serial', 'integer', (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('number_text', text)
    .addColumn('articles', text)
    .addColumn('document_id', text, (c) => c.references('document.document_id'))
    .addUniqueConstraint('review_basis_serial', ['pack_id', 'serial'])
    .execute()

  /** One step of the making procedure: done, not done, or not applicable with the reason. */
  await db.schema
    .createTable('review_procedure')
    .addColumn('pack_id', text, (c) => c.notNull().references('review_pack.pack_id'))
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
    .addPrimaryKeyConstraint('review_procedure_key', ['pack_id', 'procedure'])
    .execute()

  /** A file of the pack. Removing one leaves the row: what was once sent stays known. */
  await db.schema
    .createTable('review_material')
    .addColumn('material_id', text, id)
    .addColumn('pack_id', text, (c) => c.notNull().references('review_pack.pack_id'))
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
  await db.schema.createIndex('review_material_by_pack').on('review_material').columns(['pack_id', 'kind']).execute()
}
