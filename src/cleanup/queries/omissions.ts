import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { inStateOn } from '../../documents/effect-query.ts'
import { documentLines } from '../../documents/queries/document-lines.ts'
import { firstIssuedOn } from '../../documents/rules.ts'
import { visibleTo } from '../../documents/visibility.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import type { ScopeQuery } from '../model.ts'
import type { CatalogueCheck, Contradiction } from '../output-model.ts'
import { type CampaignRow, getCampaign } from '../records.ts'
import { readScope } from '../scope-rules.ts'
import { matching } from '../selection.ts'
import { documentsInScope } from './scope.ts'

/** The campaign's scope; for one that was opened before scopes were kept, what its items have in common. */
export async function scopeOfCampaign(db: Reader, campaign: CampaignRow): Promise<ScopeQuery> {
  if (campaign.scope_query !== null) return readScope(campaign.scope_query)
  const rows = await db
    .selectFrom('campaign_item')
    .innerJoin('document', 'document.document_id', 'campaign_item.document_id')
    .select('document.category')
    .distinct()
    .where('campaign_id', '=', campaign.campaign_id)
    .execute()
  return {
    categories: rows.map((row) => row.category as ScopeQuery['categories'][number]),
    organIds: [],
    inForceOnly: true,
    issuedFrom: campaign.issued_from,
    cutOffOn: campaign.cut_off_on,
    reform: null,
  }
}

/**
 * The documents of the scope that are in force, or will be, and that the campaign neither lists nor explains: what is not in
 * the catalogue of those that remain is taken for dead (domain.md §4.3), so none may drop out unnoticed.
 */
async function omitted(db: Reader, campaign: CampaignRow, today: Day) {
  const scope = await scopeOfCampaign(db, campaign)
  return (await documentsInScope(db, { ...scope, inForceOnly: true }, today))
    .where('document.document_id', 'not in', (eb) =>
      eb.selectFrom('campaign_item').select('document_id').where('campaign_id', '=', campaign.campaign_id),
    )
    .where('document.document_id', 'not in', (eb) =>
      eb.selectFrom('campaign_omission').select('document_id').where('campaign_id', '=', campaign.campaign_id),
    )
}

/** Counts them, the secret ones too. */
export async function countOmissions(db: Reader, campaignId: string, today: Day): Promise<number> {
  const campaign = await getCampaign(db, campaignId)
  if (campaign.scope_query === null && campaign.kind === 'immediate') return 0
  const { total } = await (await omitted(db, campaign, today))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

const SHOWN = 200

/** Reads what drops out of the catalogues or stands in the wrong one; secret documents are counted only. */
export async function getCatalogueCheck(
  db: Reader,
  actor: Actor,
  campaignId: string,
  today: Day,
  most = SHOWN,
): Promise<CatalogueCheck> {
  const campaign = await getCampaign(db, campaignId)
  const ids = await (await omitted(db, campaign, today))
    .select('document.document_id')
    .where((eb) => visibleTo(eb, actor))
    .orderBy('document.issued_on')
    .orderBy('document.document_id')
    .limit(most)
    .execute()
  const lines = await documentLines(
    db,
    ids.map((row) => row.document_id),
    today,
  )
  const explained = await db
    .selectFrom('campaign_omission')
    .innerJoin('document', 'document.document_id', 'campaign_omission.document_id')
    .select(['document.document_id', 'title', 'reason', 'recorded_on', 'recorded_by_name'])
    .where('campaign_id', '=', campaign.campaign_id)
    .where((eb) => visibleTo(eb, actor))
    .orderBy('recorded_on')
    .orderBy('document.document_id')
    .execute()
  return {
    omissions: lines.map((line) => ({ ...line, issuedOn: firstIssuedOn(line) })),
    omitted: await countOmissions(db, campaignId, today),
    explained: explained.map((row) => ({
      documentId: row.document_id,
      title: row.title,
      reason: row.reason,
      recordedOn: row.recorded_on,
      recordedByName: row.recorded_by_name,
    })),
    contradictions: await listContradictions(db, actor, campaign.campaign_id, today),
  }
}

/** What was decided to stay and has ended by the day all the same: its validity is over, or another document ended it. */
async function listContradictions(
  db: Reader,
  actor: Actor,
  campaignId: string,
  today: Day,
): Promise<readonly Contradiction[]> {
  const rows = await matching(db, actor, campaignId, {})
    .select(['campaign_item.item_id', 'campaign_item.serial', 'document.document_id', 'decision.outcome as decided'])
    .where('decision.outcome', 'in', ['remain', 'amend', 'amend_or_lapse'])
    .where(
      sql<boolean>`(document.document_id in ${inStateOn('lapsed', today)} or document.document_id in ${inStateOn('repealed', today)})`,
    )
    .orderBy('campaign_item.serial')
    .limit(SHOWN)
    .execute()
  const lines = new Map(
    (
      await documentLines(
        db,
        rows.map((row) => row.document_id),
        today,
      )
    ).map((line) => [line.documentId, line]),
  )
  return rows.flatMap((row) => {
    const line = lines.get(row.document_id)
    if (!line || row.decided === null) return []
    return [{ itemId: row.item_id, serial: row.serial, title: line.title, decided: row.decided, effect: line.effect }]
  })
}
