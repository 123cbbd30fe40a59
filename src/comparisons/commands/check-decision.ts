import type { RequestActor } from '../../documents/guard.ts'
import { findText } from '../../documents/queries/revisions.ts'
import { Refused } from '../../lib/refused.ts'
import type { AmendmentCheck } from '../../text/amendments-model.ts'
import type { PairOfTexts } from '../queries/pair.ts'
import { findSides } from '../queries/pair.ts'
import { type ComparedPair, type ComparisonDeps, getComparison } from './compare.ts'
import { type FileDeps, type GivenText, type Problem, readGiven } from './compare-files.ts'

/** The decision: one of the register by its revision, or a text that is not kept. */
export type GivenDecision = { readonly revisionId: string } | GivenText

export interface CheckedDecision {
  readonly pair: ComparedPair
  readonly name: string
  readonly check: AmendmentCheck
}

/** Checks what a 修改决定 announces against the comparison of two texts. A decision that is not in the register is not kept. */
export async function checkDecision(
  deps: ComparisonDeps & FileDeps,
  actor: RequestActor,
  texts: PairOfTexts,
  given: GivenDecision,
): Promise<CheckedDecision | Problem> {
  const pair = await getComparison(deps, actor, texts, '核对修改决定')
  const decision =
    'revisionId' in given ? await readKept(deps, actor, given.revisionId) : await readGiven(deps, given, 'decision')
  if ('message' in decision) return decision
  const { oldText: old, newText: fresh, comparison } = pair
  return {
    pair,
    name: decision.name,
    check: await deps.comparer.check({ decision: decision.text, old, fresh, comparison }),
  }
}

async function readKept(deps: ComparisonDeps, actor: RequestActor, revisionId: string) {
  const side = (await findSides(deps.db, actor, [revisionId])).get(revisionId)
  const text = side ? await findText(deps.db, revisionId) : null
  if (!side || !text) throw new Refused('not_found', '没有这份修改决定，或者您无权查看。')
  return { text, name: `《${side.documentTitle}》` }
}
