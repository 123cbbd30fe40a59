import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { getPolicy } from '../../policy/records.ts'
import { listEffects } from '../effect-records.ts'
import { obstaclesToEvaluate } from '../evaluation-rules.ts'
import { type DocumentRow, factsOf } from '../records.ts'
import type { EvaluationDesk, EvaluationLine } from '../relation-model.ts'
import { effectOn, inForceFrom, lapsesAfter } from '../rules.ts'
import { mayRelate, visibleDocument } from './relation-desk.ts'

/** Reads the evaluations of a document, and whether the next can be made. Throws `not_found`. */
export async function getEvaluationDesk(
  db: Reader,
  actor: Actor,
  documentId: string,
  today: Day,
): Promise<EvaluationDesk> {
  const row = await visibleDocument(db, actor, documentId)
  const evaluations = await listEvaluations(db, documentId)
  const last = lastDayOf(row)
  const { value } = await getPolicy(db, 'renewal-record', today)
  return {
    documentId,
    title: row.title,
    version: row.version,
    lapsesAfter: last,
    makesNewRecord: value === 'new',
    obstacles: mayRelate(actor, row) ? await obstaclesNow(db, row, evaluations, today) : null,
    evaluations,
  }
}

async function listEvaluations(db: Reader, documentId: string): Promise<readonly EvaluationLine[]> {
  const rows = await db
    .selectFrom('document_evaluation')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('evaluation_id', 'desc')
    .execute()
  return rows.map((row) => ({
    outcome: row.outcome,
    reason: row.reason,
    evaluatedOn: row.evaluated_on,
    lapsesAfter: row.lapses_after,
    renewalId: row.renewal_document_id,
    recordedByName: row.recorded_by_name,
  }))
}

/** Why the document cannot be evaluated now, by what is recorded; for the page and for the command. */
export async function obstaclesNow(
  db: Reader,
  row: DocumentRow,
  evaluations: readonly EvaluationLine[] | null,
  today: Day,
) {
  const effects = (await listEffects(db, [row.document_id])).get(row.document_id) ?? []
  const known = evaluations ?? (await listEvaluations(db, row.document_id))
  const last = lastDayOf(row)
  return obstaclesToEvaluate(
    {
      lapsesAfter: last,
      state: effectOn(factsOf(row, effects), today).state,
      months: (await getPolicy(db, 'expiry-warnings', today)).value,
      evaluated: known.find((e) => e.lapsesAfter === last)?.outcome ?? null,
    },
    today,
  )
}

/** The last day of a document's validity. */
export function lastDayOf(row: DocumentRow): Day | null {
  const facts = factsOf(row, [])
  return lapsesAfter(facts.validity, inForceFrom(facts))
}
