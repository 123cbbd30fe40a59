import { auditSentence } from '../../views/audit/wording.ts'
import type { TimelineEntry } from '../../views/parts/timeline.tsx'
import { listAuditOf } from '../audit/queries.ts'
import type { Subject } from '../audit/record.ts'
import type { Reader } from '../db/transaction.ts'
import type { Actor } from './model.ts'
import { may } from './rules.ts'

/** Tells what happened to a subject, for whoever may read the audit trail; null for others. */
export async function historyOf(
  db: Reader,
  actor: Pick<Actor, 'roles'>,
  subject: Subject,
): Promise<readonly TimelineEntry[] | null> {
  if (!may(actor, 'audit.read')) return null
  const lines = await listAuditOf(db, [subject])
  return lines.map((line) => ({ at: line.at, who: line.actorName, what: auditSentence(line) }))
}
