import { sql } from 'kysely'
import { recordNextEntries } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import { firstIssuedSql } from '../effect-query.ts'
import { type RequestActor, requirePermission } from '../guard.ts'
import { getLegacyPlan, legacyDocuments } from '../queries/legacy.ts'

const SLICE = 500

/**
 * Writes the last day that policy `validity.legacy` gives to the documents which state none, each with its trail; gives
 * how many. A person does it, for the number that the page showed: no document lapses because a parameter was changed.
 */
export async function setLegacyValidity(deps: WorkDeps, actor: RequestActor, expected: number): Promise<number> {
  requirePermission(actor, 'cleanup.manage')
  return inTransaction(deps, actor, async (work) => {
    const plan = await getLegacyPlan(work.trx, work.today)
    if (!plan) throw new Refused('invalid', '现行参数对未定有效期的历史文件只作标记，不确定有效期。')
    const rows = await legacyDocuments(work.trx, work.today)
      .select(['document_id', 'title'])
      .where(firstIssuedSql('document'), '<', plan.from)
      .orderBy('document_id')
      .execute()
    if (rows.length === 0) throw new Refused('invalid', '没有需要确定有效期的历史文件。')
    if (rows.length !== expected)
      throw new Refused('conflict', `现在符合条件的是 ${rows.length} 件，与页面显示的不同。请刷新页面，核对后再确定。`)
    for (let at = 0; at < rows.length; at += SLICE)
      await work.trx
        .updateTable('document')
        .set({
          validity_kind: 'until',
          lapses_after: plan.lastDay,
          validity_source: 'rule',
          updated_at: work.now,
          version: sql`version + 1`,
        })
        .where(
          'document_id',
          'in',
          rows.slice(at, at + SLICE).map((row) => row.document_id),
        )
        .execute()
    await recordNextEntries(
      work,
      'document.changed',
      rows.map((row) => ({
        subject: { type: 'document', id: row.document_id },
        detail: {
          title: row.title,
          changes: {
            validity_kind: ['none', 'until'] as const,
            lapses_after: [null, plan.lastDay] as const,
            validity_source: [null, 'rule'] as const,
          },
        },
      })),
    )
    return rows.length
  })
}
