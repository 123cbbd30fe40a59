import { calendarReader } from '../../calendar/records.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Deadline } from '../../deadlines/model.ts'
import { listDeadlines } from '../../deadlines/queries/deadlines.ts'
import { addDays, addMonths, type Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { maySeeDocument } from '../../people/rules.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import { DUE_KINDS, type SupersededWhy, type WantedNotice } from '../model.ts'
import { accessTo } from '../records.ts'
import {
  DUE_KIND_OF,
  detailOf,
  hasFiler,
  isRemindedOf,
  LATE,
  MOVED,
  type Nearness,
  nearnessOfFiling,
  nearnessOfReview,
  nearnessOfValidity,
  SUBJECT_OF,
} from '../rules.ts'

/** How long after its end a validity is still worth a word. */
const JUST_OVER = 30

/** Six months before 31 December is 30 June, but six months after 30 June is 30 December. */
const MONTH_ENDS = 3

export interface DueNotices {
  readonly wanted: readonly WantedNotice[]
  readonly ended: readonly { readonly noticeId: string; readonly why: SupersededWhy }[]
}

interface Standing {
  readonly notice_id: string
  readonly user_id: string
  readonly kind: string
  readonly subject_id: string
  readonly day: Day
  readonly step: string
}

interface Near {
  readonly deadline: Deadline
  readonly near: Nearness | null
  readonly userIds: readonly string[]
}

const keyOf = (kind: string, subjectId: string): string => `${kind}:${subjectId}`

/** Works out which reminders of last days must be there on a day and are not, and which stand without reason. */
export async function dueNotices(db: Reader, people: readonly Actor[], today: Day): Promise<DueNotices> {
  const near = new Map<string, Near>()
  for (const one of await openDeadlines(db, people, today))
    near.set(keyOf(DUE_KIND_OF[one.deadline.kind], one.deadline.subjectId), one)
  const standing = await standingNotices(db)
  const movedFrom = new Map<string, Day>()
  const ended: { noticeId: string; why: SupersededWhy }[] = []
  for (const notice of standing) {
    const key = keyOf(notice.kind, notice.subject_id)
    const found = near.get(key)
    const why = whyEnded(notice, found)
    if (why) ended.push({ noticeId: notice.notice_id, why })
    if (why === 'moved') movedFrom.set(key, notice.day)
  }
  const known = new Set(standing.map((n) => [n.kind, n.subject_id, n.day, n.step, n.user_id].join()))
  const wanted = [...near.values()]
    .flatMap((one) => noticesOf(one, movedFrom.get(keyOf(DUE_KIND_OF[one.deadline.kind], one.deadline.subjectId))))
    .filter((n) => !known.has([n.kind, n.subjectId, n.day, n.step, n.userId].join()))
  return { wanted, ended }
}

function whyEnded(notice: Standing, found: Near | undefined): SupersededWhy | null {
  if (!found) return 'done'
  if (found.deadline.on !== notice.day) return 'moved'
  if (!found.userIds.includes(notice.user_id)) return 'elsewhere'
  return found.near !== null && found.near.step !== notice.step ? 'followed' : null
}

function noticesOf({ deadline, near, userIds }: Near, movedFrom: Day | undefined): WantedNotice[] {
  const step = near?.step ?? (movedFrom ? MOVED : null)
  if (step === null) return []
  return userIds.map((userId) => ({
    subjectType: SUBJECT_OF[deadline.kind],
    subjectId: deadline.subjectId,
    kind: DUE_KIND_OF[deadline.kind],
    day: deadline.on,
    step,
    userId,
    documentId: deadline.documentId,
    detail: {
      ...detailOf(near, deadline.isProvisional, movedFrom ?? null),
      ...(deadline.recipient ? { recipient: deadline.recipient } : {}),
    },
  }))
}

const standingNotices = (db: Reader): Promise<Standing[]> =>
  db
    .selectFrom('notice')
    .select(['notice_id', 'user_id', 'kind', 'subject_id', 'day', 'step'])
    .where('kind', 'in', DUE_KINDS)
    .where('superseded_at', 'is', null)
    .execute()

/** Every open last day with how near it is, and who must hear of it and may see what it is about. */
async function openDeadlines(db: Reader, people: readonly Actor[], today: Day): Promise<readonly Near[]> {
  const policies = await listPolicies(db)
  const calendarOf = calendarReader(db)
  const working = policyOn(policies, 'review-warning', today).value
  const days = policyOn(policies, 'filing-warnings', today).value
  const months = policyOn(policies, 'expiry-warnings', today).value
  const all = await listDeadlines(db, null, {
    isOpenOnly: true,
    span: null,
    validity: { from: addDays(today, -JUST_OVER), to: addDays(addMonths(today, Math.max(0, ...months)), MONTH_ENDS) },
  })
  // A validity that was evaluated needs no more warning.
  const deadlines = all.filter((deadline) => deadline.doneOn === null)
  const access = await accessTo(
    db,
    deadlines.map((deadline) => deadline.documentId),
  )
  const near: Near[] = []
  for (const deadline of deadlines) {
    const { kind, on, clock } = deadline
    const how =
      kind === 'review'
        ? nearnessOfReview(on, today, working, await calendarOf(clock.calendarId ?? ''))
        : kind === 'validity'
          ? nearnessOfValidity(on, today, months)
          : nearnessOfFiling(on, today, days)
    const facts = access.get(deadline.documentId)
    const isPressing = how !== null && (how.step === LATE || how.left === 0)
    const filed = hasFiler(people, deadline.organId)
    const userIds = people
      .filter((p) => isRemindedOf(p, deadline, isPressing, filed) && facts !== undefined && maySeeDocument(p, facts))
      .map((p) => p.userId)
    near.push({ deadline, near: how, userIds })
  }
  return near
}
