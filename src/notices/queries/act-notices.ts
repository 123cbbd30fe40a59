import { z } from 'zod'
import type { Reader } from '../../db/transaction.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { Actor } from '../../people/model.ts'
import { may, maySeeDocument } from '../../people/rules.ts'
import { TEMPLATE_LABELS } from '../../templates/model.ts'
import type { ActKind, NoticeDetail, WantedNotice } from '../model.ts'
import { accessTo } from '../records.ts'

/** Which acts somebody else must hear of. */
const KIND_OF = {
  'review.submitted': 'round_submitted',
  'review.supplement_answered': 'round_submitted',
  'review.assigned': 'assigned',
  'review.supplement_requested': 'supplement_requested',
  'review.returned': 'round_returned',
  'review.opined': 'opinion_issued',
  'filing.registered': 'filing_registered',
  'filing.suspended': 'filing_suspended',
  'filing.refused': 'filing_refused',
  'filing.letter_issued': 'filing_letter',
} as const satisfies Readonly<Record<string, ActKind>>
type Told = keyof typeof KIND_OF
const TOLD = Object.keys(KIND_OF) as Told[]

interface Act {
  readonly action: Told
  readonly subject_id: string
  readonly serial: number
  readonly day: Day
  readonly actor_id: string | null
  readonly detail: string
}

/**
 * Works out what people must hear of from the trail since a moment. The same act seen twice gives the same notices, so
 * the caller may look back as far as it likes.
 */
export async function actNotices(
  db: Reader,
  people: readonly Actor[],
  since: Instant,
): Promise<readonly WantedNotice[]> {
  const acts = (await db
    .selectFrom('audit_entry')
    .select(['action', 'subject_id', 'serial', 'day', 'actor_id', 'detail'])
    .where('at', '>=', since)
    .where('action', 'in', TOLD)
    .orderBy('audit_id')
    .execute()) as Act[]
  const reviews = await reviewFacts(db, idsOf(acts, 'review.'))
  const filings = await filingFacts(db, idsOf(acts, 'filing.'))
  const facts = [...reviews.values(), ...filings.values()]
  const access = await accessTo(
    db,
    facts.map((fact) => fact.documentId),
  )
  return acts.flatMap((act) => {
    const fact = reviews.get(act.subject_id) ?? filings.get(act.subject_id)
    const seen = fact && access.get(fact.documentId)
    if (!fact || !seen) return []
    const readers = people.filter(
      (person) => person.userId !== act.actor_id && isTold(act.action, person, fact) && maySeeDocument(person, seen),
    )
    return readers.map((person) => noticeOf(act, fact, person))
  })
}

const idsOf = (acts: readonly Act[], prefix: string): readonly string[] => [
  ...new Set(acts.filter((act) => act.action.startsWith(prefix)).map((act) => act.subject_id)),
]

interface Fact {
  readonly type: 'review' | 'filing'
  readonly documentId: string
  /** Who drafts, or who files. */
  readonly organId: string
  readonly submittedBy: readonly string[]
  readonly assigned: readonly {
    readonly userId: string
    readonly duty: string
    readonly on: Day
    readonly isOwnAct: boolean
  }[]
  readonly recipient: string | null
}

function isTold(action: Told, person: Actor, fact: Fact): boolean {
  switch (action) {
    case 'review.assigned':
      return fact.assigned.some((one) => one.userId === person.userId && !one.isOwnAct)
    case 'review.submitted':
    case 'review.supplement_answered': {
      const reviewers = fact.assigned.filter((one) => one.duty === 'reviewer')
      if (reviewers.length === 0) return may(person, 'review.accept')
      return reviewers.some((one) => one.userId === person.userId)
    }
    case 'review.supplement_requested':
    case 'review.returned':
    case 'review.opined':
      return (
        may(person, 'review.submit') && (person.organId === fact.organId || fact.submittedBy.includes(person.userId))
      )
    default:
      return (
        may(person, 'filing.submit') && (person.organId === fact.organId || fact.submittedBy.includes(person.userId))
      )
  }
}

function noticeOf(act: Act, fact: Fact, person: Actor): WantedNotice {
  const common = {
    subjectType: fact.type,
    subjectId: act.subject_id,
    kind: KIND_OF[act.action],
    userId: person.userId,
    documentId: fact.documentId,
  }
  // The trail names the person only in words: whoever is assigned is told once for each day of assignment.
  const duty = fact.assigned.find((one) => one.userId === person.userId)
  if (act.action === 'review.assigned' && duty)
    return { ...common, day: duty.on, step: duty.duty, detail: { duty: duty.duty } }
  return { ...common, day: act.day, step: String(act.serial), detail: detailOf(act, fact) }
}

const told = z
  .object({
    round: z.number(),
    missing: z.string(),
    reason: z.string(),
    kind: z.string(),
    number: z.string().nullable(),
  })
  .partial()

function detailOf(act: Act, fact: Fact): NoticeDetail {
  const { round, missing, reason, kind, number } = told.parse(JSON.parse(act.detail))
  return {
    round,
    words: act.action === 'filing.letter_issued' ? letterName(kind) : (missing ?? reason),
    opinion: act.action === 'review.opined' ? kind : undefined,
    number: number ?? undefined,
    recipient: fact.recipient ?? undefined,
  }
}

const letterName = (kind: string | undefined): string | undefined =>
  kind === undefined ? undefined : (TEMPLATE_LABELS as Readonly<Record<string, string>>)[kind]

async function reviewFacts(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Fact>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('review')
    .innerJoin('document', 'document.document_id', 'review.document_id')
    .select(['review_id', 'review.document_id', 'drafting_organ_id'])
    .where('review_id', 'in', ids)
    .execute()
  const rounds = await db
    .selectFrom('review_round')
    .select(['review_id', 'submitted_by'])
    .where('review_id', 'in', ids)
    .execute()
  const assigned = await db.selectFrom('review_assignment').selectAll().where('review_id', 'in', ids).execute()
  return new Map(
    rows.map((row) => [
      row.review_id,
      {
        type: 'review',
        documentId: row.document_id,
        organId: row.drafting_organ_id,
        submittedBy: rounds.flatMap((r) => (r.review_id === row.review_id && r.submitted_by ? [r.submitted_by] : [])),
        assigned: assigned
          .filter((one) => one.review_id === row.review_id)
          .map((one) => ({
            userId: one.user_id,
            duty: one.duty,
            on: one.assigned_on,
            isOwnAct: one.assigned_by === one.user_id,
          })),
        recipient: null,
      },
    ]),
  )
}

async function filingFacts(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Fact>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('filing')
    .innerJoin('organ', 'organ.organ_id', 'filing.recipient_organ_id')
    .select(['filing_id', 'document_id', 'filing_organ_id', 'organ.name as recipient'])
    .where('filing_id', 'in', ids)
    .execute()
  const sent = await db
    .selectFrom('filing_submission')
    .select(['filing_id', 'submitted_by'])
    .where('filing_id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.filing_id,
      {
        type: 'filing',
        documentId: row.document_id,
        organId: row.filing_organ_id,
        submittedBy: sent.flatMap((s) => (s.filing_id === row.filing_id && s.submitted_by ? [s.submitted_by] : [])),
        assigned: [],
        recipient: row.recipient,
      },
    ]),
  )
}
