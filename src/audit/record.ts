import type { z } from 'zod'
import type { Work } from '../db/transaction.ts'
import { AUDIT, type AuditAction } from './actions.ts'
import { CHAIN_START, entryHash } from './rules.ts'

export interface Subject {
  readonly type: string
  readonly id: string
}

/**
 * Writes one entry into the subject's chain, in the unit of work that makes the change. The unique key on
 * (subject, serial) makes a second writer of the same chain fail rather than fork it.
 */
export async function recordAudit<A extends AuditAction>(
  work: Work,
  action: A,
  subject: Subject,
  detail: z.input<(typeof AUDIT)[A]>,
): Promise<void> {
  const last = await work.trx
    .selectFrom('audit_entry')
    .select(['serial', 'hash'])
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = {
    ...entryOf(work, action, subject, detail),
    serial: (last?.serial ?? 0) + 1,
    previous_hash: last?.hash ?? CHAIN_START,
  }
  await work.trx
    .insertInto('audit_entry')
    .values({ ...row, hash: entryHash(row) })
    .execute()
  work.tally.entries += 1
}

/**
 * Writes the first entry of many subjects that this unit of work has just made, all with one action; it asks for no
 * earlier entries, since a subject that is new has none. A subject that is not new makes the unique key fail.
 */
export async function recordFirstEntries<A extends AuditAction>(
  work: Work,
  action: A,
  entries: readonly { readonly subject: Subject; readonly detail: z.input<(typeof AUDIT)[A]> }[],
): Promise<void> {
  const rows = entries.map(({ subject, detail }) => {
    const row = { ...entryOf(work, action, subject, detail), serial: 1, previous_hash: CHAIN_START }
    return { ...row, hash: entryHash(row) }
  })
  if (rows.length === 0) return
  await work.trx.insertInto('audit_entry').values(rows).execute()
  work.tally.entries += rows.length
}

const SLICE = 500

/**
 * Writes the next entry of many subjects of one type, all with one action: the chains are read and written in slices,
 * so that an act on ten thousand documents leaves an entry with each.
 */
export async function recordNextEntries<A extends AuditAction>(
  work: Work,
  action: A,
  entries: readonly { readonly subject: Subject; readonly detail: z.input<(typeof AUDIT)[A]> }[],
): Promise<void> {
  for (let at = 0; at < entries.length; at += SLICE) {
    const slice = entries.slice(at, at + SLICE)
    const last = await lastEntries(
      work,
      slice[0]?.subject.type ?? '',
      slice.map(({ subject }) => subject.id),
    )
    const rows = slice.map(({ subject, detail }) => {
      const before = last.get(subject.id)
      const row = {
        ...entryOf(work, action, subject, detail),
        serial: (before?.serial ?? 0) + 1,
        previous_hash: before?.hash ?? CHAIN_START,
      }
      return { ...row, hash: entryHash(row) }
    })
    await work.trx.insertInto('audit_entry').values(rows).execute()
    work.tally.entries += rows.length
  }
}

async function lastEntries(work: Work, type: string, ids: readonly string[]) {
  const rows = await work.trx
    .selectFrom('audit_entry as entry')
    .select(['subject_id', 'serial', 'hash'])
    .where('subject_type', '=', type)
    .where('subject_id', 'in', [...ids])
    .where('serial', '=', (eb) =>
      eb
        .selectFrom('audit_entry as later')
        .select((inner) => inner.fn.max('later.serial').as('serial'))
        .where('later.subject_type', '=', type)
        .whereRef('later.subject_id', '=', 'entry.subject_id'),
    )
    .execute()
  return new Map(rows.map((row) => [row.subject_id, row]))
}

const entryOf = <A extends AuditAction>(
  work: Work,
  action: A,
  subject: Subject,
  detail: z.input<(typeof AUDIT)[A]>,
) => ({
  audit_id: work.newId(),
  at: work.now,
  day: work.today,
  actor_id: work.actor.userId,
  actor_name: work.actor.displayName,
  action,
  subject_type: subject.type,
  subject_id: subject.id,
  detail: JSON.stringify(AUDIT[action].parse(detail)),
  request_id: work.requestId,
})
