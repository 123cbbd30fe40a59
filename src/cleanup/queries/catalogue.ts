import type { Reader } from '../../db/transaction.ts'
import type { CatalogueData, CatalogueLine, CleanupOutcome } from '../model.ts'
import { getCampaign } from '../records.ts'
import { compareCatalogueRows } from '../rules.ts'

/**
 * Reads the catalogue of one outcome in the order offices use. With a decision for every item it is the decided one,
 * before that the proposed one. Secret documents are counted, never listed.
 */
export async function getCatalogue(db: Reader, campaignId: string, outcome: CleanupOutcome): Promise<CatalogueData> {
  const campaign = await getCampaign(db, campaignId)
  const basis = campaign.stage === 'decided' || campaign.stage === 'closed' ? 'decision' : 'proposal'
  const rows = await db
    .selectFrom('campaign_item')
    .innerJoin('document', 'document.document_id', 'campaign_item.document_id')
    .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
    .innerJoin('organ as implementer', 'implementer.organ_id', 'campaign_item.implementing_organ_id')
    .leftJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
    .leftJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .select([
      'document.title',
      'document.number_text',
      'document.issued_on',
      'document.published_on',
      'document.written_on',
      'document.effective_on',
      'document.secrecy',
      'maker.kind as maker_kind',
      'maker.position as maker_position',
      'maker.name as maker_name',
      'implementer.name as implementer_name',
      'proposal.reason as proposal_reason',
      'decision.reason as decision_reason',
    ])
    .where('campaign_item.campaign_id', '=', campaignId)
    .where(basis === 'decision' ? 'decision.outcome' : 'proposal.outcome', '=', outcome)
    .execute()
  const lines = rows.map((row): CatalogueLine & { readonly isSecret: boolean } => ({
    title: row.title,
    numberText: row.number_text,
    makerKind: row.maker_kind,
    makerPosition: row.maker_position,
    makerName: row.maker_name,
    issuedOn: row.issued_on ?? row.published_on ?? row.written_on,
    effectiveOn: row.effective_on,
    implementer: row.implementer_name,
    reason: row.decision_reason ?? row.proposal_reason ?? '',
    isSecret: row.secrecy === 'secret',
  }))
  return {
    campaignId,
    campaignName: campaign.name,
    outcome,
    basis,
    lines: lines.filter((l) => !l.isSecret).sort(compareCatalogueRows),
    secret: lines.filter((l) => l.isSecret).length,
  }
}
