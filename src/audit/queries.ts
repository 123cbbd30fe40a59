import { type Cursor, type Page, pageOf } from '../db/page.ts'
import type { Reader } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import type { AuditLine } from './model.ts'
import type { Subject } from './record.ts'

export interface AuditFilter {
  readonly subjectType?: string | undefined
  readonly subjectId?: string | undefined
  /** A user, or `system` for the clock and the command line. */
  readonly actorId?: string | undefined
  readonly action?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

const COLUMNS = [
  'audit_id',
  'at',
  'actor_name',
  'action',
  'subject_type',
  'subject_id',
  'serial',
  'detail',
  'hash',
] as const

function lineOf(row: {
  audit_id: string
  at: AuditLine['at']
  actor_name: string
  action: string
  subject_type: string
  subject_id: string
  serial: number
  detail: string
  hash: string
}): AuditLine {
  return {
    auditId: row.audit_id,
    at: row.at,
    actorName: row.actor_name,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    serial: row.serial,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    hash: row.hash,
  }
}

/** Lists the trail, newest first. */
export async function listAudit(
  db: Reader,
  filter: AuditFilter,
  cursor: Cursor | null,
  size: number,
): Promise<Page<AuditLine>> {
  const matching = db
    .selectFrom('audit_entry')
    .$if(Boolean(filter.subjectType), (q) => q.where('subject_type', '=', filter.subjectType as string))
    .$if(Boolean(filter.subjectId), (q) => q.where('subject_id', '=', filter.subjectId as string))
    .$if(filter.actorId === 'system', (q) => q.where('actor_id', 'is', null))
    .$if(Boolean(filter.actorId) && filter.actorId !== 'system', (q) =>
      q.where('actor_id', '=', filter.actorId as string),
    )
    .$if(Boolean(filter.action), (q) => q.where('action', '=', filter.action as string))
    .$if(filter.from !== undefined, (q) => q.where('day', '>=', filter.from as Day))
    .$if(filter.to !== undefined, (q) => q.where('day', '<=', filter.to as Day))
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const rows = await matching
    .select(COLUMNS)
    .$if(cursor !== null, (q) => q.where('audit_id', back ? '>' : '<', String(cursor?.keys[0])))
    .orderBy('audit_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  return pageOf(rows.map(lineOf), size, total, cursor, (line) => [line.auditId])
}

/** Lists everything that happened to some subjects, oldest first, for a timeline; at most `limit` newest. */
export async function listAuditOf(
  db: Reader,
  subjects: readonly Subject[],
  limit = 200,
): Promise<readonly AuditLine[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('audit_entry')
    .select(COLUMNS)
    .where((eb) =>
      eb.or(subjects.map(({ type, id }) => eb.and([eb('subject_type', '=', type), eb('subject_id', '=', id)]))),
    )
    .orderBy('audit_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(lineOf).reverse()
}
