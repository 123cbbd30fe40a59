import { z } from 'zod'
import type { Reader, Work } from '../db/transaction.ts'
import { isDay } from '../lib/day.ts'
import type { Actor } from '../people/model.ts'
import type { DocumentAccess } from '../people/rules.ts'
import type { NoticeDetail, SupersededWhy, WantedNotice } from './model.ts'

const detail = z.object({
  left: z.number().optional(),
  unit: z.enum(['working', 'calendar', 'months']).optional(),
  isProvisional: z.boolean().optional(),
  movedFrom: z.string().refine(isDay).optional(),
  round: z.number().optional(),
  duty: z.string().optional(),
  opinion: z.string().optional(),
  words: z.string().optional(),
  number: z.string().optional(),
  recipient: z.string().optional(),
})

/** Reads what a kept notice says. */
export const readDetail = (json: string): NoticeDetail => detail.parse(JSON.parse(json)) as NoticeDetail

/** Lists everybody who can sign in, with their roles. */
export async function listPeople(db: Reader): Promise<readonly Actor[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('account_role', 'account_role.user_id', 'account.user_id')
    .select(['account.user_id', 'display_name', 'organ_id', 'role'])
    .where('is_disabled', '=', 0)
    .orderBy('account.user_id')
    .execute()
  const people = new Map<string, Actor>()
  for (const row of rows) {
    const known = people.get(row.user_id)
    people.set(row.user_id, {
      userId: row.user_id,
      displayName: row.display_name,
      organId: row.organ_id,
      roles: [...(known?.roles ?? []), row.role],
    })
  }
  return [...people.values()]
}

const SLICE = 500

/** Reads what decides who may see each of the documents, as `maySeeDocument` wants it. */
export async function accessTo(
  db: Reader,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, DocumentAccess>> {
  const found = new Map<string, DocumentAccess>()
  const ids = [...new Set(documentIds)]
  for (let at = 0; at < ids.length; at += SLICE) {
    const slice = ids.slice(at, at + SLICE)
    const reviews = await db
      .selectFrom('review')
      .leftJoin('review_assignment', 'review_assignment.review_id', 'review.review_id')
      .select(['document_id', 'closed_on', 'user_id'])
      .where('document_id', 'in', slice)
      .execute()
    const rows = await db
      .selectFrom('document')
      .select(['document_id', 'making_organ_id', 'drafting_organ_id', 'implementing_organ_id', 'created_by'])
      .select(['secrecy', 'stage'])
      .where('document_id', 'in', slice)
      .execute()
    for (const row of rows) {
      const own = reviews.filter((review) => review.document_id === row.document_id)
      found.set(row.document_id, {
        makingOrganId: row.making_organ_id,
        draftingOrganId: row.drafting_organ_id,
        implementingOrganId: row.implementing_organ_id,
        assignedUserIds: [row.created_by, ...own.map((review) => review.user_id)].filter((id) => id !== null),
        openForReview: own.some((review) => review.closed_on === null),
        secrecy: row.secrecy,
        isPublished: row.stage === 'published',
      })
    }
  }
  return found
}

const ROWS = 100

/** Keeps notices, each once; one that was superseded and is wanted again stands again as if new. */
export async function keepNotices(work: Work, wanted: readonly WantedNotice[]): Promise<number> {
  let kept = 0
  for (let at = 0; at < wanted.length; at += ROWS) {
    const rows = wanted.slice(at, at + ROWS).map((notice) => ({
      notice_id: work.newId(),
      user_id: notice.userId,
      kind: notice.kind,
      subject_type: notice.subjectType,
      subject_id: notice.subjectId,
      document_id: notice.documentId,
      day: notice.day,
      step: notice.step,
      detail: JSON.stringify(notice.detail),
      created_at: work.now,
    }))
    const written = await work.trx
      .insertInto('notice')
      .values(rows)
      .onConflict((oc) =>
        oc
          .columns(['subject_type', 'subject_id', 'kind', 'day', 'step', 'user_id'])
          .doUpdateSet((eb) => ({
            detail: eb.ref('excluded.detail'),
            created_at: eb.ref('excluded.created_at'),
            superseded_at: null,
            superseded_why: null,
            read_at: null,
            delivery_id: null,
          }))
          .where('notice.superseded_at', 'is not', null),
      )
      .returning('notice_id')
      .execute()
    kept += written.length
  }
  return kept
}

/** Marks notices that no longer stand, with the reason. */
export async function supersede(
  work: Work,
  ended: readonly { readonly noticeId: string; readonly why: SupersededWhy }[],
): Promise<void> {
  for (const why of new Set(ended.map((end) => end.why))) {
    const ids = ended.filter((end) => end.why === why).map((end) => end.noticeId)
    for (let at = 0; at < ids.length; at += SLICE)
      await work.trx
        .updateTable('notice')
        .set({ superseded_at: work.now, superseded_why: why })
        .where('notice_id', 'in', ids.slice(at, at + SLICE))
        .where('superseded_at', 'is', null)
        .execute()
  }
}
