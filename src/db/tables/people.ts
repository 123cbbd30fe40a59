import type { Generated } from 'kysely'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { OrganKind, Role } from '../../people/model.ts'
import type { Bit } from './bit.ts'

export interface OrganTable {
  organ_id: string
  name: string
  short_name: string
  kind: OrganKind
  code: string | null
  parent_id: string | null
  congress_id: string | null
  calendar_id: string
  position: Generated<number>
  dissolved_on: Day | null
  successor_id: string | null
  version: Generated<number>
}

export interface UnitTable {
  unit_id: string
  organ_id: string
  name: string
}

export interface AccountTable {
  user_id: string
  username: string
  username_key: string
  display_name: string
  organ_id: string
  unit_id: string | null
  email: string | null
  password_hash: string
  must_change_password: Bit
  is_disabled: Bit
  created_at: Instant
  version: Generated<number>
}

export interface AccountRoleTable {
  user_id: string
  role: Role
}

export interface SessionTable {
  session_id: string
  user_id: string
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  user_agent: string | null
}

export interface SignInGuardTable {
  username_key: string
  failures: number
  locked_until: Instant | null
  last_failed_at: Instant
}
