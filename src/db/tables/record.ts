import type { Generated } from 'kysely'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'

export interface AuditEntryTable {
  audit_id: string
  at: Instant
  day: Day
  actor_id: string | null
  actor_name: string
  action: string
  subject_type: string
  subject_id: string
  serial: number
  detail: string
  request_id: string | null
  previous_hash: string
  hash: string
}

export interface AuditSealTable {
  day: Day
  entries: number
  previous_hash: string
  hash: string
  sealed_at: Instant
}

export interface JobTable {
  job_id: string
  kind: string
  payload: string
  state: 'ready' | 'running' | 'done' | 'parked'
  run_after: Instant
  attempts: Generated<number>
  claimed_until: Instant | null
  last_error: string | null
  created_at: Instant
  finished_at: Instant | null
}

export interface InstallationTable {
  name: string
  value: string
}
