import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { changesOf } from '../../lib/changes.ts'
import { Refused } from '../../lib/refused.ts'
import { type RequestActor, type RoundRef, takeOn } from '../../review/guard.ts'
import type { FindingInput, FindingLine, FindingSource, ResolutionState } from '../model.ts'
import { addFinding, getFinding, keepResolution, listFindings, touchFinding, wordsOf } from '../records.ts'
import { standing } from '../rules.ts'
import { placeOfFinding, roundAtWork } from './context.ts'

export interface NewFindingInput extends FindingInput {
  readonly source: FindingSource
  /** The proposal, comment or advice that it was taken over from. */
  readonly sourceRef: string | null
  /** The finding of an earlier round that it raises again. */
  readonly follows: string | null
}

/** Writes a finding down on a provision of the round's draft, or on the draft as a whole. */
export async function raiseFinding(
  deps: WorkDeps,
  actor: RequestActor,
  input: RoundRef & NewFindingInput,
): Promise<{ readonly findingId: string; readonly serial: number }> {
  return inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundAtWork(work, actor, input)
    const place = await placeOfFinding(work, round.revisionId, input)
    const earlier = input.follows ? await getFinding(work.trx, review.reviewId, input.follows) : null
    await refuseTwice(work, review.reviewId, round.serial, input)
    const ruleId = input.source === 'reading' ? (input.sourceRef?.split('@')[0] ?? null) : null
    const made = await addFinding(work, {
      ...input,
      ...place,
      reviewId: review.reviewId,
      roundId: round.roundId,
      ruleId,
    })
    await takeOn(work, actor, review)
    await recordAudit(
      work,
      'finding.raised',
      { type: 'finding', id: made.findingId },
      { round: round.serial, serial: made.serial, place: place.label, severity: input.severity, source: input.source },
    )
    if (ruleId && input.sourceRef)
      await acceptProposal(work, place.revisionId, { ...input, key: input.sourceRef, ruleId, ...made })
    if (earlier && earlier.roundSerial < round.serial) {
      const seen = earlier.resolution?.roundSerial === round.serial ? earlier.resolution.version : 0
      const note = `已作为第 ${made.serial} 条意见再次提出`
      await markResolution(work, { earlier, roundId: round.roundId, round: round.serial, state: 'open' }, note, seen)
    }
    return made
  })
}

/** What a person double-clicked, or a colleague already took over, becomes one finding only. */
async function refuseTwice(work: Work, reviewId: string, round: number, input: NewFindingInput): Promise<void> {
  const there = standing(await listFindings(work.trx, reviewId)).filter((f) => f.path === input.path)
  const isTakenOver = input.source !== 'person' && input.sourceRef
  const taken = there.find((f) => isTakenOver && f.source === input.source && f.sourceRef === input.sourceRef)
  if (taken) throw new Refused('conflict', `这一处已经采纳为第 ${taken.serial} 条意见。请刷新页面查看。`)
  const words = JSON.stringify(wordsOf(input))
  const same = there.find((f) => f.roundSerial === round && JSON.stringify(wordsOf(f)) === words)
  if (same) throw new Refused('conflict', `同样的意见已经保存为第 ${same.serial} 条，没有重复登记。`)
}

async function acceptProposal(
  work: Work,
  revisionId: string,
  given: { key: string; ruleId: string; quote: string | null; findingId: string },
): Promise<void> {
  const columns = {
    rule_id: given.ruleId,
    quote: given.quote ?? '',
    verdict: 'accepted' as const,
    finding_id: given.findingId,
    decided_by: work.actor.userId,
    decided_by_name: work.actor.displayName,
    decided_at: work.now,
  }
  await work.trx
    .insertInto('reading_verdict')
    .values({ revision_id: revisionId, proposal_key: given.key, ...columns })
    .onConflict((oc) => oc.columns(['revision_id', 'proposal_key']).doUpdateSet(columns))
    .execute()
}

/** Changes a finding while its round is still being reviewed. */
export async function changeFinding(
  deps: WorkDeps,
  actor: RequestActor,
  input: RoundRef & FindingInput & { readonly findingId: string; readonly version: number },
): Promise<FindingLine> {
  return inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundAtWork(work, actor, input)
    const before = await findingOfRound(work, review.reviewId, round.serial, input.findingId)
    const { position, label } = await placeOfFinding(work, round.revisionId, input)
    const words = wordsOf(input)
    await touchFinding(work, before.findingId, input.version, { ...words, position, label })
    const { path: _, ...changes } = changesOf(wordsOf(before), words)
    await recordAudit(
      work,
      'finding.changed',
      { type: 'finding', id: before.findingId },
      {
        serial: before.serial,
        changes: before.label === label ? changes : { ...changes, label: [before.label, label] },
      },
    )
    return getFinding(work.trx, review.reviewId, before.findingId)
  })
}

/** Takes a finding back with its reason; its number is not used again. */
export async function withdrawFinding(
  deps: WorkDeps,
  actor: RequestActor,
  input: RoundRef & { readonly findingId: string; readonly reason: string; readonly version: number },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundAtWork(work, actor, input)
    const finding = await findingOfRound(work, review.reviewId, round.serial, input.findingId)
    await touchFinding(work, finding.findingId, input.version, {
      withdrawn_on: work.today,
      withdrawn_by_name: actor.displayName,
      withdrawal_reason: input.reason,
    })
    await work.trx.deleteFrom('reading_verdict').where('finding_id', '=', finding.findingId).execute()
    const subject = { type: 'finding', id: finding.findingId }
    await recordAudit(work, 'finding.withdrawn', subject, { serial: finding.serial, reason: input.reason })
  })
}

async function findingOfRound(work: Work, reviewId: string, round: number, findingId: string): Promise<FindingLine> {
  const finding = await getFinding(work.trx, reviewId, findingId)
  if (finding.roundSerial !== round)
    throw new Refused('invalid', `这是第 ${finding.roundSerial} 轮的意见，已随该轮审核意见固定，不能再改。`)
  return finding
}

/** Says of a finding of an earlier round whether the present text has solved it. */
export async function resolveFinding(
  deps: WorkDeps,
  actor: RequestActor,
  input: RoundRef & {
    readonly findingId: string
    readonly state: ResolutionState
    readonly note: string | null
    readonly version: number
  },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { review, round } = await roundAtWork(work, actor, input)
    const earlier = await getFinding(work.trx, review.reviewId, input.findingId)
    if (earlier.roundSerial >= round.serial || earlier.withdrawn)
      throw new Refused('invalid', '只有以前各轮提出、没有撤回的意见，才标记是否解决。')
    const mark = { earlier, roundId: round.roundId, round: round.serial, state: input.state }
    await markResolution(work, mark, input.note, input.version)
  })
}

async function markResolution(
  work: Work,
  mark: {
    readonly earlier: FindingLine
    readonly roundId: string
    readonly round: number
    readonly state: ResolutionState
  },
  note: string | null,
  seen: number,
): Promise<void> {
  const { earlier, roundId, round, state } = mark
  await keepResolution(work, { findingId: earlier.findingId, roundId, state }, note, seen)
  const subject = { type: 'finding', id: earlier.findingId }
  await recordAudit(work, 'finding.resolved', subject, { round, serial: earlier.serial, state, note })
}
