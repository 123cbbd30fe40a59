import { sql } from 'kysely'
import { type Cursor, type Page, sliceOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import { inStateOn } from '../../documents/effect-query.ts'
import type { DocumentLine } from '../../documents/model.ts'
import { documentLines } from '../../documents/queries/document-lines.ts'
import { firstIssuedOn } from '../../documents/rules.ts'
import { visibleTo } from '../../documents/visibility.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import type { ScopeQuery } from '../model.ts'
import type { CheckCounts, Contradiction, ExplainedOmission, OmissionLine } from '../output-model.ts'
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

const SLICE = 1_000

/** Lines of documents in the order of the ids, however many. */
async function linesOf(db: Reader, ids: readonly string[], today: Day): Promise<readonly DocumentLine[]> {
  const lines: DocumentLine[] = []
  for (let at = 0; at < ids.length; at += SLICE)
    lines.push(...(await documentLines(db, ids.slice(at, at + SLICE), today)))
  return lines
}

/** The ids of what drops out of the catalogues and the person may see, the oldest first. */
export async function listOmittedIds(
  db: Reader,
  actor: Actor,
  campaignId: string,
  today: Day,
): Promise<readonly string[]> {
  const campaign = await getCampaign(db, campaignId)
  if (campaign.scope_query === null && campaign.kind === 'immediate') return []
  const rows = await (await omitted(db, campaign, today))
    .select('document.document_id')
    .where((eb) => visibleTo(eb, actor))
    .orderBy(sql`coalesce(document.issued_on, '')`)
    .orderBy('document.document_id')
    .execute()
  return rows.map((row) => row.document_id)
}

/** Reads a page of what drops out of the catalogues; secret documents are counted only. */
export async function listOmissions(
  db: Reader,
  actor: Actor,
  campaignId: string,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<Page<OmissionLine>> {
  const page = sliceOf(await listOmittedIds(db, actor, campaignId, today), cursor, size)
  const lines = await linesOf(db, page.rows, today)
  return { ...page, rows: lines.map((line) => ({ ...line, issuedOn: firstIssuedOn(line) })) }
}

/** Counts each part of the check of the catalogues. */
export async function countCheck(db: Reader, actor: Actor, campaignId: string, today: Day): Promise<CheckCounts> {
  return {
    omitted: await countOmissions(db, campaignId, today),
    listed: (await listOmittedIds(db, actor, campaignId, today)).length,
    ended: (await endedItems(db, actor, campaignId, today)).length,
    explained: (await explanations(db, actor, campaignId)).length,
  }
}

const explanations = async (db: Reader, actor: Actor, campaignId: string): Promise<readonly ExplainedOmission[]> =>
  (
    await db
      .selectFrom('campaign_omission')
      .innerJoin('document', 'document.document_id', 'campaign_omission.document_id')
      .select(['document.document_id', 'title', 'reason', 'recorded_on', 'recorded_by_name'])
      .where('campaign_id', '=', campaignId)
      .where((eb) => visibleTo(eb, actor))
      .orderBy('recorded_on')
      .orderBy('document.document_id')
      .execute()
  ).map((row) => ({
    documentId: row.document_id,
    title: row.title,
    reason: row.reason,
    recordedOn: row.recorded_on,
    recordedByName: row.recorded_by_name,
  }))

/** Reads a page of what is left out with a reason, the oldest first. */
export const listExplained = async (
  db: Reader,
  actor: Actor,
  campaignId: string,
  cursor: Cursor | null,
  size: number,
): Promise<Page<ExplainedOmission>> => sliceOf(await explanations(db, actor, campaignId), cursor, size)

/** What was decided to stay and has ended by the day all the same: its validity is over, or another document ended it. */
const endedItems = (db: Reader, actor: Actor, campaignId: string, today: Day) =>
  matching(db, actor, campaignId, {})
    .select(['campaign_item.item_id', 'campaign_item.serial', 'document.document_id', 'decision.outcome as decided'])
    .where('decision.outcome', 'in', ['remain', 'amend', 'amend_or_lapse'])
    .where(
      sql<boolean>`(document.document_id in ${inStateOn('lapsed', today)} or document.document_id in ${inStateOn('repealed', today)})`,
    )
    .orderBy('campaign_item.serial')
    .execute()

/** Reads a page of what stands in the wrong catalogue, by serial. */
export async function listContradictions(
  db: Reader,
  actor: Actor,
  campaignId: string,
  today: Day,
  cursor: Cursor | null,
  size: number,
): Promise<Page<Contradiction>> {
  const page = sliceOf(await endedItems(db, actor, campaignId, today), cursor, size)
  const ids = page.rows.map((row) => row.document_id)
  const lines = new Map((await linesOf(db, ids, today)).map((line) => [line.documentId, line]))
  const rows = page.rows.flatMap((row) => {
    const line = lines.get(row.document_id)
    if (!line || row.decided === null) return []
    return [{ itemId: row.item_id, serial: row.serial, title: line.title, decided: row.decided, effect: line.effect }]
  })
  return { ...page, rows }
}
