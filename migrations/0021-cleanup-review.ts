import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id }: Columns): Promise<void> {
  /** 审核意见: the legal office's own record beside the proposal and the decision. A withdrawn one stays. */
  await db.schema
    .createTable('cleanup_review')
    .addColumn('review_id', text, id)
    .addColumn('item_id', text, (c) => c.notNull().references('campaign_item.item_id'))
    .addColumn('proposal_id', text, (c) => c.notNull().references('proposal.proposal_id'))
    .addColumn('batch_id', text, (c) => c.notNull())
    .addColumn('previous_review_id', text)
    .addColumn('stance', text, (c) => c.notNull())
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('amend_by', text)
    .addColumn('reviewed_on', text, (c) => c.notNull())
    .addColumn('reviewed_by', text)
    .addColumn('reviewed_by_name', text, (c) => c.notNull())
    .addColumn('withdrawn_on', text)
    .addColumn('withdrawn_by_name', text)
    .execute()
  await db.schema.createIndex('cleanup_review_by_item').on('cleanup_review').column('item_id').execute()
  await db.schema.createIndex('cleanup_review_by_batch').on('cleanup_review').column('batch_id').execute()
  await db.schema
    .alterTable('campaign_item')
    .addColumn('review_id', text, (c) => c.references('cleanup_review.review_id'))
    .execute()

  /** How a campaign went from stage to stage, each with what was said. */
  await db.schema
    .createTable('campaign_move')
    .addColumn('move_id', text, id)
    .addColumn('campaign_id', text, (c) => c.notNull().references('campaign.campaign_id'))
    .addColumn('from_stage', text, (c) => c.notNull())
    .addColumn('to_stage', text, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('moved_on', text, (c) => c.notNull())
    .addColumn('moved_by', text)
    .addColumn('moved_by_name', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('campaign_move_by_campaign').on('campaign_move').column('campaign_id').execute()
}
