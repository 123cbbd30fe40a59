import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { factsOf, getDocument } from '../../documents/records.ts'
import { firstIssuedOn } from '../../documents/rules.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { CampaignKind, CampaignStage } from '../model.ts'
import { getCampaign, listOutcomes } from '../records.ts'
import { campaignTotals, obstaclesToAddItem } from '../rules.ts'
import { obstaclesToStage } from '../stage-rules.ts'

export interface CampaignInput {
  readonly name: string
  readonly kind: CampaignKind
  readonly scope: string
  readonly issuedFrom: Day | null
  readonly cutOffOn: Day
  readonly decidingOrganId: string
  readonly supersededOutcome: 'repeal' | 'declare_lapsed'
}

/** Opens a campaign with its first documents, in one unit of work. Gives its id. */
export async function openCampaign(
  deps: WorkDeps,
  actor: RequestActor,
  input: CampaignInput,
  documentIds: readonly string[] = [],
): Promise<string> {
  requirePermission(actor, 'cleanup.manage')
  if (input.issuedFrom !== null && input.issuedFrom > input.cutOffOn)
    throw new Refused('invalid', '清理范围的起始日晚于截止日，请核对。')
  return inTransaction(deps, actor, (work) => insertCampaign(work, input, documentIds)).catch((error: unknown) => {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('conflict', `已有名为“${input.name}”的清理。请换一个名称，例如加上年度。`)
    throw error
  })
}

/** Writes a campaign with its first documents; for the commands that open one. Gives its id. */
export async function insertCampaign(
  work: Work,
  input: CampaignInput,
  documentIds: readonly string[],
): Promise<string> {
  const campaign_id = work.newId()
  await work.trx
    .insertInto('campaign')
    .values({
      campaign_id,
      name: input.name,
      kind: input.kind,
      scope: input.scope,
      issued_from: input.issuedFrom,
      cut_off_on: input.cutOffOn,
      deciding_organ_id: input.decidingOrganId,
      superseded_outcome: input.supersededOutcome,
      stage: 'proposing',
      opened_on: work.today,
    })
    .execute()
  await recordAudit(
    work,
    'campaign.opened',
    { type: 'campaign', id: campaign_id },
    { name: input.name, kind: input.kind, cutOffOn: input.cutOffOn },
  )
  if (documentIds.length > 0) await takeIn(work, campaign_id, documentIds)
  return campaign_id
}

/** Adds documents to a campaign, in the order given; each is carried out by its implementing organ, else its maker. */
export async function addItems(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly campaignId: string; readonly documentIds: readonly string[] },
): Promise<number> {
  requirePermission(actor, 'cleanup.manage')
  if (input.documentIds.length === 0)
    throw new Refused('invalid', '没有可以列入的文件。请调整清理范围，或者先登记文件。')
  return inTransaction(deps, actor, (work) => takeIn(work, input.campaignId, input.documentIds))
}

async function takeIn(work: Work, campaignId: string, documentIds: readonly string[]): Promise<number> {
  const campaign = await getCampaign(work.trx, campaignId)
  const known = await work.trx
    .selectFrom('campaign_item')
    .select(['document_id', 'serial'])
    .where('campaign_id', '=', campaignId)
    .execute()
  const present = new Set(known.map((k) => k.document_id))
  let serial = known.reduce((most, k) => Math.max(most, k.serial), 0)
  for (const documentId of documentIds) {
    const row = await getDocument(work.trx, documentId)
    refuseWith(
      obstaclesToAddItem(
        { stage: campaign.stage, issuedFrom: campaign.issued_from, cutOffOn: campaign.cut_off_on },
        { issuedOn: firstIssuedOn(factsOf(row, [])), isInCampaign: present.has(documentId) },
      ).map((o) => ({ ...o, message: `《${row.title}》：${o.message}` })),
    )
    present.add(documentId)
    serial += 1
    await insertItem(work, campaignId, serial, documentId, row.implementing_organ_id ?? row.making_organ_id)
  }
  await recordAudit(work, 'campaign.items_added', { type: 'campaign', id: campaignId }, { count: documentIds.length })
  return documentIds.length
}

async function insertItem(
  work: Work,
  campaignId: string,
  serial: number,
  documentId: string,
  organId: string,
): Promise<void> {
  await work.trx
    .insertInto('campaign_item')
    .values({
      item_id: work.newId(),
      campaign_id: campaignId,
      serial,
      document_id: documentId,
      implementing_organ_id: organId,
      proposal_id: null,
      decision_id: null,
    })
    .execute()
}

/** Moves a campaign one stage on or back, and keeps what was said with it. */
export async function moveCampaign(
  deps: WorkDeps,
  actor: RequestActor,
  input: {
    readonly campaignId: string
    readonly to: CampaignStage
    readonly version: number
    readonly note?: string | null
  },
): Promise<void> {
  requirePermission(actor, 'cleanup.manage')
  await inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, input.campaignId)
    const note = input.note?.trim() || null
    const totals = campaignTotals(await listOutcomes(work.trx, input.campaignId))
    refuseWith(obstaclesToStage(campaign.stage, input.to, totals, note))
    const moved = await work.trx
      .updateTable('campaign')
      .set({
        stage: input.to,
        closed_on: input.to === 'closed' ? work.today : null,
        version: input.version + 1,
      })
      .where('campaign_id', '=', input.campaignId)
      .where('version', '=', input.version)
      .executeTakeFirst()
    if (Number(moved.numUpdatedRows) !== 1)
      throw new Refused('conflict', '清理的阶段刚刚被别人改过。请刷新页面，核对后再改。')
    await work.trx
      .insertInto('campaign_move')
      .values({
        move_id: work.newId(),
        campaign_id: input.campaignId,
        from_stage: campaign.stage,
        to_stage: input.to,
        note,
        moved_on: work.today,
        moved_by: actor.userId,
        moved_by_name: actor.displayName,
      })
      .execute()
    await recordAudit(
      work,
      'campaign.stage_changed',
      { type: 'campaign', id: input.campaignId },
      { from: campaign.stage, to: input.to, note },
    )
  })
}
