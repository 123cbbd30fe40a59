import type { Reader } from '../../db/transaction.ts'
import { listEffects } from '../../documents/effect-records.ts'
import type { DocumentEffect } from '../../documents/model.ts'
import { factsOf } from '../../documents/records.ts'
import { effectOn, firstIssuedOn, inForceFrom, lapsesAfter } from '../../documents/rules.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { CampaignStage, CleanupOutcome } from '../model.ts'
import type { CatalogueData, CatalogueKind, CatalogueLine } from '../output-model.ts'
import { getCampaign } from '../records.ts'
import { catalogueOf, compareCatalogueRows } from '../rules.ts'
import { listItemIds } from './items.ts'

const DECIDED: ReadonlySet<CampaignStage> = new Set(['decided', 'published', 'filed', 'closed'])

/** The items with what a catalogue says of them. */
const rowsOf = (db: Reader, campaignId: string) =>
  db
    .selectFrom('campaign_item')
    .innerJoin('document', 'document.document_id', 'campaign_item.document_id')
    .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
    .innerJoin('organ as implementer', 'implementer.organ_id', 'campaign_item.implementing_organ_id')
    .leftJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
    .leftJoin('cleanup_review', 'cleanup_review.review_id', 'campaign_item.review_id')
    .leftJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .selectAll('document')
    .select([
      'campaign_item.item_id',
      'maker.kind as maker_kind',
      'maker.position as maker_position',
      'maker.name as maker_name',
      'implementer.name as implementer_name',
      'proposal.outcome as proposed',
      'proposal.reason as proposal_reason',
      'proposal.amend_by as proposal_amend_by',
      'cleanup_review.outcome as reviewed',
      'cleanup_review.reason as review_reason',
      'cleanup_review.amend_by as review_amend_by',
      'decision.outcome as decided',
      'decision.reason as decision_reason',
      'decision.amend_by as decision_amend_by',
    ])
    .where('campaign_item.campaign_id', '=', campaignId)

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

/** The opinion that counts: the decision once all are made, before that the review, else the proposal. */
const outcomeOf = (row: Row, basis: CatalogueData['basis']): CleanupOutcome | null =>
  basis === 'decision' ? row.decided : (row.reviewed ?? row.proposed)

/**
 * Reads all four catalogues in the order offices use. With a decision for every item they are the decided ones, before
 * that those that are proposed. Secret documents are counted, never listed. With a day each line has its state on it.
 */
export async function getCatalogues(
  db: Reader,
  actor: Actor,
  campaignId: string,
  on: Day | null = null,
): Promise<Readonly<Record<CatalogueKind, CatalogueData>>> {
  const campaign = await getCampaign(db, campaignId)
  const basis = DECIDED.has(campaign.stage) ? 'decision' : 'proposal'
  const rows = await rowsOf(db, campaignId).execute()
  const effects = await listEffects(
    db,
    rows.map((row) => row.document_id),
  )
  const seen = await seenItems(db, actor, campaignId)
  const found: Record<CatalogueKind, { lines: CatalogueLine[]; secret: number; hidden: number }> = {
    remain: { lines: [], secret: 0, hidden: 0 },
    repeal: { lines: [], secret: 0, hidden: 0 },
    declare_lapsed: { lines: [], secret: 0, hidden: 0 },
    amend: { lines: [], secret: 0, hidden: 0 },
  }
  for (const row of rows) {
    const outcome = outcomeOf(row, basis)
    if (outcome === null) continue
    const one = found[catalogueOf(outcome)]
    if (row.secrecy === 'secret') one.secret += 1
    else if (seen !== null && !seen.has(row.item_id)) one.hidden += 1
    else one.lines.push(lineOf(row, outcome, basis, effects.get(row.document_id) ?? [], on))
  }
  const data = (kind: CatalogueKind): CatalogueData => ({
    campaignId,
    campaignName: campaign.name,
    kind,
    basis,
    lines: found[kind].lines.sort(compareCatalogueRows),
    secret: found[kind].secret,
    hidden: found[kind].hidden,
  })
  return {
    remain: data('remain'),
    repeal: data('repeal'),
    declare_lapsed: data('declare_lapsed'),
    amend: data('amend'),
  }
}

/** The items that a person who does not lead the clean-up may see; null for those who see all. */
async function seenItems(db: Reader, actor: Actor, campaignId: string): Promise<ReadonlySet<string> | null> {
  if (may(actor, 'cleanup.manage')) return null
  return new Set(await listItemIds(db, actor, campaignId, {}))
}

/** Reads one of the four. */
export const getCatalogue = async (
  db: Reader,
  actor: Actor,
  campaignId: string,
  kind: CatalogueKind,
  on: Day | null = null,
): Promise<CatalogueData> => (await getCatalogues(db, actor, campaignId, on))[kind]

function lineOf(
  row: Row,
  outcome: CleanupOutcome,
  basis: CatalogueData['basis'],
  effects: readonly DocumentEffect[],
  on: Day | null,
): CatalogueLine {
  const facts = factsOf(row, effects)
  const advised = row.review_reason ?? row.proposal_reason
  const amendBy = row.review_amend_by ?? row.proposal_amend_by
  const isDecided = basis === 'decision'
  return {
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    makerKind: row.maker_kind,
    makerPosition: row.maker_position,
    makerName: row.maker_name,
    issuedOn: firstIssuedOn(facts),
    publishedOn: row.published_on,
    effectiveOn: row.effective_on,
    amendedOn: lastAmendment(effects),
    lapsesAfter: lapsesAfter(facts.validity, inForceFrom(facts)),
    implementer: row.implementer_name,
    outcome,
    amendBy: isDecided ? row.decision_amend_by : amendBy,
    reason: (isDecided ? row.decision_reason : null) ?? advised ?? '',
    effect: on === null ? null : effectOn(facts, on),
  }
}

const lastAmendment = (effects: readonly DocumentEffect[]): Day | null =>
  effects
    .filter((effect) => effect.kind === 'amended')
    .map((effect) => effect.effectiveOn)
    .sort()
    .at(-1) ?? null
