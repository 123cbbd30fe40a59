import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id, appendOnly }: Columns): Promise<void> {
  /** The letters of a filing authority about a filing; the file of each is a generated_file of this subject. */
  await db.schema
    .createTable('filing_letter')
    .addColumn('letter_id', text, id)
    .addColumn('filing_id', text, (c) => c.notNull().references('filing.filing_id'))
    .addColumn('kind', text, (c) => c.notNull())
    /** What it is about, such as a registration: one letter of a kind for one cause. */
    .addColumn('cause_id', text, (c) => c.notNull())
    .addColumn('reply_by', text)
    .addColumn('issued_on', text, (c) => c.notNull())
    .addColumn('issued_by', text)
    .addColumn('issued_by_name', text, (c) => c.notNull())
    .addColumn('issued_at', text, (c) => c.notNull())
    .addUniqueConstraint('filing_letter_cause', ['kind', 'cause_id'])
    .execute()
  await appendOnly(db, 'filing_letter')
  await db.schema.createIndex('filing_letter_by_filing').on('filing_letter').column('filing_id').execute()

  /** One file of a filing pack. Without a submission it is in the pack that is being prepared. */
  await db.schema
    .createTable('filing_paper')
    .addColumn('paper_id', text, id)
    .addColumn('filing_id', text, (c) => c.notNull().references('filing.filing_id'))
    .addColumn('submission_id', text, (c) => c.references('filing_submission.submission_id'))
    .addColumn('material', text, (c) => c.notNull())
    .addColumn('origin', text, (c) => c.notNull())
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('number_id', text, (c) => c.references('issued_number.number_id'))
    .addColumn('template_version_id', text, (c) => c.references('template_version.version_id'))
    .addColumn('added_on', text, (c) => c.notNull())
    .addColumn('added_by', text)
    .addColumn('added_by_name', text, (c) => c.notNull())
    .addColumn('added_at', text, (c) => c.notNull())
    .addColumn('removed_at', text)
    .addColumn('removed_by_name', text)
    .execute()
  await db.schema.createIndex('filing_paper_by_filing').on('filing_paper').column('filing_id').execute()
  await db.schema.createIndex('filing_paper_by_submission').on('filing_paper').column('submission_id').execute()

  /** Those who made a joint document (联合发文) beside the lead unit, in the order in which they signed. */
  await db.schema
    .createTable('document_joint_maker')
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('organ_id', text, (c) => c.notNull().references('organ.organ_id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('document_joint_maker_pk', ['document_id', 'organ_id'])
    .execute()
}
