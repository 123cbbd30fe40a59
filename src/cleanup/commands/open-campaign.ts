import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { type DocumentRow, factsOf } from '../../documents/records.ts'
import { firstIssuedOn } from '../../documents/rules.ts'
import { enqueue } from '../../jobs/job.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { criteriaWithin, defaultCriteria, obstaclesToOutcome, writeCriteria } from '../criteria-rules.ts'
import type { CampaignKind, Criteria, ScopeQuery } from '../model.ts'
import { listSuccessions } from '../queries/scope.ts'
import { getCampaign, offeredOutcomes } from '../records.ts'
import { obstaclesToAddItem } from '../rules.ts'
import { standingOrgan, writeScope } from '../scope-rules.ts'

export interface CampaignInput {
  readonly name: string
  readonly kind: CampaignKind
  readonly scope: string
  readonly issuedFrom: Day | null
  readonly cutOffOn: Day
  readonly decidingOrganId: string
  readonly supersededOutcome: 'repeal' | 'declare_lapsed'
  /** Where other grounds lead than they usually do. */
  readonly criteria?: Partial<Criteria>
  /** The query by which its documents are chosen; kept to find what drops out. */
  readonly scopeQuery?: ScopeQuery | null
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
  const offered = await offeredOutcomes(work.trx, work.today)
  refuseWith(Object.values(input.criteria ?? {}).flatMap((outcome) => obstaclesToOutcome(offered, outcome)))
  const usual = criteriaWithin(defaultCriteria(input.supersededOutcome), offered)
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
      criteria: writeCriteria({ ...usual, ...input.criteria }),
      stage: 'proposing',
      opened_on: work.today,
      scope_query: input.scopeQuery ? writeScope(input.scopeQuery) : null,
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

/**
 * Adds documents to a campaign, in the order given. Each is assigned to its implementing organ, else its maker, or to
 * who took over from that one.
 */
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

const SLICE = 500

async function takeIn(work: Work, campaignId: string, documentIds: readonly string[]): Promise<number> {
  const campaign = await getCampaign(work.trx, campaignId)
  const known = await work.trx
    .selectFrom('campaign_item')
    .select(['document_id', 'serial'])
    .where('campaign_id', '=', campaignId)
    .execute()
  const present = new Set(known.map((k) => k.document_id))
  let serial = known.reduce((most, k) => Math.max(most, k.serial), 0)
  const organs = new Map((await listSuccessions(work.trx)).map((organ) => [organ.organId, organ]))
  const scope = { stage: campaign.stage, issuedFrom: campaign.issued_from, cutOffOn: campaign.cut_off_on }
  for (let at = 0; at < documentIds.length; at += SLICE) {
    const ids = documentIds.slice(at, at + SLICE)
    const rows = await documentsByIds(work, ids)
    const taken = ids.map((documentId) => {
      const row = rows.get(documentId)
      if (!row) throw new Refused('not_found', '所选的文件有的已不在登记中。请刷新页面后重新选择。')
      const facts = { issuedOn: firstIssuedOn(factsOf(row, [])), isInCampaign: present.has(documentId) }
      refuseWith(obstaclesToAddItem(scope, facts).map((o) => ({ ...o, message: `《${row.title}》：${o.message}` })))
      present.add(documentId)
      serial += 1
      return {
        item_id: work.newId(),
        campaign_id: campaignId,
        serial,
        document_id: documentId,
        implementing_organ_id: standingOrgan(row.implementing_organ_id ?? row.making_organ_id, organs, work.today),
        proposal_id: null,
        decision_id: null,
      }
    })
    await work.trx.insertInto('campaign_item').values(taken).execute()
  }
  await recordAudit(work, 'campaign.items_added', { type: 'campaign', id: campaignId }, { count: documentIds.length })
  await askForSignals(work, campaignId)
  return documentIds.length
}

async function documentsByIds(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, DocumentRow>> {
  const rows = await work.trx
    .selectFrom('document')
    .selectAll()
    .where('document_id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.document_id, row]))
}

/** Lets the signals of the items be looked for in the background; the page says so until they are found. */
export async function askForSignals(work: Work, campaignId: string): Promise<void> {
  await work.trx
    .updateTable('campaign')
    .set({ signals_state: 'waiting' })
    .where('campaign_id', '=', campaignId)
    .execute()
  await enqueue(work, 'find-signals', { campaignId })
}
