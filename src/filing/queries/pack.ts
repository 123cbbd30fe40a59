import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { mayFileFor } from '../../people/rules.ts'
import type { FilingStatus } from '../model.ts'
import type { PackDesk, PackFacts, Paper } from '../pack-model.ts'
import { papersInHand, papersOfSubmission } from '../pack-records.ts'
import { packLines } from '../pack-rules.ts'
import { findPackFacts, getPackFacts } from './pack-facts.ts'

/** Reads the pack of a filing for its page; null where the person may see the filing but not its papers. */
export async function findPackDesk(
  db: Reader,
  actor: Actor,
  filing: { readonly filingId: string; readonly status: FilingStatus },
): Promise<PackDesk | null> {
  const facts = await findPackFacts(db, actor, filing.filingId)
  if (!facts) return null
  const { papers, isCarried } = await papersInHand(db, filing.filingId)
  const lines = packLines(facts, papers)
  return {
    lines,
    isElectronic: facts.materials.isElectronic,
    missing: lines.filter((line) => line.papers.length === 0).map((line) => line.material),
    size: papers.reduce((sum, paper) => sum + paper.size, 0),
    reportNumber: papers.find((paper) => paper.number !== null)?.number ?? null,
    isCarried,
    mayEdit: mayFileFor(actor, facts.filingOrganId) && (filing.status === 'due' || filing.status === 'suspended'),
    kept: await keptSubmissions(db, filing.filingId),
  }
}

async function keptSubmissions(db: Reader, filingId: string): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('filing_submission')
    .select('serial')
    .where('filing_submission.filing_id', '=', filingId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('filing_paper')
          .select('paper_id')
          .whereRef('filing_paper.submission_id', '=', 'filing_submission.submission_id')
          .where('removed_at', 'is', null),
      ),
    )
    .orderBy('serial')
    .execute()
  return rows.map((row) => row.serial)
}

interface PackFiles {
  readonly facts: PackFacts
  readonly papers: readonly Paper[]
}

/** Reads the files of the pack at hand. Throws `not_found` also when the person may not read them. */
export async function getPackFiles(db: Reader, actor: Actor, filingId: string): Promise<PackFiles> {
  const facts = await getPackFacts(db, actor, filingId)
  return { facts, papers: inOrder((await papersInHand(db, filingId)).papers, facts) }
}

/** Reads the files that were sent with a submission. Throws `not_found` also when the person may not read them. */
export async function getSubmittedFiles(
  db: Reader,
  actor: Actor,
  filingId: string,
  serial: number,
): Promise<PackFiles> {
  const facts = await getPackFacts(db, actor, filingId)
  const row = await db
    .selectFrom('filing_submission')
    .select('submission_id')
    .where('filing_id', '=', filingId)
    .where('serial', '=', serial)
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这次报送。')
  return { facts, papers: inOrder(await papersOfSubmission(db, row.submission_id), facts) }
}

const inOrder = (papers: readonly Paper[], facts: PackFacts): readonly Paper[] =>
  packLines(facts, papers).flatMap((line) => line.papers)

/** Finds one file of a filing by its content. Throws `not_found` also when the person may not read it. */
export async function getPaper(
  db: Reader,
  actor: Actor,
  filingId: string,
  paperId: string,
): Promise<{ readonly facts: PackFacts; readonly fileName: string; readonly digest: string }> {
  const facts = await getPackFacts(db, actor, filingId)
  const row = await db
    .selectFrom('filing_paper')
    .select(['file_name', 'digest'])
    .where('filing_id', '=', filingId)
    .where('paper_id', '=', paperId)
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这份备案材料，或者您无权查看。')
  return { facts, fileName: row.file_name, digest: row.digest }
}
