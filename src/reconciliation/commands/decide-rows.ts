import { setImmediate as breathe } from 'node:timers/promises'
import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, refuseWith, requirePermission } from '../../documents/guard.ts'
import { getDocument } from '../../documents/records.ts'
import { Refused } from '../../lib/refused.ts'
import type { RowDecision } from '../model.ts'
import { decideRow, type EntryRow, getListRow, type ListRow, listEntryRows } from '../records.ts'
import { obstaclesToDecision, placeOf } from '../rules.ts'
import { makeGood, type OmissionInput } from './make-good.ts'

export interface DecisionInput {
  readonly decision: RowDecision
  /** Why no duty to file arises. */
  readonly ground: string | null
  readonly reason: string | null
  /** Which document a row is, where the comparison left it open or a person sees it differently. */
  readonly documentId?: string | null
  /** What to register for an omission; the row's own words where it says nothing. */
  readonly omission?: OmissionInput
}

/** A row with the version that the person saw. */
export interface SeenRow {
  readonly rowId: string
  readonly version: number
}

/** Records one decision on rows of a list, on all or on none; omissions are registered and their filings opened. */
export async function decideRows(
  deps: WorkDeps,
  actor: RequestActor,
  target: { readonly listId: string; readonly rows: readonly SeenRow[] },
  input: DecisionInput,
): Promise<number> {
  requirePermission(actor, 'filing.register')
  if (target.rows.length === 0) throw new Refused('invalid', '请先勾选要处理的行。')
  return inTransaction(deps, actor, async (work) => {
    const list = await getListRow(work.trx, actor, target.listId)
    const rows = await listEntryRows(
      work.trx,
      target.listId,
      target.rows.map((row) => row.rowId),
    )
    const seen = new Map(target.rows.map((row) => [row.rowId, row.version]))
    if (rows.length < seen.size || rows.some((row) => row.version !== seen.get(row.row_id)))
      throw new Refused(
        'conflict',
        '所选的行刚刚被别人处理过或者重新比对过，您的处理没有保存。请刷新页面，核对后再办。',
      )
    for (const row of rows) {
      refuseWith(obstaclesToDecision({ ...row, place: placeOf(row.row_number) }, input))
      await decideOne(work, list, row, input, rows.length === 1)
      // Many omissions take long to make good; others are answered in between.
      await breathe()
    }
    await recordAudit(
      work,
      'issuing_rows.decided',
      { type: 'issuing_list', id: target.listId },
      {
        decision: input.decision,
        count: rows.length,
        rows: rowsWords(rows),
        ground: input.decision === 'none' ? input.ground : null,
        reason: input.reason,
      },
    )
    return rows.length
  }).catch((error: unknown) => {
    if (deps.database.isUniqueViolation(error))
      throw new Refused(
        'conflict',
        '刚刚有人登记了同一件文件或者补建了备案，您的处理没有保存。请刷新页面，核对后再办。',
      )
    throw error
  })
}

const NAMED = 20

function rowsWords(rows: readonly EntryRow[]): string {
  const numbers = rows.map((row) => row.row_number).filter((number) => number !== null)
  if (numbers.length === 0) return '未列入的文件'
  return `第 ${numbers.slice(0, NAMED).join('、')} 行${numbers.length > NAMED ? '等' : ''}`
}

async function decideOne(
  work: Work,
  list: ListRow,
  row: EntryRow,
  input: DecisionInput,
  isAlone: boolean,
): Promise<void> {
  const chosen = isAlone && input.documentId !== undefined ? input.documentId : row.document_id
  const kept = { decision: input.decision, reason: input.reason, ground: null }
  if (input.decision === 'same') {
    await decideRow(work, row, { ...kept, document_id: await filedDocument(work, row, chosen) })
  } else if (input.decision === 'omission') {
    const made = await makeGood(work, list, row, chosen, isAlone ? (input.omission ?? {}) : bulkOnly(input.omission))
    await decideRow(work, row, { ...kept, document_id: made })
  } else {
    await decideRow(work, row, { ...kept, ground: input.decision === 'none' ? input.ground : null })
  }
}

/** For many rows each row's own title, number and day count; what is chosen for all is the rest. */
const bulkOnly = (input: OmissionInput = {}): OmissionInput => ({
  ...(input.makerId ? { makerId: input.makerId } : {}),
  ...(input.category ? { category: input.category } : {}),
  ...(input.secrecy ? { secrecy: input.secrecy } : {}),
})

/** The document that a row is said to be: one that the comparison named, with filings. */
async function filedDocument(work: Work, row: EntryRow, chosen: string | null): Promise<string> {
  const named = [row.document_id, ...(JSON.parse(row.candidates) as string[])]
  if (chosen === null || !named.includes(chosen))
    throw new Refused('invalid', `${placeOf(row.row_number)}有几件可能的文件，请打开该行，选择是哪一件。`)
  await getDocument(work.trx, chosen)
  const filing = await work.trx
    .selectFrom('filing')
    .select('filing_id')
    .where('document_id', '=', chosen)
    .limit(1)
    .executeTakeFirst()
  if (!filing)
    throw new Refused(
      'invalid',
      `${placeOf(row.row_number)}对应的文件还没有备案。请选择“确认漏报，补建备案”，或者“不产生备案义务”并写明理由。`,
    )
  return chosen
}
