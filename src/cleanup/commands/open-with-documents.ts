import type { Reader, WorkDeps } from '../../db/transaction.ts'
import type { RequestActor } from '../../documents/guard.ts'
import { Refused } from '../../lib/refused.ts'
import type { ScopeQuery } from '../model.ts'
import { listDocumentsInScope } from '../queries/scope.ts'
import { type CampaignInput, openCampaign } from './open-campaign.ts'

type AskedScope = Pick<ScopeQuery, 'categories' | 'issuedFrom' | 'cutOffOn'> &
  Partial<Pick<ScopeQuery, 'organIds' | 'inForceOnly' | 'reform'>>

type ScopedInput = Omit<CampaignInput, 'scopeQuery'> & AskedScope

/** Gives the scope that was asked for. */
export const scopeOf = (input: AskedScope): ScopeQuery => ({
  categories: input.categories,
  organIds: input.organIds ?? [],
  inForceOnly: input.inForceOnly ?? false,
  issuedFrom: input.issuedFrom,
  cutOffOn: input.cutOffOn,
  reform: input.reform ?? null,
})

/** Opens a campaign over every document of the register that its scope takes in. Gives its id. */
export async function openCampaignWithDocuments(
  deps: WorkDeps & { readonly db: Reader },
  actor: RequestActor,
  input: ScopedInput,
): Promise<string> {
  const scopeQuery = scopeOf(input)
  const documentIds = await listDocumentsInScope(deps.db, scopeQuery, deps.clock.today())
  if (documentIds.length === 0)
    throw new Refused('invalid', '登记的文件中没有符合这个范围的。请调整起止日期、类别或者机关，或者先补录文件。')
  return openCampaign(deps, actor, { ...input, scopeQuery }, documentIds)
}
