import { moveCampaign } from '../../../src/cleanup/commands/move-campaign.ts'
import { openCampaign } from '../../../src/cleanup/commands/open-campaign.ts'
import type { CampaignStage, ScopeQuery } from '../../../src/cleanup/model.ts'
import { getCampaignSummary } from '../../../src/cleanup/queries/campaigns.ts'
import type { StageWords } from '../../../src/cleanup/stage-rules.ts'
import type { Day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import type { TestDeps } from '../deps.ts'

export const scopeQuery = (over: Partial<ScopeQuery> = {}): ScopeQuery => ({
  categories: ['government', 'department'],
  organIds: [],
  inForceOnly: false,
  issuedFrom: null,
  cutOffOn: '2025-12-31' as Day,
  reform: null,
  ...over,
})

/** A full clean-up of the documents given, with its scope; gives its id. */
export const givenCampaign = (
  deps: TestDeps,
  bureau: Actor,
  decidingOrganId: string,
  documentIds: readonly string[],
  scope: ScopeQuery | null = scopeQuery(),
): Promise<string> =>
  openCampaign(
    deps,
    bureau,
    {
      name: '2026年清理',
      kind: 'full',
      scope: '全部',
      issuedFrom: null,
      cutOffOn: '2025-12-31' as Day,
      decidingOrganId,
      supersededOutcome: 'repeal',
      scopeQuery: scope,
    },
    documentIds,
  )

/** Moves a campaign on, through every stage named, saying what each asks. */
export async function moveThrough(
  deps: TestDeps,
  bureau: Actor,
  campaignId: string,
  stages: readonly CampaignStage[],
  said: Partial<StageWords> = { note: '不逐件审核' },
): Promise<void> {
  for (const to of stages) {
    const { version } = await getCampaignSummary(deps.db, campaignId)
    await moveCampaign(deps, bureau, { campaignId, to, version, ...said })
  }
}
