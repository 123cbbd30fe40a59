import { recordAudit } from '../audit/record.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { Reader, Work } from '../db/transaction.ts'
import { listChecks } from '../findings/queries/bench.ts'
import { listFindings } from '../findings/records.ts'
import { sha256 } from '../lib/hash.ts'
import { takeNumber } from '../numbering/records.ts'
import { findPackOfRound } from '../packs/records.ts'
import { keepGeneratedFile } from '../templates/records.ts'
import { fillForm } from '../templates/render.ts'
import type { RequestActor } from './guard.ts'
import type { OpinionDraft } from './model.ts'
import { type OpinionFacts, opinionData } from './opinion-form.ts'
import { getRoundRecord, listAdviceOf, OPINION_OF_ROUND, organNameOf, type RoundRecord } from './queries/form-facts.ts'
import type { ReviewRow, RoundRow } from './records.ts'
import { listOpinionSteps } from './sign-off-records.ts'

interface Signed {
  readonly review: ReviewRow
  readonly round: RoundRow
  readonly draft: Pick<OpinionDraft, 'kind' | 'body' | 'lateReason'>
}

/**
 * Writes the opinion that is being signed as a numbered file and keeps it, in the unit of work that signs it: with an
 * error in the template nothing is signed and no number is used up.
 */
export async function keepOpinionFile(
  work: Work,
  blobs: BlobStore,
  actor: RequestActor,
  { review, round, draft }: Signed,
): Promise<void> {
  const subject = { type: 'review', id: review.reviewId }
  const number = await takeNumber(work, 'review-opinion', subject)
  const facts = await opinionFacts(work.trx, await getRoundRecord(work.trx, review.reviewId, round.serial), round)
  const data = opinionData({
    ...facts,
    number: number.text,
    opinion: draft.kind,
    body: draft.body,
    lateReason: draft.lateReason,
    signingOrgan: await organNameOf(work.trx, actor.userId),
    signedOn: work.today,
  })
  const { bytes, templateVersionId } = await fillForm(work.trx, blobs, 'review-opinion', data)
  const { digest, size } = await blobs.put(bytes)
  const fileName = `${number.text}-${facts.title}-合法性审核意见书.docx`
  await keepGeneratedFile(
    work,
    { ...OPINION_OF_ROUND, id: round.roundId },
    { fileName, digest, size, numberId: number.numberId, templateVersionId },
  )
  await recordAudit(work, 'opinion.kept', subject, { round: round.serial, number: number.text, fileName, digest })
}

type RecordedFacts = Omit<OpinionFacts, 'number' | 'opinion' | 'body' | 'lateReason' | 'signingOrgan' | 'signedOn'>

async function opinionFacts(db: Reader, record: RoundRecord, round: RoundRow): Promise<RecordedFacts> {
  const findings = await listFindings(db, record.reviewId)
  const pack = await findPackOfRound(db, round.roundId)
  return {
    ...record,
    revision: await revisionOf(db, record.revisionId),
    acceptedOn: round.acceptance?.acceptedOn ?? null,
    dueOn: round.acceptance?.dueOn ?? null,
    materials: pack?.materials ?? [],
    bases: pack?.bases ?? [],
    checks: await listChecks(db, record),
    findings: findings.filter((finding) => finding.roundSerial === round.serial),
    advice: await listAdviceOf(db, round.roundId),
    steps: await listOpinionSteps(db, round.roundId),
  }
}

async function revisionOf(db: Reader, revisionId: string | null): Promise<OpinionFacts['revision']> {
  if (revisionId === null) return null
  const row = await db
    .selectFrom('revision')
    .leftJoin('revision_text', 'revision_text.revision_id', 'revision.revision_id')
    .select(['serial', 'file_name', 'digest', 'plain'])
    .where('revision.revision_id', '=', revisionId)
    .executeTakeFirst()
  if (!row) return null
  const textDigest = row.plain === null ? null : sha256(row.plain)
  return { serial: row.serial, fileName: row.file_name, digest: row.digest, textDigest }
}
