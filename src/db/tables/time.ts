import type { Generated } from 'kysely'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { Bit } from './bit.ts'

export interface CalendarTable {
  calendar_id: string
  name: string
  based_on: string | null
  version: Generated<number>
}

export interface CalendarDayTable {
  calendar_id: string
  day: Day
  kind: 'off' | 'work'
  note: string
  source: string | null
}

export interface CalendarYearTable {
  calendar_id: string
  year: number
  note: string | null
}

export interface PolicyTable {
  policy_id: string
  key: string
  value: string
  effective_from: Day
  legal_basis: string
  is_confirmed: Bit
  note: string | null
  created_at: Instant
  created_by: string | null
  version: Generated<number>
}
