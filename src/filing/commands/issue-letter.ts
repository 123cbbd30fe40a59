import type { BlobStore } from '../../blobs/blob-store.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { TemplateData } from '../../templates/model.ts'
import { actsForRecipient, keepLetter, letterExists } from '../letter-records.ts'
import {
  causeOf,
  obstaclesToLetter,
  obstaclesToReplyDay,
  refusalWords,
  supplementWords,
  urgingWords,
} from '../letter-rules.ts'
import type { DeskLetterKind } from '../model.ts'
import { type FilingRow, factsOf, getFiling, listSubmissions } from '../records.ts'

export interface LetterInput {
  readonly filingId: string
  readonly kind: DeskLetterKind
  /** For a letter that asks for a filing: by when, and what else to say. */
  readonly replyBy: Day | null
  readonly note: string | null
}

/** Writes a letter about a filing from its record, numbered and kept as it was sent (domain.md §3.4). */
export async function issueLetter(
  deps: WorkDeps & { readonly blobs: BlobStore },
  actor: RequestActor,
  input: LetterInput,
): Promise<void> {
  const { filingId, kind } = input
  const written = inTransaction(deps, actor, async (work) => {
    requirePermission(actor, 'filing.register')
    const row = await getFiling(work.trx, actor, filingId)
    const filing = factsOf(row, await listSubmissions(work.trx, filingId))
    const causeId = causeOf(kind, filingId, filing, work.today)
    const isOwn = await actsForRecipient(work.trx, actor, row.recipient_organ_id)
    const isWritten = await letterExists(work.trx, kind, causeId)
    refuseWith([
      ...obstaclesToLetter({ kind, filing, isOwn, isWritten }),
      ...(kind === 'filing-urging' ? obstaclesToReplyDay(input.replyBy, work.today) : []),
    ])
    const { words, replyBy } = await wordsOf(work, row, input)
    await keepLetter(work, deps.blobs, actor, { filingId, kind, causeId, replyBy, words })
  })
  await written.catch((error: unknown) => {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('conflict', '这份文书刚刚已经出具，或者编号与别的序列重复。请刷新页面查看。')
    throw error
  })
}

async function wordsOf(
  work: Work,
  row: FilingRow,
  { kind, replyBy, note }: LetterInput,
): Promise<{ readonly words: TemplateData; readonly replyBy: Day | null }> {
  if (kind === 'filing-urging' && replyBy !== null)
    return { words: urgingWords(row.due_on, replyBy, note, work.today), replyBy }
  const said = await work.trx
    .selectFrom('registration')
    .innerJoin('filing_submission', 'filing_submission.submission_id', 'registration.submission_id')
    .select(['reason', 'supplement_due_on'])
    .where('registration.filing_id', '=', row.filing_id)
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  if (kind === 'filing-supplement' && said.supplement_due_on !== null)
    return {
      words: supplementWords(said.reason ?? '', said.supplement_due_on),
      replyBy: said.supplement_due_on,
    }
  return { words: refusalWords(said.reason ?? ''), replyBy: null }
}
