import { raiseFinding } from '../../../src/findings/commands/findings.ts'
import type { FindingInput } from '../../../src/findings/model.ts'
import { acceptRound } from '../../../src/review/commands/intake.ts'
import { submitRound } from '../../../src/review/commands/submit-round.ts'
import type { OpinionKind } from '../../../src/review/model.ts'
import type { TestDeps } from '../deps.ts'
import { givenText } from './comparisons.ts'
import { givenDocument } from './documents.ts'
import { givenPack } from './packs.ts'
import { type Bench, type GivenRound, givenOpinion } from './review.ts'

export const FIRST_DRAFT = [
  '停车管理办法',
  '第一条　为了规范停车，根据《中华人民共和国道路交通安全法》，制定本办法。',
  '第二条　停车场经营者应当自开业之日起十五日内备案。',
  '第三条　停车场应当设置明显的标志，公布收费标准和监督电话。',
  '第四条　违反本办法规定的，处以五百元罚款。',
  '第五条　本办法自公布之日起施行。',
]

/** An accepted round on a draft with these lines. */
export async function givenReadRound(
  deps: TestDeps,
  bench: Bench,
  lines: readonly string[] = FIRST_DRAFT,
): Promise<GivenRound> {
  const documentId = await givenDocument(deps, {
    makingOrganId: bench.city.government,
    draftingOrganId: bench.city.department,
  })
  await givenText(deps, documentId, 1, lines)
  await givenPack(deps, bench.drafter, documentId)
  const input = { documentId, note: null, isUrgent: false, urgencyReason: null }
  const round = { documentId, ...(await submitRound(deps, bench.drafter, input)) }
  await acceptRound(deps, bench.reviewer, round)
  return round
}

/** The opinion on a round, and the next draft as the next accepted round. */
export async function givenNextRound(
  deps: TestDeps,
  bench: Bench,
  round: GivenRound,
  lines: readonly string[],
): Promise<GivenRound> {
  const { documentId } = round
  const drafts = await deps.db
    .selectFrom('revision')
    .select('serial')
    .where('document_id', '=', documentId)
    .orderBy('serial', 'desc')
    .executeTakeFirstOrThrow()
  await givenText(deps, documentId, drafts.serial + 1, lines)
  const input = { documentId, note: null, isUrgent: false, urgencyReason: null }
  const next = { documentId, ...(await submitRound(deps, bench.drafter, input)) }
  await acceptRound(deps, bench.reviewer, next)
  return next
}

/** A finding of the reviewer; unless said otherwise one that must be heeded, on article 4. */
export const givenFinding = (
  deps: TestDeps,
  bench: Bench,
  round: GivenRound,
  given: Partial<FindingInput> = {},
): Promise<{ readonly findingId: string; readonly serial: number }> =>
  raiseFinding(deps, bench.reviewer, {
    ...round,
    ...findingInput(given),
    source: 'person',
    sourceRef: null,
    follows: null,
  })

/** What a reviewer types. */
export const findingInput = (given: Partial<FindingInput> = {}): FindingInput => ({
  path: '4',
  quote: null,
  head: 'content',
  severity: 'must',
  problem: '没有上位法依据设定罚款。',
  basis: '《中华人民共和国行政处罚法》第十六条',
  suggestion: '删去。',
  ...given,
})

/** Signs an opinion of a kind on a round. */
export const signed = (deps: TestDeps, bench: Bench, round: GivenRound, kind: OpinionKind = 'agree_with_changes') =>
  givenOpinion(deps, bench, round, { kind })
