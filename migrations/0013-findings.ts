import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id }: Columns): Promise<void> {
  /** One finding on a provision of a fixed revision; `path` is null when it concerns the whole. */
  await db.schema
    .createTable('finding')
    .addColumn('finding_id', text, id)
    .addColumn('review_id', text, (c) => c.notNull().references('review.review_id'))
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('serial', 'integer', (c) => c.notNull())
    .addColumn('revision_id', text, (c) => c.notNull().references('revision.revision_id'))
    .addColumn('path', text)
    /** Where the provision stands in the text; findings are listed in its order, those on the whole first. */
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('label', text)
    .addColumn('quote', text)
    .addColumn('head', text, (c) => c.notNull())
    .addColumn('severity', text, (c) => c.notNull())
    .addColumn('problem', text, (c) => c.notNull())
    .addColumn('basis', text)
    .addColumn('suggestion', text)
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('rule_id', text)
    /** What it was taken over from: a proposal, a comment, an advice. */
    .addColumn('source_ref', text)
    /** The finding of an earlier round that it raises again. */
    .addColumn('follows', text, (c) => c.references('finding.finding_id'))
    .addColumn('raised_on', text, (c) => c.notNull())
    .addColumn('raised_by', text)
    .addColumn('raised_by_name', text, (c) => c.notNull())
    .addColumn('withdrawn_on', text)
    .addColumn('withdrawn_by_name', text)
    .addColumn('withdrawal_reason', text)
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addUniqueConstraint('finding_serial', ['review_id', 'serial'])
    .execute()
  await db.schema.createIndex('finding_by_round').on('finding').column('round_id').execute()

  /** What the drafters say to a finding after the opinion (意见采纳反馈); a later answer is another row. */
  await db.schema
    .createTable('finding_response')
    .addColumn('response_id', text, id)
    .addColumn('finding_id', text, (c) => c.notNull().references('finding.finding_id'))
    .addColumn('answer', text, (c) => c.notNull())
    .addColumn('reason', text)
    .addColumn('new_text', text)
    .addColumn('responded_on', text, (c) => c.notNull())
    .addColumn('responded_by', text)
    .addColumn('responded_by_name', text, (c) => c.notNull())
    .addColumn('responded_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('finding_response_by_finding').on('finding_response').column('finding_id').execute()

  /** What the reviewer of a later round says of a finding: solved by the new text, or still open. */
  await db.schema
    .createTable('finding_resolution')
    .addColumn('finding_id', text, (c) => c.notNull().references('finding.finding_id'))
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('decided_on', text, (c) => c.notNull())
    .addColumn('decided_by', text)
    .addColumn('decided_by_name', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addPrimaryKeyConstraint('finding_resolution_key', ['finding_id', 'round_id'])
    .execute()

  /** The question is kept with its answer: the checklist of a kind of review changes over the years. */
  await db.schema
    .createTable('checklist_answer')
    .addColumn('round_id', text, (c) => c.notNull().references('review_round.round_id'))
    .addColumn('item', text, (c) => c.notNull())
    .addColumn('head', text, (c) => c.notNull())
    .addColumn('question', text, (c) => c.notNull())
    .addColumn('answer', text, (c) => c.notNull())
    .addColumn('note', text)
    .addColumn('answered_by', text)
    .addColumn('answered_by_name', text, (c) => c.notNull())
    .addColumn('answered_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addPrimaryKeyConstraint('checklist_answer_key', ['round_id', 'item'])
    .execute()

  /** What a person made of a proposal of the reading help: accepted as a finding, or dismissed. */
  await db.schema
    .createTable('reading_verdict')
    .addColumn('revision_id', text, (c) => c.notNull().references('revision.revision_id'))
    .addColumn('proposal_key', text, (c) => c.notNull())
    .addColumn('rule_id', text, (c) => c.notNull())
    /** The sentence: the same one in a later draft need not be dismissed again. */
    .addColumn('quote', text, (c) => c.notNull())
    .addColumn('verdict', text, (c) => c.notNull())
    .addColumn('finding_id', text, (c) => c.references('finding.finding_id'))
    .addColumn('decided_by', text)
    .addColumn('decided_by_name', text, (c) => c.notNull())
    .addColumn('decided_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('reading_verdict_key', ['revision_id', 'proposal_key'])
    .execute()
}
