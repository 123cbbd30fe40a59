import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

/** One line of the trail, as stored. */
export interface AuditRow {
  readonly audit_id: string
  readonly at: Instant
  readonly day: Day
  readonly actor_id: string | null
  readonly actor_name: string
  readonly action: string
  readonly subject_type: string
  readonly subject_id: string
  readonly serial: number
  readonly detail: string
  readonly request_id: string | null
  readonly previous_hash: string
}

/** One line of the trail, as a page shows it. */
export interface AuditLine {
  readonly auditId: string
  readonly at: Instant
  readonly actorName: string
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly serial: number
  readonly detail: Readonly<Record<string, unknown>>
  /** It is about a secret document and the reader may not read those: that something happened is told, not what. */
  readonly isWithheld?: boolean
  readonly hash: string
}

/** What `verify-audit` found. */
export interface AuditVerdict {
  readonly entries: number
  readonly chains: number
  readonly seals: number
  /** The first row that does not fit, in words; null when all fit. */
  readonly broken: string | null
}
