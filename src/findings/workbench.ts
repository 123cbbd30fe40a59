import { comparePair } from '../comparisons/commands/compare.ts'
import { getPair } from '../comparisons/queries/pair.ts'
import type { Deps } from '../deps.ts'
import { findText, listImportedComments } from '../documents/queries/revisions.ts'
import type { Actor } from '../people/model.ts'
import type { RoundRef } from '../review/guard.ts'
import { nameOfPath } from '../text/amendments-places.ts'
import { type CarriedAnchor, carryAnchor } from '../text/compare-anchor.ts'
import type { ExtractedText } from '../text/model.ts'
import type { FindingLine } from './model.ts'
import { getBenchAccess, headsOf, listAdvice, listChecks, takenAs } from './queries/bench.ts'
import { listProposals } from './queries/proposals.ts'
import { listFindings } from './records.ts'
import { byPlace, standing } from './rules.ts'
import type { FollowedFinding, Workbench } from './workbench-model.ts'

/** Gathers what lies on the workbench of a round. Throws `not_found` to all but the reviewing body and its advisers. */
export async function getWorkbench(deps: Deps, actor: Actor, ref: RoundRef): Promise<Workbench> {
  const { db, clock } = deps
  const access = await getBenchAccess(db, actor, ref)
  const { head, writing, mayAdvise } = access
  const text = head.revisionId ? await findText(db, head.revisionId) : null
  const all = await listFindings(db, head.reviewId)
  const own = all.filter((f) => f.roundSerial === head.serial)
  const checks = await listChecks(db, head)
  const comments = head.revisionId ? await listImportedComments(db, head.revisionId) : []
  return {
    head,
    text,
    findings: byPlace(own),
    earlier: inOrder(await followed(deps, actor, standing(all), head), text),
    checks,
    heads: headsOf(checks),
    proposals: text ? await listProposals(db, actor, access, text, clock.today()) : [],
    comments: comments.map((c) => ({ ...c, takenAs: takenAs(own, 'comment', String(c.position)) })),
    advice: await listAdvice(db, head.roundId, own),
    writing,
    mayAdvise,
  }
}

/** By where they stand in this draft, what is gone from it last. */
function inOrder(findings: readonly FollowedFinding[], text: ExtractedText | null): FollowedFinding[] {
  const places = new Map((text?.provisions ?? []).map(({ path }, i) => [path, i]))
  const at = ({ path, follow }: FollowedFinding): number =>
    path === null ? -1 : follow.path === null ? places.size : (places.get(follow.path) ?? places.size)
  return [...findings].sort((a, b) => at(a) - at(b) || a.serial - b.serial)
}

/** Carries the findings of earlier rounds to the draft of this one, by one comparison for each earlier draft. */
async function followed(
  deps: Deps,
  actor: Actor,
  all: readonly FindingLine[],
  head: Workbench['head'],
): Promise<FollowedFinding[]> {
  const earlier = byPlace(all.filter((f) => f.roundSerial < head.serial))
  const { revisionId } = head
  const carried = new Map<string, CarriedAnchor>()
  const drafts = new Set(earlier.flatMap((f) => (f.path !== null && f.revisionId !== revisionId ? [f.revisionId] : [])))
  for (const old of drafts) {
    if (revisionId === null) break
    const comparison = await comparePair(deps, await getPair(deps.db, actor, { old, fresh: revisionId }))
    for (const { findingId, path, quote } of earlier.filter((f) => f.revisionId === old))
      if (path !== null) carried.set(findingId, carryAnchor(comparison, quote === null ? { path } : { path, quote }))
  }
  return earlier.map((finding) => {
    const anchor = carried.get(finding.findingId)
    const label = anchor?.path ? (nameOfPath(anchor.path) ?? anchor.label) : null
    return {
      ...finding,
      follow: anchor
        ? { state: anchor.state, path: anchor.path, label }
        : { state: 'kept', path: finding.path, label: finding.label },
      resolutionVersion: finding.resolution?.roundSerial === head.serial ? finding.resolution.version : 0,
    }
  })
}
