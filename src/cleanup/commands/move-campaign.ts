import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { dayWords } from '../../lib/day-words.ts'
import { Refused } from '../../lib/refused.ts'
import type { CampaignStage } from '../model.ts'
import { countOpenAmendments } from '../queries/amendments.ts'
import { countOmissions } from '../queries/omissions.ts'
import { getCampaign, listOutcomes } from '../records.ts'
import { campaignTotals } from '../rules.ts'
import { NOTHING_SAID, obstaclesToStage, type StageWords } from '../stage-rules.ts'

/** Moves a campaign one stage on or back, and keeps what was said with it. */
export async function moveCampaign(
  deps: WorkDeps,
  actor: RequestActor,
  input: {
    readonly campaignId: string
    readonly to: CampaignStage
    readonly version: number
  } & Partial<StageWords>,
): Promise<void> {
  requirePermission(actor, 'cleanup.manage')
  await inTransaction(deps, actor, async (work) => {
    const campaign = await getCampaign(work.trx, input.campaignId)
    const said = { ...NOTHING_SAID, ...input, note: input.note?.trim() || null }
    const totals = campaignTotals(await listOutcomes(work.trx, input.campaignId))
    const counts = {
      omitted: input.to === 'published' ? await countOmissions(work.trx, input.campaignId, work.today) : 0,
      unamended: await countOpenAmendments(work.trx, input.campaignId),
    }
    refuseWith(obstaclesToStage(campaign.stage, input.to, totals, said, work.today, counts))
    const moved = await work.trx
      .updateTable('campaign')
      .set({
        stage: input.to,
        closed_on: input.to === 'closed' ? work.today : null,
        version: input.version + 1,
      })
      .where('campaign_id', '=', input.campaignId)
      .where('version', '=', input.version)
      .where('stage', '=', campaign.stage)
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
        note: said.note,
        moved_on: work.today,
        moved_by: actor.userId,
        moved_by_name: actor.displayName,
        acted_on: said.actedOn,
        place: said.place,
        paper_number: said.paperNumber,
        recipient_organ_id: said.recipientOrganId,
      })
      .execute()
    const facts = [said.actedOn && dayWords(said.actedOn), said.place, said.paperNumber, said.note]
    await recordAudit(
      work,
      'campaign.stage_changed',
      { type: 'campaign', id: input.campaignId },
      { from: campaign.stage, to: input.to, note: facts.filter(Boolean).join('，') || null },
    )
  })
}
