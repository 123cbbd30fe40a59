import type { Generated } from 'kysely'
import type { DayUnit } from '../../calendar/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type {
  MaterialFormat,
  MaterialKind,
  MaterialState,
  Nature,
  Procedure,
  ProcedureAnswer,
} from '../../packs/model.ts'
import type { Bit } from './bit.ts'

export interface ReviewPackTable {
  pack_id: string
  document_id: string
  round_id: string | null
  nature: Nature | null
  is_market_related: Bit
  contact_name: string | null
  contact_phone: string | null
  created_at: Instant
  updated_at: Instant
  version: Generated<number>
}

export interface ReviewBasisTable {
  basis_id: string
  pack_id: string
  serial: number
  title: string
  number_text: string | null
  articles: string | null
  document_id: string | null
}

export interface ReviewProcedureTable {
  pack_id: string
  procedure: Procedure
  answer: ProcedureAnswer
  reason: string | null
  from_on: Day | null
  to_on: Day | null
  channel: string | null
  received: number | null
  adopted: number | null
  conclusion: string | null
  exception_reason: string | null
  needed_limit: number | null
  needed_unit: DayUnit | null
  given_days: number | null
}

export interface ReviewMaterialTable {
  material_id: string
  pack_id: string
  kind: MaterialKind
  file_name: string
  digest: string
  size: number
  format: MaterialFormat
  state: MaterialState
  failure: string | null
  plain: string | null
  uploaded_by: string | null
  uploaded_by_name: string
  uploaded_at: Instant
  removed_at: Instant | null
  removed_by_name: string | null
}
