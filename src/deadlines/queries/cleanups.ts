import { itemVisibleTo } from '../../cleanup/visibility.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../people/model.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import type { Deadline, Span } from '../model.ts'
import { NO_CLOCK } from '../rules.ts'

const items = (db: Reader, actor: Actor | null) =>
  db
    .selectFrom('campaign_item')
    .innerJoin('campaign', 'campaign.campaign_id', 'campaign_item.campaign_id')
    .innerJoin('document', 'document.document_id', 'campaign_item.document_id')
    .innerJoin('organ', 'organ.organ_id', 'campaign_item.implementing_organ_id')
    .select([
      'campaign_item.item_id',
      'campaign.campaign_id',
      'document.document_id',
      'document.title',
      'document.number_text',
      'document.secrecy',
      'campaign_item.implementing_organ_id',
      'organ.name as organ',
    ])
    .$if(actor !== null, (q) => q.where((eb) => itemVisibleTo(eb, actor as Actor)))

type Row = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number]

const common = (row: Row) => ({
  subjectId: row.item_id,
  campaignId: row.campaign_id,
  documentId: row.document_id,
  title: row.title,
  numberText: row.number_text,
  secrecy: row.secrecy,
  isProvisional: false,
  organId: row.implementing_organ_id,
  organ: row.organ,
  implementingOrganId: row.implementing_organ_id,
  recipient: null,
  assignedUserIds: [],
  reviewerIds: [],
})

/** Lists the last days of amendments that clean-ups decided, for the units that implement the documents. */
export async function amendmentDeadlines(
  db: Reader,
  actor: Actor | null,
  span: Span | null,
  isOpenOnly: boolean,
): Promise<readonly Deadline[]> {
  const rows = await items(db, actor)
    .innerJoin('amendment_task', 'amendment_task.item_id', 'campaign_item.item_id')
    .innerJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .select(['amendment_task.due_on', 'amendment_task.done_on', 'decision.decided_on'])
    .where('amendment_task.due_on', 'is not', null)
    .$if(isOpenOnly, (q) => q.where('amendment_task.done_on', 'is', null))
    .$if(span !== null, (q) =>
      q
        .where('amendment_task.due_on', '>=', (span as Span).from)
        .where('amendment_task.due_on', '<=', (span as Span).to),
    )
    .execute()
  return rows.flatMap((row) =>
    row.due_on === null
      ? []
      : [
          {
            ...common(row),
            kind: 'amendment' as const,
            on: row.due_on,
            doneOn: row.done_on,
            clock: { ...NO_CLOCK, from: row.decided_on, event: 'cleanup_decided' },
          },
        ],
  )
}

/** Lists by when units propose what becomes of documents whose upper document changed (policy `upper-law-response`). */
export async function responseDeadlines(
  db: Reader,
  actor: Actor | null,
  span: Span | null,
  isOpenOnly: boolean,
): Promise<readonly Deadline[]> {
  const rows = await items(db, actor)
    .innerJoin('change_cleanup', 'change_cleanup.campaign_id', 'campaign.campaign_id')
    .leftJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
    .select(['change_cleanup.due_on', 'change_cleanup.changed_on', 'proposal.proposed_on'])
    .$if(isOpenOnly, (q) => q.where('campaign_item.proposal_id', 'is', null).where('campaign.stage', '=', 'proposing'))
    .$if(span !== null, (q) =>
      q
        .where('change_cleanup.due_on', '>=', (span as Span).from)
        .where('change_cleanup.due_on', '<=', (span as Span).to),
    )
    .execute()
  if (rows.length === 0) return []
  const policies = await listPolicies(db)
  const calendars = await db.selectFrom('calendar').select(['calendar_id', 'name']).execute()
  return rows.map((row) => {
    const { value } = policyOn(policies, 'upper-law-response', row.changed_on)
    const calendarId = policyOn(policies, 'review-calendar', row.changed_on).value
    return {
      ...common(row),
      kind: 'cleanup_response' as const,
      on: row.due_on,
      doneOn: row.proposed_on,
      clock: {
        ...NO_CLOCK,
        from: row.changed_on,
        event: 'changed',
        limit: value.limit,
        unit: value.unit,
        policyKey: 'upper-law-response',
        calendarId,
        calendarName: calendars.find((c) => c.calendar_id === calendarId)?.name ?? null,
      },
    }
  })
}
