import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id, appendOnly }: Columns): Promise<void> {
  /** A list of what a maker issued in a year (发文目录), and how it was compared with the register. */
  await db.schema
    .createTable('issuing_list')
    .addColumn('list_id', text, id)
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('covers_from', text, (c) => c.notNull())
    .addColumn('covers_to', text, (c) => c.notNull())
    /** Whose list it is; null where each row names its maker. */
    .addColumn('maker_organ_id', text, (c) => c.references('organ.organ_id'))
    .addColumn('received_on', text, (c) => c.notNull())
    .addColumn('format', text, (c) => c.notNull())
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('sheet', text)
    .addColumn('heading_row', 'integer')
    .addColumn('columns', text)
    /** All rows of the sheet, those above the entries, and the empty ones. */
    .addColumn('rows_total', 'integer', (c) => c.notNull())
    .addColumn('rows_above', 'integer', (c) => c.notNull())
    .addColumn('rows_empty', 'integer', (c) => c.notNull())
    /** The bureau that compares. */
    .addColumn('owner_organ_id', text, (c) => c.notNull().references('organ.organ_id'))
    .addColumn('imported_by', text)
    .addColumn('imported_by_name', text, (c) => c.notNull())
    .addColumn('imported_at', text, (c) => c.notNull())
    .addColumn('compared_by_name', text)
    .addColumn('compared_at', text)
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema
    .createIndex('issuing_list_by_owner')
    .on('issuing_list')
    .columns(['owner_organ_id', 'imported_at', 'list_id'])
    .execute()

  /** One entry of a list, or one document of the register that stands in no entry. */
  await db.schema
    .createTable('issuing_row')
    .addColumn('row_id', text, id)
    .addColumn('list_id', text, (c) => c.notNull().references('issuing_list.list_id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    /** The number of the row in the sheet; null for a document that no row names. */
    .addColumn('row_number', 'integer')
    .addColumn('cells', text, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('title_key', text, (c) => c.notNull())
    .addColumn('number_text', text)
    .addColumn('number_key', text)
    .addColumn('issued_on', text)
    .addColumn('maker_text', text)
    .addColumn('maker_organ_id', text, (c) => c.references('organ.organ_id'))
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('detail', text)
    .addColumn('document_id', text, (c) => c.references('document.document_id'))
    .addColumn('candidates', text, (c) => c.notNull())
    .addColumn('decision', text)
    .addColumn('ground', text)
    .addColumn('reason', text)
    .addColumn('decided_by', text)
    .addColumn('decided_by_name', text)
    .addColumn('decided_at', text)
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addUniqueConstraint('issuing_row_position', ['list_id', 'position'])
    .execute()
  await db.schema
    .createIndex('issuing_row_by_outcome')
    .on('issuing_row')
    .columns(['list_id', 'outcome', 'position'])
    .execute()
  await db.schema.createIndex('issuing_row_by_document').on('issuing_row').column('document_id').execute()

  /** A document that was never filed and was found late, by a list. Its filings count as late-found omissions. */
  await db.schema
    .createTable('found_omission')
    .addColumn('document_id', text, (c) => c.primaryKey().notNull().references('document.document_id'))
    .addColumn('list_id', text, (c) => c.notNull().references('issuing_list.list_id'))
    .addColumn('row_id', text, (c) => c.notNull().references('issuing_row.row_id'))
    .addColumn('found_on', text, (c) => c.notNull())
    .addColumn('found_by', text)
    .addColumn('found_by_name', text, (c) => c.notNull())
    .addColumn('found_at', text, (c) => c.notNull())
    .execute()
  await appendOnly(db, 'found_omission')
  await db.schema.createIndex('found_omission_by_day').on('found_omission').column('found_on').execute()
}
