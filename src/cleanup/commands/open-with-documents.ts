import type { Reader, WorkDeps } from '../../db/transaction.ts'
import type { RequestActor } from '../../documents/guard.ts'
import type { Category } from '../../documents/model.ts'
import { Refused } from '../../lib/refused.ts'
import { listDocumentsInScope } from '../queries/campaigns.ts'
import { type CampaignInput, openCampaign } from './open-campaign.ts'

/** Opens a campaign over every document of the register that its scope takes in. Gives its id. */
export async function openCampaignWithDocuments(
  deps: WorkDeps & { readonly db: Reader },
  actor: RequestActor,
  input: CampaignInput & { readonly categories: readonly Category[] },
): Promise<string> {
  const documentIds = await listDocumentsInScope(deps.db, input)
  if (documentIds.length === 0)
    throw new Refused('invalid', '登记的文件中没有符合这个范围的。请调整起止日期或者类别，或者先补录文件。')
  return openCampaign(deps, actor, input, documentIds)
}
