import type { Generated } from 'kysely'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { DeliveryState, NoticeKind, NoticeSubject, SupersededWhy } from '../../notices/model.ts'
import type { Bit } from './bit.ts'

export interface NoticeTable {
  notice_id: string
  user_id: string
  kind: NoticeKind
  subject_type: NoticeSubject
  subject_id: string
  document_id: string
  day: Day
  step: string
  detail: string
  created_at: Instant
  read_at: Instant | null
  superseded_at: Instant | null
  superseded_why: SupersededWhy | null
  delivery_id: string | null
}

export interface NoticeLookTable {
  name: string
  looked_at: Instant
}

export interface NoticeSettingTable {
  user_id: string
  is_digest: Bit
  muted: string
  version: Generated<number>
}

export interface MailDeliveryTable {
  delivery_id: string
  user_id: string
  day: Day
  address: string
  items: number
  state: DeliveryState
  attempts: Generated<number>
  claimed_until: Instant | null
  last_error: string | null
  created_at: Instant
  sent_at: Instant | null
}

export interface CalendarFeedTable {
  user_id: string
  token_hash: string
  created_at: Instant
  last_used_at: Instant | null
  window_from: Instant | null
  window_uses: Generated<number>
}
