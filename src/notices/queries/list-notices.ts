import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Instant } from '../../lib/clock.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { NoticeFilter, NoticeKind, NoticeLine, NoticeState } from '../model.ts'
import { readDetail } from '../records.ts'
import { noticeVisibleTo } from '../visibility.ts'

const noticesOf = (db: Reader, actor: Actor) =>
  db
    .selectFrom('notice')
    .innerJoin('document', 'document.document_id', 'notice.document_id')
    .where('notice.user_id', '=', actor.userId)
    .where((eb) => noticeVisibleTo(eb, actor))

type Notices = ReturnType<typeof noticesOf>

function inState(notices: Notices, state: NoticeState | undefined): Notices {
  if (state === 'superseded') return notices.where('superseded_at', 'is not', null) as Notices
  if (state === undefined) return notices
  const standing = notices.where('superseded_at', 'is', null)
  return (
    state === 'unread' ? standing.where('read_at', 'is', null) : standing.where('read_at', 'is not', null)
  ) as Notices
}

const matching = (db: Reader, actor: Actor, filter: NoticeFilter): Notices =>
  inState(noticesOf(db, actor), filter.state).$if(filter.kind !== undefined, (q) =>
    q.where('notice.kind', '=', filter.kind as NoticeKind),
  ) as Notices

const COLUMNS = [
  'notice_id',
  'notice.kind',
  'subject_type',
  'subject_id',
  'notice.document_id',
  'title',
  'secrecy',
  'day',
  'step',
  'detail',
  'notice.created_at',
  'read_at',
  'superseded_why',
] as const

const linesOf = (notices: Notices) => notices.select(COLUMNS)
type Row = Awaited<ReturnType<ReturnType<typeof linesOf>['execute']>>[number]

const lineOf = (row: Row): NoticeLine => ({
  noticeId: row.notice_id,
  kind: row.kind,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  documentId: row.document_id,
  title: row.title,
  isSecret: row.secrecy === 'secret',
  day: row.day,
  step: row.step,
  detail: readDetail(row.detail),
  createdAt: row.created_at,
  readAt: row.read_at,
  supersededWhy: row.superseded_why,
})

/** Lists a person's own notices, the newest first. */
export async function listNotices(
  db: Reader,
  actor: Actor,
  filter: NoticeFilter,
  cursor: Cursor | null,
  size: number,
): Promise<Page<NoticeLine>> {
  const notices = matching(db, actor, filter)
  const { total } = await notices.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const [at, id] = (cursor?.keys ?? []) as [Instant, string]
  const beyond = back ? '>' : '<'
  const rows = await linesOf(notices)
    .$if(cursor !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb('notice.created_at', beyond, at),
          eb.and([eb('notice.created_at', '=', at), eb('notice_id', beyond, id)]),
        ]),
      ),
    )
    .orderBy('notice.created_at', back ? 'asc' : 'desc')
    .orderBy('notice_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  return pageOf(rows.map(lineOf), size, total, cursor, (line) => [line.createdAt, line.noticeId])
}

/** Counts a person's unread notices that still stand, for the head of every page. */
export async function countUnread(db: Reader, actor: Actor): Promise<number> {
  const { total } = await inState(noticesOf(db, actor), 'unread')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** Lists what one letter carries and still stands, as far as its reader may see it. */
export async function noticesInDelivery(db: Reader, actor: Actor, deliveryId: string): Promise<readonly NoticeLine[]> {
  const rows = await linesOf(inState(noticesOf(db, actor), undefined))
    .where('delivery_id', '=', deliveryId)
    .where('superseded_at', 'is', null)
    .orderBy('notice.kind')
    .orderBy('day')
    .orderBy('notice_id')
    .execute()
  return rows.map(lineOf)
}

/** Finds one of a person's own notices. Throws `not_found`. */
export async function getNotice(db: Reader, actor: Actor, noticeId: string): Promise<NoticeLine> {
  const row = await linesOf(noticesOf(db, actor)).where('notice_id', '=', noticeId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这条提醒，可能已过保留期。请刷新页面。')
  return lineOf(row)
}
