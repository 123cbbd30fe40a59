import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Reader } from '../../db/transaction.ts'
import { listEffects } from '../../documents/effect-records.ts'
import { factsOf } from '../../documents/records.ts'
import { effectOn, inForceFrom, lapsesAfter } from '../../documents/rules.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { type Day, yearOf } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import type { Deadline, Span } from '../model.ts'

/** Lists the validities that run out within a span; a document repealed before has none left to run out. */
export async function validityDeadlines(db: Reader, actor: Actor | null, span: Span): Promise<readonly Deadline[]> {
  const rows = await db
    .selectFrom('document')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .select([
      'document_id',
      'title',
      'number_text',
      'secrecy',
      'stage',
      'signed_on',
      'written_on',
      'issued_on',
      'published_on',
      'effective_on',
      'validity_kind',
      'validity_years',
      'lapses_after',
      'validity_source',
      'making_organ_id',
      'organ.name as organ',
      'implementing_organ_id',
    ])
    .where('stage', 'in', ['issued', 'published'])
    .where((eb) => mayEndIn(eb, span))
    .$if(actor !== null, (q) => q.where((eb) => visibleTo(eb, actor as Actor)))
    .execute()
  const effects = await listEffects(
    db,
    rows.map((row) => row.document_id),
  )
  const evaluated = await evaluations(
    db,
    rows.map((row) => row.document_id),
  )
  return rows.flatMap((row) => {
    const facts = factsOf(row, effects.get(row.document_id) ?? [])
    const from = inForceFrom(facts)
    const last = lapsesAfter(facts.validity, from)
    if (last === null || last < span.from || last > span.to) return []
    if (!['in_force', 'suspended'].includes(effectOn(facts, last).state)) return []
    const years = facts.validity.kind === 'years' ? facts.validity.years : null
    return {
      kind: 'validity' as const,
      subjectId: row.document_id,
      documentId: row.document_id,
      title: row.title,
      numberText: row.number_text,
      secrecy: row.secrecy,
      on: last,
      isProvisional: false,
      doneOn: evaluated.get(`${row.document_id} ${last}`) ?? null,
      organId: row.making_organ_id,
      organ: row.organ,
      implementingOrganId: row.implementing_organ_id,
      recipient: null,
      assignedUserIds: [],
      reviewerIds: [],
      clock: {
        from: years === null ? null : from,
        event: null,
        limit: years,
        unit: years === null ? null : ('years' as const),
        policyKey: null,
        calendarId: null,
        calendarName: null,
        isExtended: false,
        validitySource: row.validity_source,
      },
    }
  })
}

/** When the end of a validity was evaluated (继续, 修改, 不再延长), by document and last day. */
async function evaluations(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Day>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('document_evaluation')
    .select(['document_id', 'lapses_after', 'evaluated_on'])
    .where('document_id', 'in', [...ids])
    .orderBy('recorded_at')
    .execute()
  return new Map(rows.map((row) => [`${row.document_id} ${row.lapses_after}`, row.evaluated_on]))
}

const DATES = ['signed_on', 'written_on', 'issued_on', 'published_on', 'effective_on'] as const

/**
 * Leaves out what cannot end in the span, by the years alone: which of the five dates the period counts from is a rule,
 * and the rule decides afterwards.
 */
function mayEndIn(eb: ExpressionBuilder<Tables, 'document'>, span: Span): Expression<SqlBool> {
  const [first, last] = [yearOf(span.from), yearOf(span.to) + 1]
  return eb.or([
    eb.and([eb('validity_kind', '=', 'until'), eb('lapses_after', '>=', span.from), eb('lapses_after', '<=', span.to)]),
    eb.and([
      eb('validity_kind', '=', 'years'),
      eb.or(
        DATES.map(
          (date) =>
            sql<SqlBool>`cast(substr(${eb.ref(date)}, 1, 4) as integer) + ${eb.ref('validity_years')} between ${sql.lit(first)} and ${sql.lit(last)}`,
        ),
      ),
    ]),
  ])
}
