import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id }: Columns): Promise<void> {
  await db.schema
    .createTable('campaign')
    .addColumn('campaign_id', text, id)
    .addColumn('name', text, (c) => c.notNull().unique())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('scope', text, (c) => c.notNull())
    .addColumn('issued_from', text)
    .addColumn('cut_off_on', text, (c) => c.notNull())
    .addColumn('deciding_organ_id', text, (c) => c.notNull().references('organ.organ_id'))
    .addColumn('superseded_outcome', text, (c) => c.notNull())
    .addColumn('stage', text, (c) => c.notNull())
    .addColumn('opened_on', text, (c) => c.notNull())
    .addColumn('closed_on', text)
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()

  await db.schema
    .createTable('campaign_item')
    .addColumn('item_id', text, id)
    .addColumn('campaign_id', text, (c) => c.notNull().references('campaign.campaign_id'))
    .addColumn('serial', 'integer', (c) => c.notNull())
    .addColumn('document_id', text, (c) => c.notNull().references('document.document_id'))
    .addColumn('implementing_organ_id', text, (c) => c.notNull().references('organ.organ_id'))
    .addColumn('proposal_id', text)
    .addColumn('decision_id', text)
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addUniqueConstraint('campaign_item_serial', ['campaign_id', 'serial'])
    .addUniqueConstraint('campaign_item_document', ['campaign_id', 'document_id'])
    .execute()

  /** 拟办意见: what a unit proposes. The newest counts; older ones stay. */
  await db.schema
    .createTable('proposal')
    .addColumn('proposal_id', text, id)
    .addColumn('item_id', text, (c) => c.notNull().references('campaign_item.item_id'))
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('basis', text)
    .addColumn('amend_by', text)
    .addColumn('proposed_on', text, (c) => c.notNull())
    .addColumn('proposed_by', text)
    .addColumn('proposed_by_name', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('proposal_by_item').on('proposal').column('item_id').execute()

  /** 决定: what the making organ decided; never the same record as the proposal. */
  await db.schema
    .createTable('decision')
    .addColumn('decision_id', text, id)
    .addColumn('item_id', text, (c) => c.notNull().references('campaign_item.item_id'))
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('number', text, (c) => c.notNull())
    .addColumn('decided_on', text, (c) => c.notNull())
    .addColumn('effective_on', text, (c) => c.notNull())
    .addColumn('amend_by', text)
    .addColumn('reason', text)
    .addColumn('decided_by', text)
    .addColumn('decided_by_name', text, (c) => c.notNull())
    .addColumn('recorded_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('decision_by_item').on('decision').column('item_id').execute()
}
