import { type Kysely, sql } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text }: Columns): Promise<void> {
  const add = async (table: string, columns: readonly string[]): Promise<void> => {
    for (const column of columns) await db.schema.alterTable(table).addColumn(column, text).execute()
  }
  /** The scope as the query that chose the documents, and how far the signals of its items are. */
  await add('campaign', ['scope_query', 'criteria', 'signals_state', 'signals_on'])
  /** One act on many items is a batch, which can be withdrawn until the stage closes. */
  /** The ground of a proposal, and the outcome to which the campaign's criteria lead it. */
  await add('proposal', ['ground', 'criteria_outcome'])
  await add('proposal', ['consultation', 'batch_id', 'previous_proposal_id', 'withdrawn_on', 'withdrawn_by_name'])
  await add('decision', ['batch_id', 'withdrawn_on', 'withdrawn_by_name'])
  await db.schema.createIndex('proposal_by_batch').on('proposal').column('batch_id').execute()
  await db.schema.createIndex('decision_by_batch').on('decision').column('batch_id').execute()
  /** When, where and under which number the catalogues were published or the result was filed, and with whom. */
  await add('campaign_move', ['acted_on', 'place', 'paper_number'])
  await db.schema
    .alterTable('campaign_move')
    .addColumn('recipient_organ_id', text, (c) => c.references('organ.organ_id'))
    .execute()

  /** Why a document looks doubtful, on the day it was looked at; a hint, never an outcome. */
  await db.schema
    .createTable('item_signal')
    .addColumn('item_id', text, (c) => c.notNull().references('campaign_item.item_id'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('about_document_id', text, (c) => c.references('document.document_id'))
    .addColumn('found_on', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('item_signal_key', ['item_id', 'kind', 'position'])
    .execute()

  /** A document in force that belongs to the scope and is in no catalogue, with the reason why not. */
  await db.schema
    .createTable('campaign_omission')
    .addColumn('campaign_id', text, (c) => c.notNull().references('campaign.campaign_id'))
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('recorded_on', text, (c) => c.notNull())
    .addColumn('recorded_by', text)
    .addColumn('recorded_by_name', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('campaign_omission_key', ['campaign_id', 'document_id'])
    .execute()

  /** What a decision to amend leaves to be done, by when, and how it was done. */
  await db.schema
    .createTable('amendment_task')
    .addColumn('item_id', text, (c) => c.primaryKey().references('campaign_item.item_id'))
    .addColumn('due_on', text)
    .addColumn('done_on', text)
    .addColumn('done_by_document_id', text, (c) => c.references('document.document_id'))
    .addColumn('done_note', text)
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema.createIndex('amendment_task_by_due').on('amendment_task').columns(['done_on', 'due_on']).execute()
  await sql`insert into amendment_task (item_id, due_on)
    select i.item_id, d.amend_by from campaign_item i join decision d on d.decision_id = i.decision_id
    where d.outcome in ('amend', 'amend_or_lapse')`.execute(db)
}
