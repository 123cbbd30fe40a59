import { decideOutcomes } from '../../src/cleanup/commands/decide.ts'
import { moveCampaign } from '../../src/cleanup/commands/move-campaign.ts'
import { openCampaignWithDocuments } from '../../src/cleanup/commands/open-with-documents.ts'
import { proposeOutcome } from '../../src/cleanup/commands/propose.ts'
import type { CampaignStage, NormativeCategory } from '../../src/cleanup/model.ts'
import type { IssuedDocument } from '../../src/documents/commands/register.ts'
import { recordIssuedDocuments } from '../../src/documents/commands/register.ts'
import type { Day } from '../../src/lib/day.ts'
import type { CleanupDocument, CleanupFile, OrgansFile } from '../datasets/types.ts'
import { dayOf, dayOrNull, readDataset, type SeedContext } from './context.ts'

const SCOPES: Readonly<Record<string, string>> = {
  'ledger-2019': '自1951年以来至2018年10月31日印发的市政府及其办公室、市政府部门的行政规范性文件',
  'reform-2019': '机构改革涉及的市委及市委办公室党内规范性文件',
}

const FILES = ['ledger-2019', 'reform-2019'] as const

/** The clean-up of 360 documents, proposed and waiting for the decision, and the five Party documents of the reform. */
export function planCleanups(context: SeedContext): void {
  for (const name of FILES) planCampaign(context, name, readDataset<CleanupFile>(name))
}

/** Who proposes for what an organ carries out: itself, or who took over from it. */
const proposerOf = (organKey: string): string =>
  readDataset<OrgansFile>('organs').organs.find((o) => o.key === organKey)?.successorKey ?? organKey

/** Every organ that has something to propose. */
export const actingInCleanups = (): readonly string[] =>
  FILES.flatMap((name) => readDataset<CleanupFile>(name).documents.map((d) => proposerOf(d.implementingOrganKey)))

function recordOf(context: SeedContext, document: CleanupDocument): IssuedDocument {
  const making = context.organId(document.makingOrganKey)
  const { validity } = document
  return {
    title: document.title,
    category: document.category,
    secrecy: document.category === 'party' ? 'internal' : 'public',
    makingOrganId: making,
    draftingOrganId: making,
    implementingOrganId: context.organId(document.implementingOrganKey),
    numberText: document.number,
    dates: {
      signedOn: dayOrNull(document.signedOn),
      writtenOn: dayOrNull(document.writtenOn),
      issuedOn: dayOf(document.issuedOn),
      publishedOn: dayOrNull(document.publishedOn),
      effectiveOn: dayOrNull(document.effectiveOn),
    },
    validity: validity.kind === 'until' ? { kind: 'until', lapsesAfter: dayOf(validity.lapsesAfter) } : validity,
    validitySource: null,
    note: document.issuedAs ? `印发时机关名称：${document.issuedAs}` : null,
    stage: 'published',
    reason: '历史文件，清理时补录',
  }
}

function planCampaign(context: SeedContext, name: string, { campaign, documents }: CleanupFile): void {
  const { deps, calendar } = context
  const bureau = context.person('审核员')
  const supervisor = context.person('监督员')
  const openedOn = dayOf(campaign.openedOn)
  let campaignId = ''
  const itemOf = new Map<string, string>()

  calendar.at(openedOn, async () => {
    const ids = await recordIssuedDocuments(
      deps,
      bureau,
      documents.map((d) => recordOf(context, d)),
    )
    campaignId = await openCampaignWithDocuments(deps, supervisor, {
      name: campaign.name,
      kind: campaign.kind,
      scope: SCOPES[name] ?? '',
      issuedFrom: dayOf(campaign.scopeFrom),
      cutOffOn: dayOf(campaign.cutOffOn),
      decidingOrganId: context.organId(campaign.decidingOrganKey),
      supersededOutcome: 'repeal',
      categories: [...new Set(documents.map((d) => d.category as NormativeCategory))],
      reform: campaign.reform ? { from: dayOf(campaign.reform.from), to: dayOf(campaign.reform.to) } : null,
    })
    const rows = await deps.db
      .selectFrom('campaign_item')
      .select(['item_id', 'document_id'])
      .where('campaign_id', '=', campaignId)
      .execute()
    for (const [i, document] of documents.entries()) {
      const row = rows.find((r) => r.document_id === ids[i])
      if (row) itemOf.set(document.key, row.item_id)
    }
    if (rows.length !== documents.length) throw new Error(`the scope of ${name} takes in ${rows.length} documents`)
  })

  const item = (document: CleanupDocument): string => itemOf.get(document.key) ?? ''
  for (const document of documents)
    calendar.at(dayOf(document.proposal.proposedOn), () =>
      proposeOutcome(
        deps,
        context.drafterOf(proposerOf(document.implementingOrganKey)),
        { campaignId, itemId: item(document), version: 1 },
        {
          outcome: document.proposal.outcome,
          ground: document.proposal.ground,
          reason: document.proposal.reason,
          basis: null,
          amendBy: null,
        },
      ),
    )

  const move = async (to: CampaignStage, note: string | null = null): Promise<void> => {
    const { version } = await deps.db
      .selectFrom('campaign')
      .select('version')
      .where('campaign_id', '=', campaignId)
      .executeTakeFirstOrThrow()
    await moveCampaign(deps, supervisor, { campaignId, to, version, note })
  }
  const proposed = dayOf(campaign.proposalsDueOn)
  calendar.at(proposed, () => move('reviewing'))
  calendar.at(proposed, () => move('reporting', '逐件审核意见未单独留存，仅有汇总的拟办意见'))
  calendar.at(proposed, () => move('deciding'))
  if (campaign.stage !== 'closed') return
  let last = dayOf(campaign.proposalsDueOn)
  for (const document of documents) {
    const { decision } = document
    if (!decision) continue
    const on = later(dayOf(decision.decidedOn), dayOf(decision.effectiveOn))
    last = later(last, on)
    const { outcome, number, reason } = decision
    const dates = { decidedOn: dayOf(decision.decidedOn), effectiveOn: dayOf(decision.effectiveOn) }
    calendar.at(on, async () => {
      const target = { campaignId, itemIds: [item(document)] }
      await decideOutcomes(deps, supervisor, target, { outcome, number, reason, amendBy: null, ...dates })
    })
  }
  calendar.at(last, () => move('decided'))
  calendar.at(last, () => move('closed', '目录公布和结果备案情况未登记'))
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
