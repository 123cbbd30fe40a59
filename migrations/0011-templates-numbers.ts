import { type Kysely, sql } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id, appendOnly }: Columns): Promise<void> {
  /** The templates of an office: the newest of a kind is used; one without a file goes back to the built-in one. */
  await db.schema
    .createTable('template_version')
    .addColumn('version_id', text, id)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('serial', 'integer', (c) => c.notNull())
    .addColumn('file_name', text)
    .addColumn('digest', text)
    .addColumn('size', 'integer')
    /** The serial of the older one that was taken up again. */
    .addColumn('restores', 'integer')
    .addColumn('note', text)
    .addColumn('made_on', text, (c) => c.notNull())
    .addColumn('made_by', text)
    .addColumn('made_by_name', text, (c) => c.notNull())
    .addColumn('made_at', text, (c) => c.notNull())
    .addUniqueConstraint('template_version_serial', ['kind', 'serial'])
    .addCheckConstraint('template_version_file', sql`(digest is null) = (file_name is null)`)
    .execute()
  await appendOnly(db, 'template_version')

  /** How the numbers of one series are written. */
  await db.schema
    .createTable('number_series')
    .addColumn('series_key', text, id)
    .addColumn('pattern', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()

  /** Numbers that were given out, each once; never changed and never taken back. */
  await db.schema
    .createTable('issued_number')
    .addColumn('number_id', text, id)
    .addColumn('series_key', text, (c) => c.notNull().references('number_series.series_key'))
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('serial', 'integer', (c) => c.notNull())
    .addColumn('number_text', text, (c) => c.notNull().unique())
    .addColumn('subject_type', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('taken_on', text, (c) => c.notNull())
    .addColumn('taken_by', text)
    .addColumn('taken_by_name', text, (c) => c.notNull())
    .addColumn('taken_at', text, (c) => c.notNull())
    .addUniqueConstraint('issued_number_serial', ['series_key', 'year', 'serial'])
    .execute()
  await appendOnly(db, 'issued_number')

  /** What was signed, as the file it was signed as. */
  await db.schema
    .createTable('generated_file')
    .addColumn('file_id', text, id)
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('subject_type', text, (c) => c.notNull())
    .addColumn('subject_id', text, (c) => c.notNull())
    .addColumn('number_id', text, (c) => c.references('issued_number.number_id'))
    /** Null where the built-in template was used and no other had ever been. */
    .addColumn('template_version_id', text, (c) => c.references('template_version.version_id'))
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('digest', text, (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('made_on', text, (c) => c.notNull())
    .addColumn('made_by', text)
    .addColumn('made_by_name', text, (c) => c.notNull())
    .addColumn('made_at', text, (c) => c.notNull())
    .addUniqueConstraint('generated_file_subject', ['kind', 'subject_type', 'subject_id'])
    .execute()
  await appendOnly(db, 'generated_file')
}
